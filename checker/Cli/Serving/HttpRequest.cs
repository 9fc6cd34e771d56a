using System.Text;

namespace ModelCheck.Cli.Serving;

/// <summary>The head of a request. A body is never read: no request of ours has one.</summary>
/// <param name="Target">Path and query as they came, escapes and all.</param>
/// <param name="Host">Null when there is not exactly one such header.</param>
internal sealed record HttpRequest(string Method, string Target, string? Host)
{
    private const int LongestHead = 256 << 10;

    /// <summary>Reads a head.</summary>
    /// <returns>Null when it is none, too long, or the connection ends before it does.</returns>
    public static async Task<HttpRequest?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        byte[] buffer = new byte[LongestHead];
        int length = 0;
        while (length < buffer.Length)
        {
            int count = await stream.ReadAsync(buffer.AsMemory(length), cancellation);
            if (count == 0)
                return null;

            // The end of the head may have come in two pieces.
            int searched = Math.Max(0, length - 3);
            length += count;
            int end = buffer.AsSpan(searched, length - searched).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
                return Parse(Encoding.Latin1.GetString(buffer, 0, searched + end));
        }

        return null;
    }

    internal static HttpRequest? Parse(string head)
    {
        string[] lines = head.Split("\r\n");
        string[] first = lines[0].Split(' ');
        if (first is not [{ Length: > 0 } method, ['/', ..] target, "HTTP/1.1" or "HTTP/1.0"])
            return null;

        string[] hosts =
        [
            .. lines.Skip(1)
                .Where(line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase))
                .Select(line => line["Host:".Length..].Trim()),
        ];
        return new HttpRequest(method, target, hosts is [var host] ? host : null);
    }
}
