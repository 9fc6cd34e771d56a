using System.Diagnostics.CodeAnalysis;

namespace ModelCheck.Reporting;

/// <summary>The address in an <c>@source</c> tag, where it begins with one.</summary>
internal static class SourceLink
{
    /// <summary>Only addresses of the web: whatever else a specification may say is shown as it is.</summary>
    /// <param name="address">Escaped, so that no character in it ends the link that it is put in.</param>
    public static bool TryRead(string source, [NotNullWhen(true)] out string? address)
    {
        string word = source.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("");
        bool isLink = Uri.TryCreate(word, UriKind.Absolute, out Uri? found)
            && (found.Scheme == Uri.UriSchemeHttps || found.Scheme == Uri.UriSchemeHttp)
            && found.UserInfo == "" && found.AbsoluteUri.All(char.IsAscii);
        address = isLink ? Escape(found!.AbsoluteUri) : null;
        return isLink;
    }

    private static string Escape(string address) => string.Concat(address.Select(c =>
        char.IsAsciiLetterOrDigit(c) || "-._~:/?#@!$&*+,;=%".Contains(c, StringComparison.Ordinal)
            ? $"{c}"
            : Uri.HexEscape(c)));
}
