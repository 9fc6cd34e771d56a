using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration.Mutation;

/// <summary>Decides what is claimed of what follows a state, by exploring a system of its own from the start.</summary>
/// <param name="properties">The properties to decide.</param>
internal sealed class LiveChecker(ImmutableHashSet<Property> properties, ExplorationOptions options)
{
    public ImmutableHashSet<Property> Properties => properties;

    public bool IsNeeded => !properties.IsEmpty;

    public static bool IsLive(Property property) => property.Kind == PropertyKind.Liveness || property.IsTemporal;

    /// <summary>Which of the properties hold of a system.</summary>
    public ImmutableHashSet<Property> Holding(TransitionSystem system, CancellationToken cancellation)
    {
        if (!IsNeeded)
            return [];

        ModelNumbering numbering = NumberingOf(system);
        CheckResult result = new ResultBuilder(numbering, Explore(numbering, cancellation), options.DeadlockDetection)
            .Build(limit: null);
        return [.. result.Properties.Where(p => p.Verdict == Verdict.Holds).Select(p => p.Property).Where(properties.Contains)];
    }

    /// <summary>What falls in a system, in numbers of <see cref="NumberingOf"/>.</summary>
    /// <param name="reason">Why not everything was decided, or none.</param>
    public ImmutableArray<Finding> Falls(
        TransitionSystem system, CancellationToken cancellation, out StopReason reason)
    {
        ExplorationResult found = Explore(NumberingOf(system), cancellation);
        reason = found.StopReason;
        return found.Findings;
    }

    public ModelNumbering NumberingOf(TransitionSystem system) => new(system, properties.Contains);

    private ExplorationResult Explore(ModelNumbering numbering, CancellationToken cancellation) =>
        Explorer.Run(CompiledModel.For(numbering), options, progress: null, cancellation);
}
