using ModelCheck.Cli.Proving;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Proving;
using ModelCheck.Z3;

namespace ModelCheck.Cli.Gate;

/// <summary>Runs one request in this process.</summary>
internal static class RunExecutor
{
    public static RunRecord Run(RunRequest request, CancellationToken cancellation)
    {
        LoadResult loaded = Specification.Load(request.Path, request.LoadOptions);
        string key = RunKey.Of(loaded, request);
        if (loaded.System is not { } system)
            return new RunRecord(key) { Failure = "the specification changed while it was being checked" };

        return request.Kind == RunKind.Check
            ? Check(key, system, request, cancellation)
            : Prove(key, loaded, request, cancellation);
    }

    private static RunRecord Check(
        string key, TransitionSystem system, RunRequest request, CancellationToken cancellation)
    {
        var options = new CheckOptions
        {
            Exploration = ExplorationOf(request) with { MaxErrors = request.MaxErrors },
            Properties = request.Properties,
            Vacuity = request.LooksForVacuity,
        };
        return RecordWriter.Of(key, system, Checker.Check(system, options, cancellation: cancellation));
    }

    private static RunRecord Prove(
        string key, LoadResult loaded, RunRequest request, CancellationToken cancellation)
    {
        if (Z3Library.WhyUnusable() is { } missing)
            return new RunRecord(key) { Failure = missing };

        ExplorationOptions exploration = ExplorationOf(request) with { MaxStates = 3_000_000 };
        using var instances = new ExploredInstances(exploration);
        var prover = new Prover(
            loaded.System!,
            new SizedSpecification(o => Specification.Again(loaded, o), request.LoadOptions),
            instances,
            new CounterexampleSearch(exploration),
            new ProofOptions
            {
                Properties = request.Properties,
                AnySize = request.Kind == RunKind.ProveAnySize,
                Time = request.Time,
            },
            cancellation);
        return RecordWriter.Of(key, loaded.System!, prover.Run());
    }

    private static ExplorationOptions ExplorationOf(RunRequest request) => new()
    {
        Threads = request.Threads,
        MemoryLimitBytes = request.MemoryBytes,
        TimeLimit = request.Time,
    };
}
