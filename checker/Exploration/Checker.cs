using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration;

/// <summary>Checks a transition system's properties by exploring every reachable state.</summary>
public static class Checker
{
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
        var model = CompiledModel.For(numbering);
        ExplorationResult found = Explorer.Run(model, options.Exploration, progress, cancellation);
        return new ResultBuilder(numbering, found, options.Exploration.DeadlockDetection)
            .Build(LimitOf(found, options.Exploration));
    }

    private static LimitReached? LimitOf(ExplorationResult found, ExplorationOptions options) =>
        found.StopReason switch
        {
            StopReason.Bound => new($"states at depth {options.Bound} were not expanded", "--bound"),
            StopReason.MaxStates => new($"the limit of {options.MaxStates} states was reached", "--max-states"),
            StopReason.Memory => new("the memory limit was reached", "--memory"),
            StopReason.Time => new("the time limit was reached", "--timeout"),
            StopReason.Interrupted => new("the search was interrupted", ""),
            _ => null,
        };
}
