using ModelCheck.Exploration;
using ModelCheck.Exploration.Distances;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;

namespace ModelCheck.Cli.Commands;

/// <summary>Adds to counterexamples what a page shows around them and only the search can tell, at bounded cost.</summary>
internal static class TraceSurroundings
{
    private const int MostStates = 60_000;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    public static Report AddTo(Report report)
    {
        using var patience = new CancellationTokenSource(Time);
        return report with
        {
            Result = report.Result with
            {
                Violations = [.. report.Result.Violations.Select(v => AddTo(v, report, patience.Token))],
            },
        };
    }

    private static Violation AddTo(Violation violation, Report report, CancellationToken patience) =>
        violation.Trace is not { } trace
            ? violation
            : violation with
            {
                Passing = violation.Passing ?? PassingRuns.Find(report.System, violation),
                Distances = FindDistances(violation, report.System, patience),
                StoredNames = report.Result.IsReduced ? Representatives.Of(report.System, trace) : null,
            };

    private static ViolationDistances? FindDistances(
        Violation violation, TransitionSystem system, CancellationToken patience)
    {
        try
        {
            return DistanceFinder.Find(system, violation, MostStates, patience);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
