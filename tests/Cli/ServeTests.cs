using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ModelCheck.Cli.Serving;
using ModelCheck.Tests.Reporting;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

public sealed class ServeTests : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly ExplorerSite _site = new(Reports.Of(ReportSpecs.Rich));
    private readonly LoopbackServer _server;
    private readonly Task _running;
    private readonly HttpClient _client = new();

    public ServeTests()
    {
        _server = new LoopbackServer(0, _site.Answer);
        _running = _server.RunAsync(_end.Token);
    }

    private string Root => $"http://127.0.0.1:{_server.Port}/{_site.Token}/";

    public void Dispose()
    {
        _end.Cancel();
        _running.Wait(TimeSpan.FromSeconds(20));
        _server.Dispose();
        _client.Dispose();
        _end.Dispose();
    }

    [Fact]
    public async Task The_page_comes_with_its_policy_and_is_not_kept()
    {
        HttpResponseMessage response = await _client.GetAsync(Root);
        string page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Contains("one owner", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_enabled_rule_can_be_fired()
    {
        JsonNode trace = JsonNode.Parse(await _client.GetStringAsync($"{Root}trace?rules=0.0.2.1"))!;

        Assert.Equal(4, trace["steps"]!.AsArray().Count);
        Assert.Equal(["Alice", "server", "Bob"], trace["lanes"]!.AsArray().Select(lane => (string)lane!));
    }

    [Theory]
    [InlineData("trace?rules=0.2", HttpStatusCode.Conflict)]
    [InlineData("trace?rules=", HttpStatusCode.BadRequest)]
    [InlineData("trace?rules=0.99", HttpStatusCode.BadRequest)]
    [InlineData("trace?rules=-1", HttpStatusCode.BadRequest)]
    [InlineData("trace?rules=0.99999999999999999999", HttpStatusCode.BadRequest)]
    [InlineData("trace?rules=1", HttpStatusCode.BadRequest)]
    [InlineData("spec.m", HttpStatusCode.NotFound)]
    [InlineData("trace", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_refused(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await _client.GetAsync(Root + path)).StatusCode);

    [Fact]
    public async Task Without_the_token_there_is_nothing()
    {
        string root = $"http://127.0.0.1:{_server.Port}/";

        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(root)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"{root}{new string('0', 32)}/")).StatusCode);
        Assert.Matches("^[0-9a-f]{32}$", _site.Token);
        Assert.NotEqual(_site.Token, new ExplorerSite(Reports.Of(SmallSpecs.Holds)).Token);
    }

    [Theory]
    [InlineData("Host: evil.example\r\n", 403)]
    [InlineData("Host: 127.0.0.1\r\n", 403)]
    [InlineData("", 403)]
    [InlineData("Host: 127.0.0.1:PORT\r\nHost: evil.example\r\n", 403)]
    [InlineData("Host: 127.0.0.1:PORT\r\n", 200)]
    [InlineData("Host: localhost:PORT\r\n", 200)]
    public void Only_this_host_is_answered(string headers, int status) =>
        Assert.Equal(status, Send($"GET /{_site.Token}/ HTTP/1.1\r\n{headers}\r\n"));

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("get")]
    public void Nothing_but_get_is_answered(string method) =>
        Assert.Equal(405, Send($"{method} /{_site.Token}/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 0\r\n\r\n"));

    [Theory]
    [InlineData("/../../etc/passwd")]
    [InlineData("/TOKEN/../../../etc/passwd")]
    [InlineData("/TOKEN/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/TOKEN//etc/passwd")]
    [InlineData("/TOKEN/trace?rules=0&rules=../../etc/passwd")]
    public void No_path_leads_to_a_file(string target)
    {
        string path = target.Replace("TOKEN", _site.Token, StringComparison.Ordinal);

        Assert.InRange(Send($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n"), 400, 404);
    }

    /// <summary>Random requests, near to good ones and far from them: never an error of ours, never silence.</summary>
    [Fact]
    public void Random_requests_are_answered_or_refused()
    {
        var random = new Random(3);
        DateTime end = DateTime.UtcNow.AddSeconds(FullRunTheoryAttribute.IsAsked ? 60 : 4);
        int[] expected = [200, 400, 403, 404, 405, 409];
        int count = 0;
        while (DateTime.UtcNow < end && count < 20_000)
        {
            Assert.Contains(Send(RandomRequest(random)), expected);
            count++;
        }

        Assert.Equal(200, Send($"GET /{_site.Token}/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n"));
        Assert.InRange(count, 20, int.MaxValue);
    }

    [Fact]
    public void It_listens_on_the_loopback_address_only()
    {
        IPAddress[] others =
        [
            .. Dns.GetHostAddresses(Dns.GetHostName()).Where(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a)),
        ];
        foreach (IPAddress address in others)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            Assert.Throws<SocketException>(() => socket.Connect(address, _server.Port));
        }
    }

    /// <summary>Sends a request as it is and gives the status of the answer.</summary>
    private int Send(string request)
    {
        string port = _server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var client = new TcpClient("127.0.0.1", _server.Port);
        client.ReceiveTimeout = 15_000;
        NetworkStream stream = client.GetStream();
        stream.Write(Encoding.Latin1.GetBytes(request.Replace("PORT", port, StringComparison.Ordinal)));
        client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        string first = reader.ReadLine() ?? "";
        return int.Parse(first.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private string RandomRequest(Random random)
    {
        string[] pieces =
        [
            "GET ", "POST ", $"/{_site.Token}/", "/", "trace?rules=", "0", "0.0", ".2", ".1", " HTTP/1.1", "\r\n", "\r\n\r\n",
            "Host: 127.0.0.1:PORT", "Host: x", "Content-Length: 99999999999", "%00", "..", "\0", "\u00ff", "trace", "?", "{}", " ",
        ];
        if (random.Next(2) == 0)
        {
            string path = string.Join('.', Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(5)));
            return $"GET /{_site.Token}/trace?rules=0.{path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n";
        }

        return string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
    }
}
