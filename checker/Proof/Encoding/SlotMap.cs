using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>
/// Where the leaves of a symbolic system lie in the explicit states of a transition system: the one that was
/// encoded, or
/// the same specification with other sizes for the scalarsets of any size.
/// </summary>
public sealed class SlotMap
{
    private readonly SymbolicSystem _symbolic;
    private readonly Dictionary<FunctionSymbol, LeafSlots> _slots = [];
    private readonly Dictionary<ScalarSort, long> _sizes = [];

    /// <param name="sized">Differs from the encoded system in nothing but sizes.</param>
    public SlotMap(SymbolicSystem symbolic, TransitionSystem sized)
    {
        _symbolic = symbolic;
        Sized = sized;
        foreach (ScalarsetType type in sized.Types.OfType<ScalarsetType>().Where(symbolic.Sorts.IsAnySize))
            _sizes[symbolic.Sorts.Of(type)] = (long)type.Cardinality;

        ILookup<string, StateLeaf> leaves = symbolic.Leaves.ToLookup(l => l.Variable.Name, StringComparer.Ordinal);
        foreach (StateVariable variable in sized.Variables.Where(v => leaves.Contains(v.Name)))
        {
            IEnumerable<LeafSlots> slots = SlotsOf(variable.Type, new LeafSlots(variable.Offset, []));
            foreach ((StateLeaf leaf, LeafSlots place) in leaves[variable.Name].Zip(slots))
                _slots.Add(leaf.Value, place);
        }
    }

    /// <summary>The system whose leaves are placed.</summary>
    public SymbolicSystem Symbolic => _symbolic;

    /// <summary>The transition system whose states are meant.</summary>
    public TransitionSystem Sized { get; }

    public long SizeOf(ScalarSort sort) => _sizes[sort];

    /// <summary>A rule of the encoded system in the other one.</summary>
    public Rule Of(Rule rule)
    {
        int place = PlaceOf(rule, _symbolic.System.Rules);
        return place >= 0
            ? Sized.Rules[place]
            : Sized.InitialRules[PlaceOf(rule, _symbolic.System.InitialRules)];
    }

    /// <summary>A property of the encoded system in the other one.</summary>
    public Property Of(Property property) => Sized.Properties[_symbolic.System.Properties.IndexOf(property)];

    /// <summary>The slot of a leaf for some elements.</summary>
    public int SlotOf(StateLeaf leaf, ReadOnlySpan<long> indices) => _slots[leaf.Value].At(indices);

    /// <summary>
    /// Every combination of elements for the open indices of a leaf, the last one changing fastest.
    /// </summary>
    public IEnumerable<ImmutableArray<long>> IndicesOf(StateLeaf leaf) => leaf.Value.Arguments.Aggregate(
        (IEnumerable<ImmutableArray<long>>)[[]],
        (tuples, sort) => tuples.SelectMany(_ => Elements(sort), (tuple, element) => tuple.Add(element)));

    /// <summary>What an explicit state makes of the functions of the symbolic system.</summary>
    /// <param name="state">Read whenever a function is applied.</param>
    public IInterpretation Interpret(long[] state) => new StateInterpretation(this, state);

    // Two rules may be equal in all that they say.
    private static int PlaceOf(Rule rule, ImmutableArray<Rule> rules) =>
        rules.ToList().FindIndex(r => ReferenceEquals(r, rule));

    private IEnumerable<long> Elements(ScalarSort sort)
    {
        for (long element = 0; element < _sizes[sort]; element++)
            yield return element;
    }

    private IEnumerable<LeafSlots> SlotsOf(ModelType type, LeafSlots at) => type switch
    {
        RecordType record => record.Fields.SelectMany(f => SlotsOf(f.Type, at.Plus(f.Offset))),
        ArrayType array when _symbolic.Sorts.IsAnySize(array.Index) =>
            SlotsOf(array.Element, at with { Strides = at.Strides.Add(array.Element.SlotCount) }),
        ArrayType array => Enumerable.Range(0, (int)array.Index.Cardinality)
            .SelectMany(i => SlotsOf(array.Element, at.Plus(i * array.Element.SlotCount))),
        _ => [at],
    };

    /// <param name="First">The slot where every open index is 0.</param>
    private readonly record struct LeafSlots(int First, ImmutableArray<int> Strides)
    {
        public LeafSlots Plus(int slots) => this with { First = First + slots };

        public int At(ReadOnlySpan<long> indices)
        {
            int slot = First;
            for (int i = 0; i < indices.Length; i++)
                slot += (int)indices[i] * Strides[i];

            return slot;
        }
    }

    private sealed class StateInterpretation(SlotMap map, long[] state) : IInterpretation
    {
        private readonly Dictionary<FunctionSymbol, FunctionSymbol> _values = map._symbolic.Leaves
            .Where(l => l.Definedness is not null)
            .ToDictionary(l => l.Definedness!, l => l.Value);

        public long SizeOf(ScalarSort sort) => map._sizes[sort];

        public long Apply(FunctionSymbol symbol, ReadOnlySpan<long> arguments)
        {
            if (symbol.Role == SymbolRole.Arbitrary)
                return 0;

            if (symbol.Role == SymbolRole.Definedness)
                return state[map._slots[_values[symbol]].At(arguments)] == ModelType.Undefined ? 0 : 1;

            long value = state[map._slots[symbol].At(arguments)];
            if (value != ModelType.Undefined)
                return value;

            return symbol.Result is FiniteSort finite ? finite.Low : symbol.Range?.Low ?? 0;
        }
    }
}
