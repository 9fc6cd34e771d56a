using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Encoding;

namespace ModelCheck.Tests.Proof;

/// <summary>
/// Every renaming of the elements of scalarsets of any size. Loops and quantifiers over them stop at the
/// first element
/// that decides, so whether they fail may depend on the order.
/// </summary>
internal sealed class ElementPermutations
{
    public ElementPermutations(TransitionSystem system, SymbolicSystem symbolic)
    {
        ImmutableArray<ScalarsetType> types =
            [.. system.Types.OfType<ScalarsetType>().Where(symbolic.Sorts.IsAnySize)];
        IsTrivial = types.IsEmpty;
        IEnumerable<ImmutableDictionary<string, ImmutableArray<long>>> orders =
            [ImmutableDictionary<string, ImmutableArray<long>>.Empty];
        foreach (ScalarsetType type in types)
        {
            orders = orders.SelectMany(
                _ => Orders((int)type.Cardinality), (map, order) => map.Add(type.Name!, order));
        }

        All = [.. orders.Select(map => new ElementPermutation(system, map))];
    }

    public bool IsTrivial { get; }

    public ImmutableArray<ElementPermutation> All { get; }

    private static IEnumerable<ImmutableArray<long>> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(
            _ => Enumerable.Range(0, count), (rest, place) => rest.Insert(place, count - 1));
}

/// <param name="orders">By the name of a type: the new number of each element.</param>
internal sealed class ElementPermutation(
    TransitionSystem system, ImmutableDictionary<string, ImmutableArray<long>> orders)
{
    public long[] State(long[] state)
    {
        long[] renamed = new long[state.Length];
        foreach (StateVariable variable in system.Variables)
            Rename(variable.Type, state.AsSpan(variable.Offset), renamed.AsSpan(variable.Offset));

        return renamed;
    }

    public Instance<Rule> Instance(Instance<Rule> instance) => instance with
    {
        Arguments =
        [
            .. instance.Owner.Parameters.Zip(
                instance.Arguments, (p, value) => p.Variable.Type is SimpleType type ? Rename(type, value) : value),
        ],
    };

    private void Rename(ModelType type, ReadOnlySpan<long> from, Span<long> to)
    {
        switch (type)
        {
            case SimpleType simple:
                to[0] = Rename(simple, from[0]);
                break;

            case RecordType record:
                foreach (RecordField field in record.Fields)
                    Rename(field.Type, from[field.Offset..], to[field.Offset..]);

                break;

            case ArrayType array:
                int size = array.Element.SlotCount;
                for (long i = 0; i < (long)array.Index.Cardinality; i++)
                {
                    int place = (int)(Rename(array.Index, array.Index.Low + i) - array.Index.Low);
                    Rename(array.Element, from[((int)i * size)..], to[(place * size)..]);
                }

                break;

            default:
                from[..type.SlotCount].CopyTo(to);
                break;
        }
    }

    private long Rename(SimpleType type, long value) =>
        value != ModelType.Undefined
            && type.Name is { } name
            && orders.TryGetValue(name, out ImmutableArray<long> order)
                ? order[(int)value]
                : value;
}
