using System.Globalization;
using System.Text;

namespace ModelCheck.Cli.Serving;

/// <summary>An answer: status, type and text.</summary>
internal sealed record HttpResponse(int Status, string Type, string Body)
{
    /// <summary>The page's policy, for an answer that is one.</summary>
    public string? Policy { get; init; }

    public static HttpResponse Refuse(int status, string reason) =>
        new(status, "text/plain; charset=utf-8", reason + "\n");

    public static HttpResponse Json(string json) => new(200, "application/json", json);

    /// <summary>The whole answer, head and body. Nothing may be kept, framed or guessed at by the browser.</summary>
    public byte[] ToBytes()
    {
        byte[] body = Encoding.UTF8.GetBytes(Body);
        string head = string.Create(CultureInfo.InvariantCulture,
            $"HTTP/1.1 {Status} {Reason}\r\nContent-Type: {Type}\r\nContent-Length: {body.Length}\r\n");
        string rest = "Connection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
            + "Referrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\n"
            + $"Content-Security-Policy: {Policy ?? "default-src 'none'"}; frame-ancestors 'none'\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head + rest), .. body];
    }

    private string Reason => Status switch
    {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        _ => "Error",
    };
}
