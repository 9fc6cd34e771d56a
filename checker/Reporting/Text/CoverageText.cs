using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Text;

/// <summary>Which rules never fired, and which parts of guards and branches were never reached.</summary>
/// <remarks>Such a place is often a mistake in a guard, and what it should have shown was not explored.</remarks>
internal static class CoverageText
{
    private const int MostListed = 20;
    private const int MostCharacters = 60;

    public static void Write(StyledWriter writer, TransitionSystem system, CheckResult result)
    {
        Rule[] unfired = [.. system.Rules.Where((_, index) => result.RuleFirings[index] == 0)];
        WriteList(writer, [.. unfired.Select(rule => ("never fired", rule.Name, rule.Span))], "rules");
        if (result.Coverage is not { } coverage)
            return;

        WriteList(writer, [.. coverage.NeverReached.Select(Describe)], "places");
        writer.WriteLine(
            $"{coverage.ReachedCount} of {coverage.PointCount} parts of guards and branches were reached");
        writer.WriteLine();
    }

    private static (string Word, string Text, SourceSpan Span) Describe(CoveragePoint point)
    {
        string text = point.Span.Text.ReplaceLineEndings(" ");
        if (text.Length > MostCharacters)
            text = $"{text[..MostCharacters]}...";

        string word = point.Kind == CoveragePointKind.Guard ? "never true" : "never taken";
        return (word, $"{text}   in {point.Owner}", point.Span);
    }

    private static void WriteList(
        StyledWriter writer, (string Word, string Text, SourceSpan Span)[] items, string kind)
    {
        foreach ((string word, string text, SourceSpan span) in items.Take(MostListed))
        {
            writer.WriteColumn(word, 11, Style.Unclear);
            writer.WriteLine($" {text}   {span.File.Path}:{span.Line}");
        }

        if (items.Length > MostListed)
            writer.WriteLine($"            and {items.Length - MostListed} more {kind}");
        if (items is not [])
            writer.WriteLine();
    }
}
