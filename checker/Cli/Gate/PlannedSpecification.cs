using System.Collections.Immutable;
using ModelCheck.Language;
using ModelCheck.Language.Expectations;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Cli.Gate;

/// <summary>A specification and what is to be run of it.</summary>
/// <param name="Loaded">Null when it cannot be read.</param>
/// <param name="NotRun">Expectations that this gate leaves out.</param>
/// <param name="Findings">What is known before anything runs.</param>
internal sealed record PlannedSpecification(
    string Path,
    LoadResult? Loaded,
    ImmutableArray<PlannedRun> Runs,
    ImmutableArray<Expectation> NotRun,
    ImmutableArray<GateFinding> Findings);

/// <summary>One check or proof.</summary>
/// <param name="Loaded">The specification with the constants of this run; free of errors.</param>
/// <param name="Expectations">Those that it decides.</param>
internal sealed record PlannedRun(
    RunRequest Request, LoadResult Loaded, string Key, ImmutableArray<Expectation> Expectations)
{
    /// <summary>How many states are expected; 0 when that is not said.</summary>
    public long ExpectedStates =>
        Expectations.FirstOrDefault(e => e.Kind == ExpectationKind.States)?.Number ?? 0;
}
