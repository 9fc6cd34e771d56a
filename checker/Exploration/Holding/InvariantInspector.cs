using ModelCheck.Exploration.Designs;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration.Holding;

/// <summary>Looks at all reachable states and transitions for what is behind an invariant that holds.</summary>
public static class InvariantInspector
{
    /// <summary>Null, with the reason, when a limit ends the exploration.</summary>
    /// <param name="invariant">One that holds.</param>
    /// <param name="options">Threads, and limits on states, memory and time.</param>
    /// <param name="mostChanges">How many changes of single values are looked at together.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static (HoldingInvariant? Found, StopReason Reason) Inspect(
        TransitionSystem system,
        Property invariant,
        ExplorationOptions options,
        int mostChanges,
        CancellationToken cancellation = default) =>
        DeepStack.Run(() => InspectHere(system, invariant, options, mostChanges, cancellation));

    private static (HoldingInvariant? Found, StopReason Reason) InspectHere(
        TransitionSystem system,
        Property invariant,
        ExplorationOptions options,
        int mostChanges,
        CancellationToken cancellation)
    {
        (ExploredDesign? design, StopReason reason) = ExploredDesign.Explore(system, options, cancellation);
        if (design is null)
            return (null, reason);

        try
        {
            return (Inspect(system, invariant, design, options, mostChanges, cancellation), StopReason.None);
        }
        catch (InsufficientMemoryException)
        {
            return (null, StopReason.Memory);
        }
    }

    private static HoldingInvariant Inspect(
        TransitionSystem system,
        Property invariant,
        ExploredDesign design,
        ExplorationOptions options,
        int mostChanges,
        CancellationToken cancellation)
    {
        using (design)
        using (var team = new WorkerTeam(options.Threads))
        {
            long memory = options.MemoryLimitBytes ?? ProcessMemory.DefaultLimitBytes;
            var finder = new MarginFinder(system, invariant, design, memory);
            InvariantMargin margin = finder.Find(mostChanges, team, cancellation);
            var counter = new TruthCounter(system, invariant, design);
            (var parts, long transitions) = counter.Count(options.Threads, cancellation);
            return new HoldingInvariant(invariant, design.States, transitions, design.Levels - 1, margin, parts);
        }
    }
}
