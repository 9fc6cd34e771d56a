using System.Collections.Immutable;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Cli.Gate;

/// <summary>Writes counts that differ into the specifications.</summary>
internal static class Updating
{
    /// <summary>The same with what was rewritten as met.</summary>
    /// <param name="output">Gets the difference before anything is written.</param>
    public static ImmutableArray<GatedSpecification> Apply(
        ImmutableArray<GatedSpecification> specifications, TextWriter output) =>
        [.. specifications.Select(s => Apply(s, output))];

    private static GatedSpecification Apply(GatedSpecification specification, TextWriter output)
    {
        CountUpdate[] updates = [.. specification.Runs.SelectMany(CountUpdate.Of)];
        if (updates is [])
            return specification;

        foreach (CountUpdate update in updates)
        {
            output.WriteLine(Printable.Escape($"{update.Span.File.Path}:{update.Span.Line}"));
            output.WriteLine(Printable.Escape($"- {update.Old}"));
            output.WriteLine(Printable.Escape($"+ {update.New}"));
        }

        output.Flush();
        CountUpdate.Write(specification.Path, updates);
        HashSet<SourceSpan> spans = [.. updates.Select(u => u.Span)];
        return specification with
        {
            Runs = [.. specification.Runs.Select(run => run with
            {
                Expectations = [.. run.Expectations.Select(e => spans.Contains(e.Expectation.Span)
                    ? new ComparedExpectation(e.Expectation, ExpectationStatus.Met, null)
                    : e)],
            })],
            Findings = [.. specification.Findings.Where(f => f.Span is not { } span || !spans.Contains(span))],
        };
    }
}
