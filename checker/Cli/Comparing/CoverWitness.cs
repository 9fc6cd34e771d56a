using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Cli.Comparing;

/// <summary>Finds a shortest run to a state that meets a cover, which is what another design lacks that does not.</summary>
internal static class CoverWitness
{
    /// <summary>
    /// As a violation, which it would be of the claim that the cover is never met; null for a cover in a body, and when
    /// there is none.
    /// </summary>
    public static Violation? Find(TransitionSystem system, Property cover, CancellationToken cancellation)
    {
        if (cover.Condition is not { } condition)
            return null;

        var never = new Property
        {
            Kind = PropertyKind.Invariant,
            Name = cover.Name,
            Bindings = cover.Bindings,
            Condition = new Not(condition, condition.Span),
            Frame = cover.Frame,
            Span = cover.Span,
        };
        var claimed = new TransitionSystem(system)
        {
            Properties = [.. system.PropertiesOf(PropertyKind.Assumption), never],
        };
        var options = new CheckOptions { Exploration = new ExplorationOptions { DeadlockDetection = DeadlockDetection.Off } };
        return Checker.Check(claimed, options, cancellation: cancellation).Violations
            .Where(v => v.Kind == ViolationKind.Invariant)
            .Select(v => new Violation(ViolationKind.Cover, cover, v.Arguments, null, v.Trace, null))
            .FirstOrDefault();
    }
}
