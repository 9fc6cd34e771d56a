using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Holding;
using ModelCheck.Exploration.Models;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>
/// What the choice of stubborn sets needs to know of a model: which rule instances may disturb each other, and what has to
/// happen before which.
/// </summary>
/// <remarks>Immutable and safe to share; the work is done by finders, one for each thread.</remarks>
public sealed class StubbornSets : IPartialOrder
{
    private const int MostInstances = 1 << 13;
    private const long MostTableBits = 1L << 29;
    private const int MostPropertyInstances = 1 << 14;
    private const int MostObservationsOfOne = 1 << 10;

    private readonly PartModel _parts;

    private StubbornSets(CompiledModel model, ModelNumbering numbering, ICommutationProver? prover)
    {
        var effects = new InstanceEffects(numbering);
        var finder = new ObstacleFinder(model.Unit, effects);
        Count = effects.Count;
        var together = new Coenabledness(Count);
        Obstacles = OfRules(numbering, finder, together);
        Conflicts = [.. Enumerable.Range(0, Count).Select(ConflictsOf)];
        if (prover is not null && !effects.HasAssumptions)
            RemoveProved(effects, prover);

        Observations = [.. numbering.Checked.Where(IsObserved).SelectMany(p => ObservationsOf(p, finder, together))];
        Observers = new BitSet(Count);
        foreach (Observation observation in Observations)
            Observers.UnionWith(observation.Disturbing);

        _parts = new PartModel(numbering.System, finder.Parts, model.Layout);

        BitSet ConflictsOf(int instance)
        {
            BitSet conflicts = effects.ConflictsOf(instance);
            together.RemoveExcluded(instance, conflicts);
            return conflicts;
        }
    }

    /// <summary>How many rule instances there are.</summary>
    internal int Count { get; }

    /// <summary>For each rule instance what may keep it from being enabled.</summary>
    internal ImmutableArray<Obstacles> Obstacles { get; }

    /// <summary>For each rule instance those that may be enabled together with it and not commute with it.</summary>
    internal ImmutableArray<BitSet> Conflicts { get; }

    /// <summary>What the properties look for in states.</summary>
    internal ImmutableArray<Observation> Observations { get; }

    /// <summary>The rule instances that may disturb any of them.</summary>
    internal BitSet Observers { get; }

    /// <summary>The tables of a model, or a sentence that says why there are none.</summary>
    /// <param name="prover">Is asked about the instances that conflict by what they read and write.</param>
    public static (StubbornSets? Sets, string? Obstacle) TryCreate(
        CompiledModel model, ModelNumbering numbering, ICommutationProver? prover = null)
    {
        if (numbering.HasPriorities)
            return (null, "rules have priorities");

        if (numbering.Instances.Length > MostPropertyInstances)
            return (null, $"there are too many instances of properties: {numbering.Instances.Length}");

        long count = numbering.Rules.Count;
        return count > MostInstances || count * numbering.System.SlotCount > MostTableBits
            ? (null, $"there are too many rule instances: {count}")
            : (new StubbornSets(model, numbering, prover), null);
    }

    public IStubbornSetFinder CreateFinder() => new StubbornSetFinder(this, CreatePartsGenerator());

    /// <summary>Evaluates the parts of guards that obstacles name.</summary>
    internal ISuccessorGenerator CreatePartsGenerator() => _parts.CreateGenerator();

    // A cover in a body sees more of the state than whether its rule leads somewhere.
    private void RemoveProved(InstanceEffects effects, ICommutationProver prover)
    {
        (int First, int Second)[] pairs =
        [
            .. Enumerable.Range(0, Count)
                .Where(i => !effects.Footprints[i].HasCover)
                .SelectMany(i => Conflicts[i].Numbers.Where(j => j > i && !effects.Footprints[j].HasCover).Select(j => (i, j))),
        ];
        foreach ((int first, int second) in prover.Proved(pairs))
        {
            Conflicts[first].Remove(second);
            Conflicts[second].Remove(first);
        }
    }

    private static ImmutableArray<Obstacles> OfRules(
        ModelNumbering numbering, ObstacleFinder finder, Coenabledness together)
    {
        var obstacles = ImmutableArray.CreateBuilder<Obstacles>(numbering.Rules.Count);
        ImmutableArray<Rule> rules = numbering.System.Rules;
        for (int rule = 0; rule < rules.Length; rule++)
        {
            int first = numbering.Rules.FirstOf(rule);
            foreach ((ImmutableArray<ValueFilter> filters, Obstacles found) in finder.Of(rules[rule], first))
            {
                together.Add(obstacles.Count, filters);
                obstacles.Add(found);
            }
        }

        return obstacles.MoveToImmutable();
    }

    private static bool IsObserved(Property property) =>
        property is { Kind: PropertyKind.Invariant or PropertyKind.Cover, Condition: not null, IsInBody: false };

    private static IEnumerable<Observation> ObservationsOf(
        Property property, ObstacleFinder finder, Coenabledness together)
    {
        if (property.Kind == PropertyKind.Cover)
            return finder.Of(property, ConditionParts.Of(property.Condition!), together);

        ImmutableArray<Property> claims = ClaimSplitter.Split(property);
        if (claims.Sum(c => Parameters.Count(c.Bindings)) > MostObservationsOfOne)
            claims = [property];

        return claims.SelectMany(claim => finder.Of(claim, ConditionParts.OfNegation(claim.Condition!), together));
    }
}
