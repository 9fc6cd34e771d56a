using System.Globalization;
using System.Text.RegularExpressions;
using ModelCheck.Language;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Language;

/// <summary>
/// Each entry of the diagnostics reference is true: its example gives the diagnostic with the message in its
/// heading and no other error, and its fix loads without it.
/// </summary>
public sealed partial class DiagnosticsReferenceTests : IDisposable
{
    private static readonly MarkdownFile Reference =
        MarkdownFile.Read("checker", "Language", "DIAGNOSTICS.md");

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Entries
    {
        get
        {
            var entries = new TheoryData<string>();
            foreach (string heading in Reference.Headings.Where(IsEntry))
                entries.Add(heading);

            return entries;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Entries))]
    public void An_example_gives_its_diagnostic(string heading)
    {
        LoadResult loaded = Load(heading, 0);
        Diagnostic diagnostic = loaded.Diagnostics.First(d => d.Code == CodeOf(heading));
        string pattern = Regex.Escape(heading["MCnnnn ".Length..]).Replace("…", ".*", StringComparison.Ordinal);
        Assert.Matches(new Regex($"^{pattern}$", RegexOptions.Singleline), diagnostic.Message);
        Assert.Empty(loaded.Diagnostics
            .Where(d => d.Severity == Severity.Error && d.Code != diagnostic.Code)
            .Select(d => $"{d.Code} {d.Message}"));
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void A_fix_is_one(string heading)
    {
        LoadResult loaded = Load(heading, 1);
        Assert.Empty(ReferenceExample.Describe(loaded, Severity.Error));
        Assert.DoesNotContain(CodeOf(heading), loaded.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Every_code_has_one_entry_in_order()
    {
        IEnumerable<string> reported = Directory
            .EnumerateFiles(Repository.PathTo("checker", "Language", "Diagnostics"), "*.cs")
            .SelectMany(file => QuotedCode().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value)
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(reported, Reference.Headings.Where(IsEntry).Select(CodeOf));
    }

    private static bool IsEntry(string heading) => heading.StartsWith("MC", StringComparison.Ordinal);

    private static string CodeOf(string heading) => heading[..heading.IndexOf(' ')];

    /// <summary>Loads an entry's example or fix from a folder with the entry's further files.</summary>
    private LoadResult Load(string heading, int index)
    {
        MarkdownBlock[] blocks = [.. Reference.Blocks.Where(b => b.Heading == heading)];
        foreach (MarkdownBlock module in blocks.Where(b => b.Option("file") is not null))
            _folder.Write(module.Option("file")!, module.Text);

        MarkdownBlock[] specifications = [.. blocks.Where(b => b.Option("file") is null)];
        Assert.Equal(2, specifications.Length);
        MarkdownBlock block = specifications[index];
        string text = Repeated(block);
        string path = _folder.Write(
            "spec.m", block.Language == "murphi" ? text : ReferenceExample.Completed(text));
        string[] constant = block.Option("const")?.Split('=', 2) ?? [];
        string[] size = block.Option("size")?.Split('=', 2) ?? [];
        LoadResult loaded = Specification.Load(path, new LoadOptions
        {
            Compatibility = ReferenceExample.CompatibilityOf(block),
            Constants = constant is [var name, var value] ? [(name, value)] : [],
            ScalarsetSizes = size is [var type, var count] ? [(type, Number(count))] : [],
        });
        return block.Option("unbounded") is null ? loaded : WithObstacles(loaded);
    }

    // What a proof for any size would say.
    private static LoadResult WithObstacles(LoadResult loaded) => loaded with
    {
        Diagnostics = loaded.Diagnostics.AddRange(
            Parametricity.Of(loaded.System!).SelectMany(freedom => freedom.Obstacles)),
    };

    // repeat=():1001 puts 1,001 of each of these characters in the place of one.
    private static string Repeated(MarkdownBlock block)
    {
        if (block.Option("repeat")?.Split(':') is not [var characters, var count])
            return block.Text;

        int times = Number(count);
        return string.Concat(block.Text.Select(c => new string(c, characters.Contains(c) ? times : 1)));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("\"(?<code>MC[0-9]{4})\"")]
    private static partial Regex QuotedCode();
}
