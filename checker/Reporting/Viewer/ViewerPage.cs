using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Puts the page together from its parts, which are embedded in this assembly.</summary>
/// <remarks>
/// Script and style are allowed by their hashes and nothing else is, so that text of a specification could not run even
/// if it got into the page as markup. The bundle is a data block, in which '&lt;' never stands.
/// </remarks>
internal static class ViewerPage
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>A page that shows a bundle and opens no connection.</summary>
    public static string For(ViewerBundle bundle) => Assemble(Serialize(bundle), connects: "'none'");

    /// <summary>The bundle as JSON without characters that mean something in HTML.</summary>
    public static string Serialize<T>(T bundle) => JsonSerializer.Serialize(bundle, Json);

    /// <param name="connects">What the page may fetch from, as a source of its policy.</param>
    public static string Assemble(string bundle, string connects)
    {
        string script = PageParts.Script;
        string style = PageParts.Style;
        return PageParts.Template
            .Replace("{{policy}}", Policy(connects), StringComparison.Ordinal)
            .Replace("{{style}}", style, StringComparison.Ordinal)
            .Replace("{{script}}", script, StringComparison.Ordinal)
            .Replace("{{bundle}}", bundle, StringComparison.Ordinal);
    }

    /// <summary>The page's Content-Security-Policy.</summary>
    /// <param name="connects">As for <see cref="Assemble"/>.</param>
    public static string Policy(string connects) =>
        $"default-src 'none'; script-src {HashOf(PageParts.Script)}; style-src {HashOf(PageParts.Style)}; "
        + $"connect-src {connects}; "
        + "base-uri 'none'; form-action 'none'";

    private static string HashOf(string text) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
