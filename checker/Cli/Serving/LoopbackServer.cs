using System.Net;
using System.Net.Sockets;

namespace ModelCheck.Cli.Serving;

/// <summary>Answers requests on this machine's loopback address and on no other.</summary>
/// <remarks>
/// As little of HTTP as a browser needs: one request for each connection, no bodies, no compression. A request that
/// names another host is refused, so that no other site's name can be pointed at this one.
/// </remarks>
internal sealed class LoopbackServer : IDisposable
{
    private const int MostConnections = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TcpListener _listener;
    private readonly Func<HttpRequest, HttpResponse> _answer;
    private readonly SemaphoreSlim _free = new(MostConnections);

    /// <param name="port">0 for any free one.</param>
    /// <param name="answer">Called on several threads at once; must not throw.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public LoopbackServer(int port, Func<HttpRequest, HttpResponse> answer)
    {
        _answer = answer;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose()
    {
        _listener.Dispose();
        _free.Dispose();
    }

    /// <summary>Answers until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                await _free.WaitAsync(cancellation);
                TcpClient client = await _listener.AcceptTcpClientAsync(cancellation);
                connections.RemoveAll(task => task.IsCompleted);
                connections.Add(ServeAsync(client, cancellation));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellation)
    {
        await Task.Yield();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using (client)
            {
                NetworkStream stream = client.GetStream();
                HttpRequest? request = await HttpRequest.ReadAsync(stream, patience.Token);
                await stream.WriteAsync(Respond(request).ToBytes(), patience.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // The other side has gone, or takes too long: there is nobody to tell.
        }
        finally
        {
            _free.Release();
        }
    }

    private HttpResponse Respond(HttpRequest? request)
    {
        if (request is null)
            return HttpResponse.Refuse(400, "this is no request");
        if (request.Host != $"127.0.0.1:{Port}" && request.Host != $"localhost:{Port}")
            return HttpResponse.Refuse(403, "this is not the host that was asked");

        return request.Method == "GET" ? _answer(request) : HttpResponse.Refuse(405, "only GET is answered");
    }
}
