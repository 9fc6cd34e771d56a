using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Temporal;

namespace ModelCheck.Exploration.Models;

/// <summary>
/// Which rule, property or cover of a transition system each number of an <see cref="ICompiledModel"/> means.
/// The same for every way of compiling.
/// </summary>
public sealed class ModelNumbering
{
    private readonly Dictionary<Property, Property> _conditionOwners = [];
    private readonly Lazy<ImmutableArray<RunProperty>> _runProperties;

    /// <param name="isChecked">Which properties take part; assumptions always do.</param>
    /// <param name="coverage">What is watched besides; nothing when null.</param>
    /// <param name="watched">Covers that are watched, too.</param>
    public ModelNumbering(
        TransitionSystem system,
        Func<Property, bool>? isChecked = null,
        CoveragePlan? coverage = null,
        ImmutableArray<Property> watched = default)
    {
        Property[] covered = [.. coverage?.Covers ?? []];
        Coverage = coverage;
        System = system;
        InitialRules = new RuleInstances(system.InitialRules);
        Rules = new RuleInstances(system.Rules);
        Checked =
        [
            .. system.Properties.Where(
                p => p.Kind == PropertyKind.Assumption || isChecked is null || isChecked(p)),
        ];
        TemporalInstances = GroundTemporal();
        Compiled = [.. Checked, .. covered, .. watched.IsDefault ? [] : watched, .. _conditionOwners.Keys];
        Covers = [.. Compiled.Where(p => p.Kind == PropertyKind.Cover)];
        ClaimedCoverCount = Checked.Count(p => p.Kind == PropertyKind.Cover);
        FirstWatchedCover = ClaimedCoverCount + covered.Length;
        Instances = [.. Compiled.Where(p => p.Condition is not null && !p.IsInBody).SelectMany(InstancesOf)];
        StateProperties = [.. Instances.Select(i => new StateProperty(KindOf(i.Owner), GroupOf(i.Owner)))];
        Fair = new FairInstances(Rules);
        Fairness = new FairnessTable(
            [.. Enumerable.Range(0, Rules.Count).Select(Fair.NumberOf)], [.. Fair.All.Select(f => f.IsStrong)]);
        _runProperties = new Lazy<ImmutableArray<RunProperty>>(new RunPropertyBuilder(this).Build);
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

    /// <summary>The first of the covers that are watched besides those of <see cref="Coverage"/>.</summary>
    public int FirstWatchedCover { get; }

    /// <summary>The temporal properties among those checked, for each combination of parameters.</summary>
    public ImmutableArray<TemporalInstance> TemporalInstances { get; }

    /// <summary>What they claim. Translated when it is first asked for.</summary>
    public ImmutableArray<RunProperty> RunProperties => _runProperties.Value;

    public FairInstances Fair { get; }

    /// <summary>The same in numbers.</summary>
    public FairnessTable Fairness { get; }

    /// <summary>The properties that a single state decides, by their numbers.</summary>
    public ImmutableArray<Instance<Property>> Instances { get; }

    /// <summary>Parallel to <see cref="Instances"/>.</summary>
    public ImmutableArray<StateProperty> StateProperties { get; }

    /// <summary>
    /// Whether only some of the enabled rules may fire, because rules have different priorities.
    /// </summary>
    public bool HasPriorities => System.Rules.Any(r => r.Priority != System.Rules[0].Priority);

    /// <summary>The property that a reader knows: for a condition in a temporal property, that property.</summary>
    public Property OwnerOf(Property property) => _conditionOwners.GetValueOrDefault(property, property);

    private ImmutableArray<TemporalInstance> GroundTemporal()
    {
        var instances = ImmutableArray.CreateBuilder<TemporalInstance>();
        foreach (Property property in Checked.Where(p => p.IsTemporal))
        {
            var grounding = new TemporalGrounding(property);
            instances.AddRange(InstancesOf(property).Select(i => grounding.Instantiate(i.Arguments)));
            foreach (Property condition in grounding.Conditions)
                _conditionOwners.Add(condition, property);
        }

        return instances.ToImmutable();
    }

    private int GroupOf(Property property) =>
        property.Kind == PropertyKind.Cover ? Covers.IndexOf(property) : Checked.IndexOf(OwnerOf(property));

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
        PropertyKind.LeadsTo or PropertyKind.Ltl => StatePropertyKind.Condition,
        _ => throw new NotSupportedException($"the search does not decide {property.Kind} properties"),
    };
}
