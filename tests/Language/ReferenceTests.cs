using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Results;
using ModelCheck.Language.Syntax;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language;

/// <summary>What the language reference says is so: its examples and its tables are run.</summary>
public class ReferenceTests
{
    private static readonly MarkdownFile Reference = MarkdownFile.Read("checker", "Language", "README.md");

    public static TheoryData<int> Specifications => LinesOf("murphi");

    public static TheoryData<int> Fragments => LinesOf("murphi-fragment");

    public static TheoryData<string, string> RunTimeErrors
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (MarkdownRow row in Reference.RowsUnder("Run-time errors"))
                rows.Add(row.Cells[1], row.Cells[2]);

            return rows;
        }
    }

    public static TheoryData<string, Compatibility, string> Differences
    {
        get
        {
            Compatibility[] columns = [Compatibility.None, Compatibility.Rumur, Compatibility.CMurphi];
            var rows = new TheoryData<string, Compatibility, string>();
            foreach (MarkdownRow row in Reference.RowsUnder("Differences between CMurphi and Rumur"))
            {
                for (int i = 0; i < columns.Length; i++)
                    rows.Add(row.Cells[1], columns[i], row.Cells[i + 2]);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Specifications))]
    public void An_example_gives_what_it_expects(int line)
    {
        LoadResult loaded = ReferenceExample.Load(BlockAt(line).Text);
        Assert.Empty(ReferenceExample.Describe(loaded, Severity.Warning));
        Assert.NotEmpty(loaded.Expectations);
        CheckResult result = ReferenceExample.Check(loaded);
        Assert.All(ExpectationComparison.Compare(loaded.Expectations, result), c => Assert.True(c.IsMet, c.Actual));
    }

    [Theory]
    [MemberData(nameof(Fragments))]
    public void A_fragment_holds(int line)
    {
        LoadResult loaded = ReferenceExample.Load(ReferenceExample.Completed(BlockAt(line).Text));
        Assert.Empty(ReferenceExample.Describe(loaded, Severity.Warning));
        CheckResult result = ReferenceExample.Check(loaded);
        Assert.Empty(result.Violations.Select(v => v.Error?.Message ?? v.Property?.Name));
    }

    [Theory]
    [MemberData(nameof(RunTimeErrors))]
    public void A_run_time_error_has_its_message(string example, string message) =>
        Assert.Equal(message, ErrorOf(example).Message);

    [Fact]
    public void Every_kind_of_run_time_error_has_a_row()
    {
        IEnumerable<ModelErrorKind> kinds =
            Reference.RowsUnder("Run-time errors").Select(row => ErrorOf(row.Cells[1]).Kind);
        Assert.Empty(Enum.GetValues<ModelErrorKind>().Except(kinds));
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void A_difference_is_as_the_table_says(string example, Compatibility compatibility, string outcome)
    {
        LoadResult loaded = ReferenceExample.Load(ReferenceExample.Completed(example), compatibility);
        if (outcome.StartsWith("MC", StringComparison.Ordinal))
        {
            Assert.Equal(outcome, ErrorCodesOf(loaded));
            return;
        }

        const string Warning = "warning ";
        string[] warnings = outcome.StartsWith(Warning, StringComparison.Ordinal) ? [outcome[Warning.Length..]] : [];
        Assert.Empty(ReferenceExample.Describe(loaded, Severity.Error));
        Assert.Equal(warnings, loaded.Diagnostics.Select(d => d.Code));
        if (warnings.Length == 0)
            Assert.Equal(outcome, OutcomeOf(ReferenceExample.Check(loaded), outcome));
    }

    [Fact]
    public void Every_keyword_is_listed()
    {
        string text = File.ReadAllText(Repository.PathTo("checker", "Language", "README.md"));
        int start = text.IndexOf("## Lexical rules", StringComparison.Ordinal);
        string lexical = text[start..text.IndexOf("## Grammar", StringComparison.Ordinal)];
        string[] listed = lexical.Split([' ', '\n', '`', ',', ':', '.'], StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> words = Enum.GetValues<TokenKind>()
            .Where(kind => kind is >= TokenKind.Alias and <= TokenKind.With and not TokenKind.MathFunction)
            .SelectMany(Keywords.SpellingsOf)
            .Where(word => !word.StartsWith("end", StringComparison.Ordinal) || !listed.Contains(word["end".Length..]));
        Assert.Empty(words.Except(listed));
    }

    private static TheoryData<int> LinesOf(string language)
    {
        var lines = new TheoryData<int>();
        foreach (MarkdownBlock block in Reference.Blocks.Where(b => b.Language == language))
            lines.Add(block.Line);

        return lines;
    }

    /// <summary>What goes wrong when an example is added to the declarations above the table of errors.</summary>
    private static ModelError ErrorOf(string example)
    {
        string declarations = Reference.Blocks.Single(b => b.Info == "murphi-fragment errors").Text;
        LoadResult loaded = ReferenceExample.Load(ReferenceExample.Completed($"{declarations}\n{example}"));
        return Assert.Single(ReferenceExample.Check(loaded).Violations).Error!;
    }

    private static string ErrorCodesOf(LoadResult loaded) => string.Join(' ', loaded.Diagnostics
        .Where(d => d.Severity == Severity.Error)
        .Select(d => d.Code)
        .Distinct()
        .Order(StringComparer.Ordinal));

    private static MarkdownBlock BlockAt(int line) => Reference.Blocks.Single(b => b.Line == line);

    // In the words of the table; an error is shown as expected when its message has the expected part.
    private static string OutcomeOf(CheckResult result, string expected)
    {
        if (result.Violations.IsEmpty)
            return "accepted";

        if (result.Violations[0].Error is not { } error)
            return result.Violations[0].Kind == ViolationKind.Invariant ? "violated" : $"{result.Violations[0].Kind}";

        string part = expected.StartsWith("error \"", StringComparison.Ordinal) ? expected[7..^1] : "";
        bool isExpected = part.Length > 0 && error.Message.Contains(part, StringComparison.Ordinal);
        return isExpected ? expected : $"error \"{error.Message}\"";
    }
}
