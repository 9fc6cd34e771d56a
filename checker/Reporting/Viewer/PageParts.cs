using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace ModelCheck.Reporting.Viewer;

/// <summary>The embedded files of <c>Page/</c>: a template, style sheets and modules.</summary>
internal static class PageParts
{
    private const string EntryModule = "main.js";

    private static readonly ImmutableSortedDictionary<string, string> Files = ReadAll();

    public static string Template => Files["index.html"];

    /// <summary>All style sheets, in the order of their names.</summary>
    public static string Style { get; } = string.Concat(Named(".css").Select(file => file.Value));

    /// <summary>All modules as one script.</summary>
    public static string Script { get; } =
        ModuleBundler.Bundle(Named(".js").ToDictionary(file => file.Key, file => file.Value), EntryModule);

    private static IEnumerable<KeyValuePair<string, string>> Named(string extension) =>
        Files.Where(file => file.Key.EndsWith(extension, StringComparison.Ordinal));

    private static ImmutableSortedDictionary<string, string> ReadAll()
    {
        const string Prefix = "page/";
        Assembly assembly = typeof(PageParts).Assembly;
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            files.Add(name[Prefix.Length..], reader.ReadToEnd());
        }

        return files.ToImmutable();
    }
}
