using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration;

/// <summary>Checks a transition system's properties along random walks: quick, and never a proof.</summary>
public static class Simulator
{
    /// <summary>
    /// Walks until a violation is found or all walks are done; in the second case the verdict is
    /// inconclusive. The result counts the states of all walks, repeated ones each time, and its depth is
    /// that of the longest walk.
    /// </summary>
    /// <param name="properties">
    /// Names of the properties to check; empty for all. Liveness is never decided.
    /// </param>
    public static CheckResult Run(
        TransitionSystem system,
        WalkOptions options,
        ImmutableArray<string> properties = default,
        CancellationToken cancellation = default)
    {
        var selection = new CheckOptions { Properties = properties.IsDefault ? [] : properties };
        var numbering = new ModelNumbering(system, p => selection.Selects(p.Name));
        var model = CompiledModel.For(numbering);
        WalkResult walks = DeepStack.Run(() => RandomWalker.Run(model, options, cancellation));
        Finding[] findings = walks.Finding is { } finding ? [finding] : [];
        var found = new ExplorationResult(
            [.. findings],
            walks.StatesVisited,
            walks.Firings.Sum(),
            walks.Depth,
            walks.Firings,
            walks.CoverDepths,
            walks.StopReason,
            walks.Elapsed,
            ProcessMemory.PeakBytes,
            Threads: 1,
            LacksHugePages: false);
        var limit = new LimitReached(Reason(walks), "--runs");
        return new ResultBuilder(numbering, found, options.DeadlockDetection).Build(limit);
    }

    private static string Reason(WalkResult walks) =>
        $"{walks.Runs} random walks through {walks.StatesVisited} states do not cover every state";
}
