using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration;

/// <summary>Checks a transition system's properties by exploring every reachable state.</summary>
public static class Checker
{
    private const int HeuristicCandidates = 64;

    /// <summary>
    /// Explores the reachable states and confirms whatever is found wrong on the reference interpreter. A
    /// limit or a cancellation gives an inconclusive result; nothing about the model is an exception.
    /// </summary>
    public static CheckResult Check(
        TransitionSystem system,
        CheckOptions options,
        IProgress<ExplorationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var numbering = new ModelNumbering(system, p => options.Selects(p.Name));
        ICompiledModel model = Compile(numbering, options.SymmetryReduction);
        ExplorationResult found = Explorer.Run(model, options.Exploration, progress, cancellation);
        return new ResultBuilder(numbering, found, options.Exploration.DeadlockDetection)
            .Build(LimitOf(found, options.Exploration));
    }

    private static ICompiledModel Compile(ModelNumbering numbering, SymmetryReduction reduction)
    {
        CompiledModel model = CompiledModel.For(numbering);
        if (reduction == SymmetryReduction.Off || !SymmetryRules.Check(numbering.System).IsEmpty)
            return model;

        int maxCandidates = reduction == SymmetryReduction.Exhaustive ? int.MaxValue : HeuristicCandidates;
        return new SymmetricModel(model, numbering.System, model.Layout, maxCandidates);
    }

    private static LimitReached? LimitOf(ExplorationResult found, ExplorationOptions options) =>
        found.StopReason switch
        {
            StopReason.Bound => new($"states at depth {options.Bound} were not expanded", "--bound"),
            StopReason.MaxStates =>
                new($"the limit of {options.MaxStates} states was reached", "--max-states"),
            StopReason.Memory => new("the memory limit was reached", "--memory"),
            StopReason.Time => new("the time limit was reached", "--timeout"),
            StopReason.Interrupted => new("the search was interrupted", ""),
            _ => null,
        };
}
