using System.Collections.Immutable;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Holding;

/// <summary>Finds the slots of the state that one instance of a property may read, whatever the state.</summary>
/// <remarks>
/// An index that the parameters decide names one element, any other all of them. What is read through a function, an alias
/// or a multiset counts as the whole variable.
/// </remarks>
internal sealed class ReadSlots : ModelWalker
{
    private readonly Dictionary<LocalVariable, long> _values;
    private readonly SortedSet<int> _slots = [];
    private bool _isOpaque;

    private ReadSlots(Dictionary<LocalVariable, long> values) => _values = values;

    public static ImmutableArray<int> Of(Instance<Property> instance)
    {
        Property owner = instance.Owner;
        var finder = new ReadSlots(owner.Bindings.OfType<ParameterBinding>()
            .Zip(instance.Arguments)
            .ToDictionary(pair => pair.First.Variable, pair => pair.Second));
        finder.Walk(owner.Condition);
        bool isOpaque = finder._isOpaque || owner.Bindings.Any(b => b is not ParameterBinding);
        return isOpaque ? OfVariables(owner) : [.. finder._slots];
    }

    protected override void OnExpression(Expression expression)
    {
        switch (expression)
        {
            case Read read:
                Add(read.Designator);
                break;
            case IsUndefined test:
                Add(test.Designator);
                break;
            case Call or MultisetCount:
                _isOpaque = true;
                break;
        }
    }

    private static ImmutableArray<int> OfVariables(Property property) =>
    [
        .. ReadWriteSets.Of(property).Reads
            .Select(place => place.Variable)
            .Distinct()
            .SelectMany(v => Enumerable.Range(v.Offset, v.Type.SlotCount))
            .Order(),
    ];

    private void Add(Designator designator)
    {
        foreach (int first in FirstSlots(designator))
            _slots.UnionWith(Enumerable.Range(first, designator.Type.SlotCount));
    }

    private IEnumerable<int> FirstSlots(Designator designator)
    {
        switch (designator)
        {
            case StateAccess state:
                return [state.Variable.Offset];
            case FieldAccess field:
                return FirstSlots(field.Target).Select(first => first + field.Field.Offset);
            case IndexAccess index:
                int[] elements = [.. ElementsOf(index)];
                int size = index.ArrayType.Element.SlotCount;
                return FirstSlots(index.Target).SelectMany(first => elements.Select(n => first + (n * size)));
            case LocalAccess { Variable.IsReference: false }:
                return [];
            default:
                _isOpaque = true;
                return [];
        }
    }

    private IEnumerable<int> ElementsOf(IndexAccess access)
    {
        int count = (int)access.ArrayType.Index.Cardinality;
        if (ValueOf(access.Index) is not { } value)
            return Enumerable.Range(0, count);

        // An index outside the type goes wrong before anything is read.
        long number = value - access.ArrayType.Index.Low;
        return number >= 0 && number < count ? [(int)number] : [];
    }

    private long? ValueOf(Expression index) => index switch
    {
        Constant constant => constant.Value,
        Read { Designator: LocalAccess local } when _values.TryGetValue(local.Variable, out long value) => value,
        UnionConversion conversion => ValueOf(conversion.Operand) + conversion.Delta,
        _ => null,
    };
}
