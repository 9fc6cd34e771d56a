using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Distributed;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.PartialOrder;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Exploration.Trees;
using ModelCheck.Exploration.Vacuity;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration;

/// <summary>Checks a transition system's properties by exploring every reachable state.</summary>
public static class Checker
{
    /// <summary>
    /// Explores the reachable states and confirms whatever is found wrong on the reference interpreter. A
    /// limit or a cancellation gives an inconclusive result; nothing about the model is an exception.
    /// </summary>
    /// <exception cref="CheckpointException">A folder for checkpoints that was given cannot be used.</exception>
    public static CheckResult Check(
        TransitionSystem system,
        CheckOptions options,
        IProgress<ExplorationProgress>? progress = null,
        CancellationToken cancellation = default) =>
        DeepStack.Run(() => CheckHere(system, options, progress, cancellation));

    private static CheckResult CheckHere(
        TransitionSystem system,
        CheckOptions options,
        IProgress<ExplorationProgress>? progress,
        CancellationToken cancellation)
    {
        CoveragePlan? coverage = options.Coverage ? CoveragePlan.Of(system) : null;
        VacuityPlan? vacuity = options.Vacuity ? VacuityPlan.Of(system) : null;
        var numbering = new ModelNumbering(system, p => options.Selects(p.Name), coverage, vacuity?.Covers ?? []);
        var compiled = CompiledModel.For(numbering);
        Inspection? inspection = vacuity is null ? null : new Inspection(vacuity, numbering, compiled);
        (ICompiledModel model, string? unreduced) = inspection is null
            ? Reduce(compiled, system, options.SymmetryReduction)
            : (inspection.Model, null);
        (StubbornSets? sets, string? unordered) =
            options.PartialOrder ? StubbornSets.TryCreate(compiled, numbering, options.Commutation) : (null, null);
        ExplorationOptions exploration = CheckpointTraits.AddTo(options, compiled.Layout).Exploration with
        {
            Simplest = StepWeightsBuilder.Of(numbering, options),
            PartialOrder = sets,
            OrbitCounter = options.Orbits && model is SymmetricModel symmetric ? symmetric.CreateOrbitCounter : null,
        };
        ExplorationResult found = Explore(
            model, compiled.Layout, exploration, options.Communicator, progress, cancellation);
        CheckResult result = new ResultBuilder(numbering, found, options.Exploration.DeadlockDetection)
            .Build(LimitOf(found, options.Exploration));
        result = result with { IsReduced = model is SymmetricModel, HasPartialOrder = sets is not null };
        if (inspection is not null && result.Verdict == Verdict.Holds)
            result = result with { Vacuity = new VacuityBuilder(vacuity!, numbering, inspection, found, result).Build() };
        if (options.PassingRuns)
            result = WithPassingRuns(result, numbering, compiled);
        if ((unreduced ?? NoteOn(options, unordered) ?? Approximation(model)) is { } note)
            result = result with { Notes = [note, .. result.Notes] };
        if (options.Orbits && result is { IsReduced: true, UnreducedStates: null })
            result = result with { Notes = [.. result.Notes, UnknownOrbits(result)] };

        return options.GraphLimit is { } limit
            ? WithGraph(result, new GraphBuilder(model, numbering, compiled.Layout, limit))
            : result;
    }

    private static ExplorationResult Explore(
        ICompiledModel model,
        StateLayout layout,
        ExplorationOptions options,
        ICommunicator? communicator,
        IProgress<ExplorationProgress>? progress,
        CancellationToken cancellation)
    {
        bool isTree = options.Storage == StateStorage.Tree || options.DiskFolder is not null;
        ICompiledModel stored = isTree ? TreeModel.For(model, layout) : model;
        using var tree = stored as TreeModel;
        return communicator is null
            ? Explorer.Run(stored, options, progress, cancellation)
            : DistributedExplorer.Run(stored, options, communicator, progress, cancellation);
    }

    private static CheckResult WithPassingRuns(CheckResult result, ModelNumbering numbering, CompiledModel model)
    {
        using var finder = new PassingRunFinder(numbering, model, model.Layout);
        return result with
        {
            Violations = [.. result.Violations.Select(v => v with { Passing = finder.Find(v) })],
        };
    }

    private static CheckResult WithGraph(CheckResult result, GraphBuilder builder)
    {
        using (builder)
        {
            StateGraph graph = builder.Build();
            string cut = $"the state graph has the first {graph.States.Length} states only; --graph-limit allows more";
            return result with { Graph = graph, Notes = graph.IsCut ? [.. result.Notes, cut] : result.Notes };
        }
    }

    // With a note when the reduction that was asked for does not take place.
    internal static (ICompiledModel Model, string? Note) Reduce(
        CompiledModel model, TransitionSystem system, SymmetryReduction reduction)
    {
        if (reduction == SymmetryReduction.Off)
            return (model, null);

        int maxCandidates = reduction == SymmetryReduction.Exhaustive
            ? SymmetricModel.ExhaustiveCandidates
            : SymmetricModel.HeuristicCandidates;
        (SymmetricModel? reduced, string? obstacle) =
            SymmetricModel.TryReduce(model, system, model.Layout, maxCandidates);
        return reduced is null ? (model, $"explored without symmetry reduction: {obstacle}") : (reduced, null);
    }

    private static string? NoteOn(CheckOptions options, string? obstacle) => (options.PartialOrder, obstacle) switch
    {
        (false, _) => null,
        (true, null) => "with partial-order reduction: not every state and rule firing was needed, so counts are of those that "
            + "were, and a path to a violation may be longer than the shortest",
        _ => $"explored without partial-order reduction: {obstacle}",
    };

    private static string? Approximation(ICompiledModel model) => model is SymmetricModel { Approximated: > 0 and var times }
        ? $"the choice of a representative was cut short {times} times, so that some states that are equal up to renaming may be "
            + "counted more than once"
        : null;

    private static string UnknownOrbits(CheckResult result) =>
        "how many states those found stand for is not known, because "
        + (result.Limit is null
            ? "some of them may be equal up to renaming"
            : "the search was stopped before it had looked at all of them");

    private static LimitReached? LimitOf(ExplorationResult found, ExplorationOptions options)
    {
        (string Reason, string Flag)? limit = found.StopReason switch
        {
            StopReason.Bound => ($"states at depth {options.Bound} were not expanded", "--bound"),
            StopReason.MaxStates => ($"the limit of {options.MaxStates} states was reached", "--max-states"),
            StopReason.Memory => ("the memory limit was reached", "--memory"),
            StopReason.Disk => ($"a file could not be written or read: {found.DiskFailure}", "--disk"),
            StopReason.Time => ("the time limit was reached", "--timeout"),
            StopReason.Interrupted => ("the search was interrupted", ""),
            _ => null,
        };
        return limit is { } l ? new LimitReached(l.Reason, l.Flag, found.Checkpoint) : null;
    }
}
