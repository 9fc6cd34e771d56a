using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Models;

/// <summary>
/// Which rule, property or cover of a transition system each number of an <see cref="ICompiledModel"/> means.
/// The same for every way of compiling.
/// </summary>
public sealed class ModelNumbering
{
    /// <param name="isChecked">Which properties take part; assumptions always do.</param>
    /// <param name="coverage">What is watched besides; nothing when null.</param>
    public ModelNumbering(
        TransitionSystem system, Func<Property, bool>? isChecked = null, CoveragePlan? coverage = null)
    {
        Coverage = coverage;
        System = system;
        InitialRules = new RuleInstances(system.InitialRules);
        Rules = new RuleInstances(system.Rules);
        Checked =
        [
            .. system.Properties.Where(
                p => p.Kind == PropertyKind.Assumption || isChecked is null || isChecked(p)),
        ];
        Compiled = [.. Checked, .. coverage?.Covers ?? []];
        Covers = [.. Compiled.Where(p => p.Kind == PropertyKind.Cover)];
        ClaimedCoverCount = Checked.Count(p => p.Kind == PropertyKind.Cover);
        Instances = [.. Compiled.Where(p => p.Condition is not null && !p.IsInBody).SelectMany(InstancesOf)];
        StateProperties = [.. Instances.Select(i => new StateProperty(KindOf(i.Owner), GroupOf(i.Owner)))];
    }

    public TransitionSystem System { get; }

    public RuleInstances InitialRules { get; }

    public RuleInstances Rules { get; }

    /// <summary>The properties that take part, in source order.</summary>
    public ImmutableArray<Property> Checked { get; }

    /// <summary>These, and the covers of <see cref="Coverage"/>.</summary>
    public ImmutableArray<Property> Compiled { get; }

    /// <summary>The covers among them, by their numbers.</summary>
    public ImmutableArray<Property> Covers { get; }

    /// <summary>Covers below this are claims; the others belong to <see cref="Coverage"/>.</summary>
    public int ClaimedCoverCount { get; }

    public CoveragePlan? Coverage { get; }

    /// <summary>The properties that a single state decides, by their numbers.</summary>
    public ImmutableArray<Instance<Property>> Instances { get; }

    /// <summary>Parallel to <see cref="Instances"/>.</summary>
    public ImmutableArray<StateProperty> StateProperties { get; }

    /// <summary>
    /// Whether only some of the enabled rules may fire, because rules have different priorities.
    /// </summary>
    public bool HasPriorities => System.Rules.Any(r => r.Priority != System.Rules[0].Priority);

    private int GroupOf(Property property) =>
        property.Kind == PropertyKind.Cover ? Covers.IndexOf(property) : Checked.IndexOf(property);

    /// <summary>The cover of a branch, or -1 when it is not watched: see <see cref="CoveragePlan.PointOf"/>.</summary>
    public int CoverOf(object branch) => ClaimedCoverCount + Coverage?.PointOf(branch) ?? -1;

    private static IEnumerable<Instance<Property>> InstancesOf(Property property)
    {
        long count = Parameters.Count(property.Bindings);
        for (long i = 0; i < count; i++)
            yield return new Instance<Property>(property, Parameters.Decode(property.Bindings, i));
    }

    private static StatePropertyKind KindOf(Property property) => property.Kind switch
    {
        PropertyKind.Invariant => StatePropertyKind.Invariant,
        PropertyKind.Assumption => StatePropertyKind.Assumption,
        PropertyKind.Cover => StatePropertyKind.Cover,
        PropertyKind.Liveness => StatePropertyKind.Liveness,
        _ => throw new NotSupportedException($"the search does not decide {property.Kind} properties"),
    };
}
