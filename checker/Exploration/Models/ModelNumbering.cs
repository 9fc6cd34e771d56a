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
    public ModelNumbering(TransitionSystem system, Func<Property, bool>? isChecked = null)
    {
        System = system;
        InitialRules = new RuleInstances(system.InitialRules);
        Rules = new RuleInstances(system.Rules);
        Checked =
        [
            .. system.Properties.Where(
                p => p.Kind == PropertyKind.Assumption || isChecked is null || isChecked(p)),
        ];
        Covers = [.. Checked.Where(p => p.Kind == PropertyKind.Cover)];
        Instances = [.. Checked.Where(p => p.Condition is not null && !p.IsInBody).SelectMany(InstancesOf)];
        StateProperties = [.. Instances.Select(i => new StateProperty(KindOf(i.Owner), GroupOf(i.Owner)))];
    }

    public TransitionSystem System { get; }

    public RuleInstances InitialRules { get; }

    public RuleInstances Rules { get; }

    /// <summary>The properties that take part, in source order.</summary>
    public ImmutableArray<Property> Checked { get; }

    /// <summary>The covers among them, by their numbers.</summary>
    public ImmutableArray<Property> Covers { get; }

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
