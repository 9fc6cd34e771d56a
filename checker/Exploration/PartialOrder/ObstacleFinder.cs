using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>Finds what may keep the guards of rules, and the observations of properties, from being true.</summary>
internal sealed class ObstacleFinder
{
    private readonly InstanceEffects _effects;
    private readonly StateLayout _layout;
    private readonly GuardAnalysis _analysis;
    private readonly PartialEvaluator _evaluator;
    private readonly ImmutableArray<StateCell> _cells;
    private readonly Dictionary<ValuePlace, int> _slots = [];
    private readonly List<Property> _parts = [];
    private int _partInstances;

    public ObstacleFinder(CompilationUnit unit, InstanceEffects effects)
    {
        _effects = effects;
        _layout = unit.Layout;
        _analysis = new GuardAnalysis(unit);
        _evaluator = new PartialEvaluator(unit);
        _cells = StateCell.Of(_layout);
        _layout.Shape.ForEachSlot((leaf, number) => _slots.Add(new ValuePlace(leaf, number), _slots.Count));
    }

    /// <summary>The conditions that obstacles name, as properties: see <see cref="PartObstacle.Part"/>.</summary>
    public ImmutableArray<Property> Parts => [.. _parts];

    /// <summary>For each instance of a rule, in order, what single values say about it, and its obstacles.</summary>
    public IEnumerable<(ImmutableArray<ValueFilter> Filters, Obstacles Obstacles)> Of(Rule rule, int firstNumber)
    {
        ImmutableArray<Expression> parts = rule.Guard is null ? [] : ConditionParts.Of(rule.Guard);
        long count = Parameters.Count(rule.Bindings);
        int firstPart = AddParts(rule, parts, (int)count);
        for (int number = 0; number < count; number++)
        {
            Footprint whole = _effects.Footprints[firstNumber + number];
            BitSet otherwise = _effects.WritersOf(whole.Reads);
            otherwise.UnionWith(_effects.WritersOf(whole.Writes));
            var places = new PartPlaces(parts, firstPart, (int)count);
            yield return Of(rule, firstNumber, number, places, otherwise);
        }
    }

    /// <summary>What has to happen before a condition is true or goes wrong, for each of its instances.</summary>
    /// <param name="together">Knows all rule instances.</param>
    public IEnumerable<Observation> Of(Property owner, ImmutableArray<Expression> parts, Coenabledness together)
    {
        var rule = new Rule
        {
            Name = owner.Name,
            Bindings = owner.Bindings,
            Guard = ConditionParts.Conjunction(parts),
            Locals = [],
            Body = [],
            Frame = owner.Frame,
            Span = owner.Span,
        };
        long count = Parameters.Count(rule.Bindings);
        int firstPart = AddParts(rule, parts, (int)count);
        for (int number = 0; number < count; number++)
        {
            ImmutableArray<long> arguments = Parameters.Decode(rule.Bindings, number);
            Footprint whole = Footprint.Of(rule.Guard, rule.Bindings, arguments, _effects.SlotCount);
            BitSet writers = _effects.WritersOf(whole.Reads);
            var places = new PartPlaces(parts, firstPart, (int)count);
            (ImmutableArray<ValueFilter> filters, Obstacles obstacles) = Of(rule, 0, number, places, writers);
            if (filters.Any(f => f.Codes == 0))
                continue;

            var disturbing = new BitSet(_effects.Count);
            disturbing.UnionWith(writers);
            together.RemoveExcluded(filters, disturbing);
            if (!disturbing.IsEmpty)
                yield return new Observation(disturbing, obstacles);
        }
    }

    private (ImmutableArray<ValueFilter> Filters, Obstacles Obstacles) Of(
        Rule rule, int firstNumber, int number, PartPlaces parts, BitSet otherwise)
    {
        var instance = new Instance<Rule>(rule, Parameters.Decode(rule.Bindings, number));
        if (Footprint.OfGuard(instance, _effects.SlotCount).Found is { CallsMayWrite: true } or { HasCover: true })
            return ([], new Obstacles([], [], otherwise));

        ImmutableArray<ValueFilter> filters = _analysis.Analyze(rule, firstNumber, number).Filters;
        return (filters, new Obstacles([.. filters.Select(ToObstacle)], PartsOf(instance, number, parts, filters), otherwise));
    }

    private ValueObstacle ToObstacle(ValueFilter filter)
    {
        int slot = _slots[filter.Place];
        StateCell cell = _cells[slot];
        bool isAlwaysDefined = _layout.Placements[filter.Place.Leaf.Number].AlwaysDefined;
        BitSet writers = _effects.WritersOf(slot, ValueSet.OfCodes(filter.Codes, isAlwaysDefined));
        return new ValueObstacle(cell.Word, cell.Shift, cell.Mask, filter.Codes, writers);
    }

    // A part that is false decides the guard while it stays so and no part before it begins to go wrong.
    private ImmutableArray<PartObstacle> PartsOf(
        Instance<Rule> instance, int number, PartPlaces places, ImmutableArray<ValueFilter> filters)
    {
        var found = ImmutableArray.CreateBuilder<PartObstacle>();
        ImmutableArray<Binding> bindings = instance.Owner.Bindings;
        var decisive = new BitSet(_effects.SlotCount);
        _evaluator.AssumeNothing();
        _evaluator.Begin(bindings, instance.Arguments);
        for (int i = 0; i < places.Parts.Length; i++)
        {
            BitSet reads = Footprint.Of(places.Parts[i], bindings, instance.Arguments, _effects.SlotCount).Reads;
            bool mayFault = _evaluator.Visit(places.Parts[i]).MayFault;
            bool isFiltered = reads.Count == 1 && filters.Any(f => reads.Contains(_slots[f.Place]));
            if (mayFault)
                decisive.UnionWith(reads);

            reads.UnionWith(decisive);
            if (!isFiltered)
                found.Add(new PartObstacle(places.NumberOf(i, number), _effects.WritersOf(reads)));
        }

        return found.ToImmutable();
    }

    private int AddParts(Rule rule, ImmutableArray<Expression> parts, int count)
    {
        int first = _partInstances;
        _parts.AddRange(parts.Select(part => new Property
        {
            Kind = PropertyKind.Invariant,
            Name = rule.Name,
            Bindings = rule.Bindings,
            Condition = part,
            Frame = rule.Frame,
            Span = part.Span,
        }));
        _partInstances += parts.Length * count;
        return first;
    }

    /// <summary>The parts of one guard, and the numbers that their instances have.</summary>
    private sealed record PartPlaces(ImmutableArray<Expression> Parts, int First, int InstanceCount)
    {
        public int NumberOf(int part, int instance) => First + (part * InstanceCount) + instance;
    }
}
