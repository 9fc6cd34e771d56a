using System.Collections.Immutable;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Reporting.JUnit;

/// <summary>A specification as a suite of tests.</summary>
internal sealed record TestSuite(string Name, ImmutableArray<TestCase> Cases, TimeSpan Elapsed)
{
    public static TestSuite Of(GatedSpecification specification)
    {
        var cases = ImmutableArray.CreateBuilder<TestCase>();
        GateFinding[] errors = [.. specification.Findings.Where(f => f.Level == FindingLevel.Error)];
        foreach (GatedRun run in specification.Runs)
            cases.AddRange(run.Expectations.IsEmpty ? OfProperties(run, errors) : OfExpectations(run, errors));

        // Whatever is wrong and belongs to no expectation must fail, too.
        HashSet<GateFinding> said = [.. cases.Select(c => c.Failure).OfType<GateFinding>()];
        cases.AddRange(errors.Except(said).Select(f => new TestCase($"{f.Rule.Title} ({f.Place})") { Failure = f }));
        cases.AddRange(specification.NotRun.Select(
            e => new TestCase(NameOf(e)) { SkipReason = e.IsLarge ? "large: not run" : "not run" }));
        TimeSpan elapsed = specification.Runs.Aggregate(TimeSpan.Zero, (sum, run) => sum + ElapsedOf(run));
        return new TestSuite(specification.Path, cases.ToImmutable(), elapsed);
    }

    private static IEnumerable<TestCase> OfExpectations(GatedRun run, GateFinding[] errors) =>
        run.Expectations.Select((compared, number) => new TestCase(NameOf(compared.Expectation))
        {
            Elapsed = number == 0 ? ElapsedOf(run) : TimeSpan.Zero,
            Failure = compared.IsMet
                ? null
                : errors.FirstOrDefault(f => f.Span == compared.Expectation.Span) ?? errors.First(),
        });

    private static IEnumerable<TestCase> OfProperties(GatedRun run, GateFinding[] errors)
    {
        if (run.Report is not { } report)
            yield break;

        foreach (PropertyResult property in report.Result.Properties)
        {
            GateFinding? failure = errors.FirstOrDefault(f => f.Violation?.Property == property.Property);
            yield return new TestCase($"{KindText.Of(property.Property)} \"{property.Property.Name}\"")
            {
                Failure = failure,
                SkipReason = failure is null && property.Verdict == Verdict.Inconclusive ? "not decided" : null,
            };
        }

        // A check without properties still looks for deadlocks and errors of the model.
        GateFinding? other = errors.FirstOrDefault(f => f.Violation is { Property: null });
        yield return new TestCase("no deadlock, no error")
        {
            Elapsed = ElapsedOf(run),
            Failure = other,
            SkipReason = other is null && report.Result.Verdict != Verdict.Holds ? "not decided" : null,
        };
    }

    private static string NameOf(Expectation expectation) =>
        expectation.Sizes is "" ? $"{expectation}" : $"at {expectation.Sizes}: {expectation}";

    private static TimeSpan ElapsedOf(GatedRun run) =>
        run is { IsCached: false, Report.Result.Elapsed: var elapsed } ? elapsed : TimeSpan.Zero;
}

/// <param name="Name">What is claimed.</param>
internal sealed record TestCase(string Name)
{
    public TimeSpan Elapsed { get; init; }

    /// <summary>Null when it passes.</summary>
    public GateFinding? Failure { get; init; }

    /// <summary>Why it says nothing; null when it does.</summary>
    public string? SkipReason { get; init; }
}
