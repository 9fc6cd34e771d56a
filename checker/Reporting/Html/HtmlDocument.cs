using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Html;

/// <summary>A page without scripts that needs nothing else: elements go in, markup comes out.</summary>
/// <remarks>
/// Text gets in by <see cref="Element"/> only, which escapes it. The style sheet is allowed by its hash and nothing else
/// is, so that text would be harmless even as markup.
/// </remarks>
internal static class HtmlDocument
{
    private static readonly string Style = ReadStyle();

    /// <summary>An element with text or other elements in it, characters that are not visible replaced.</summary>
    public static XElement Element(string name, params IEnumerable<object> content) =>
        // Text makes sure of an end tag, which all elements that we use have in HTML.
        new(name, content.Select(Safe).Prepend(""));

    /// <summary>The same with a class, for the style sheet.</summary>
    public static XElement Classed(string name, string style, params IEnumerable<object> content)
    {
        XElement element = Element(name, content);
        element.SetAttributeValue("class", style);
        return element;
    }

    public static void Write(string title, IEnumerable<XElement> body, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("<!doctype html>");
        writer.WriteLine("<html lang=\"en\">");
        writer.WriteLine("<meta charset=\"utf-8\">");
        writer.WriteLine($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">");
        writer.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        writer.WriteLine(Element("title", title).ToString(SaveOptions.DisableFormatting));
        writer.WriteLine($"<style>{Style}</style>");
        foreach (XElement element in body)
            writer.WriteLine(element.ToString(SaveOptions.DisableFormatting));

        writer.WriteLine("</html>");
    }

    private static string Policy =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    private static object Safe(object content) =>
        content is string text ? string.Join('\n', text.Split('\n').Select(line => Printable.Escape(line))) : content;

    private static string ReadStyle()
    {
        using Stream stream = typeof(HtmlDocument).Assembly.GetManifestResourceStream("html/report.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
