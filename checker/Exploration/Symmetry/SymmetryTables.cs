using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Symmetry;

/// <summary>
/// Where the elements of symmetric types occur in a state: as indices on the way to a slot, and as values of
/// slots.
/// </summary>
/// <remarks>
/// The elements of all scalarsets are numbered together: those of one scalarset follow one another. An
/// element with number g that is renamed to h moves every slot below its index by h - g strides, and every
/// value that names it by h - g; also in a union, where each scalarset's values stand together.
/// </remarks>
internal sealed class SymmetryTables
{
    private readonly List<SymmetricSlot> _slots = [];
    private readonly List<MultisetTuple> _tuples = [];
    private readonly List<MultisetPlace> _multisets = [];
    private readonly List<(ScalarsetType Type, int First)> _scalarsets = [];
    private readonly Dictionary<string, int> _shapes = [];

    public SymmetryTables(TransitionSystem system)
    {
        foreach (StateVariable variable in system.Variables)
            CollectScalarsets(variable.Type);

        foreach (StateVariable variable in system.Variables)
            Walk(variable.Type, variable.Offset, new Path(variable.Name, [], []), null);

        SlotCount = system.SlotCount;
    }

    public int SlotCount { get; }

    /// <summary>For each scalarset its first element and the one after its last.</summary>
    public IEnumerable<(int First, int End)> Scalarsets =>
        _scalarsets.Select(s => (s.First, s.First + (int)s.Type.Cardinality));

    /// <summary>Parallel to <see cref="Scalarsets"/>.</summary>
    public IEnumerable<ScalarsetType> Types => _scalarsets.Select(s => s.Type);

    public int ElementCount { get; private set; }

    /// <summary>Every slot outside multisets, whether or not an element occurs in it.</summary>
    public IReadOnlyList<SymmetricSlot> Slots => _slots;

    /// <summary>Every place of every multiset, as a tuple of slots.</summary>
    public IReadOnlyList<MultisetTuple> Tuples => _tuples;

    /// <summary>The multisets, inner ones first.</summary>
    public IReadOnlyList<MultisetPlace> Multisets => _multisets;

    private void CollectScalarsets(ModelType type)
    {
        switch (type)
        {
            case ScalarsetType { IsSymmetric: true } scalarset when !_scalarsets.Exists(s => s.Type == scalarset):
                _scalarsets.Add((scalarset, ElementCount));
                ElementCount += (int)scalarset.Cardinality;
                break;

            case UnionType union:
                foreach (SimpleType member in union.Members)
                    CollectScalarsets(member);

                break;

            case ArrayType array:
                CollectScalarsets(array.Index);
                CollectScalarsets(array.Element);
                break;

            case RecordType record:
                foreach (RecordField field in record.Fields)
                    CollectScalarsets(field.Type);

                break;

            case MultisetType multiset:
                CollectScalarsets(multiset.Element);
                break;
        }
    }

    private void Walk(ModelType type, int offset, Path path, List<SymmetricSlot>? tuple)
    {
        switch (type)
        {
            case SimpleType simple:
                (tuple ?? _slots).Add(new SymmetricSlot(
                    offset,
                    ShapeOf(path.Shape),
                    [.. path.Elements],
                    [.. path.Strides],
                    simple.Low,
                    ElementsOf(simple)));
                break;

            case RecordType record:
                foreach (RecordField field in record.Fields)
                    Walk(field.Type, offset + field.Offset, path.Then("." + field.Name), tuple);

                break;

            case ArrayType array:
                WalkArray(array, offset, path, tuple);
                break;

            case MultisetType multiset:
                WalkMultiset(multiset, offset, path, tuple);
                break;
        }
    }

    private void WalkArray(ArrayType array, int offset, Path path, List<SymmetricSlot>? tuple)
    {
        int?[]? elements = ElementsOf(array.Index);
        int stride = array.Element.SlotCount;
        for (int i = 0; i < (int)array.Index.Cardinality; i++)
        {
            Path next = elements?[i] is { } element ? path.Then("[]", element, stride) : path.Then($"[{i}]");
            Walk(array.Element, offset + (i * stride), next, tuple);
        }
    }

    // The place of an element within its multiset means nothing, so it is no part of the shape.
    private void WalkMultiset(MultisetType multiset, int offset, Path path, List<SymmetricSlot>? outer)
    {
        for (int i = 0; i < multiset.Capacity; i++)
        {
            int place = offset + (i * multiset.Stride);
            List<SymmetricSlot> tuple = [];
            tuple.Add(new SymmetricSlot(
                place, ShapeOf(path.Shape + "{}"), [.. path.Elements], [.. path.Strides], 0, null));
            Walk(multiset.Element, place + 1, path.Then("{}"), tuple);
            if (outer is null)
                _tuples.Add(new MultisetTuple(place, [.. tuple]));
            else
                outer.AddRange(tuple);
        }

        _multisets.Add(new MultisetPlace(offset, multiset));
    }

    private int ShapeOf(string shape)
    {
        if (!_shapes.TryGetValue(shape, out int number))
            _shapes[shape] = number = _shapes.Count + 1;

        return number;
    }

    // For each value of a type, counted from its least, the element that it names; null when it never names
    // one.
    private int?[]? ElementsOf(SimpleType type)
    {
        if (type is ScalarsetType { IsSymmetric: true } scalarset)
        {
            int first = _scalarsets.Find(s => s.Type == scalarset).First;
            return [.. Enumerable.Range(first, (int)scalarset.Cardinality).Select(e => (int?)e)];
        }

        if (type is not UnionType union)
            return null;

        int?[] elements = [.. union.Members.SelectMany(ElementsOrNone)];
        return elements.Any(e => e is not null) ? elements : null;
    }

    private IEnumerable<int?> ElementsOrNone(SimpleType member) =>
        ElementsOf(member) ?? Enumerable.Repeat((int?)null, (int)member.Cardinality);

    private sealed record Path(string Shape, int[] Elements, int[] Strides)
    {
        public Path Then(string step) => this with { Shape = Shape + step };

        public Path Then(string step, int element, int stride) =>
            new(Shape + step, [.. Elements, element], [.. Strides, stride]);
    }
}

/// <summary>A slot and the elements that its index and value name.</summary>
/// <param name="Shape">The same for slots that differ only in which elements their indices are.</param>
/// <param name="Elements">The elements among the indices on the way, outermost first.</param>
/// <param name="Strides">Slots from one index to the next, for each of them.</param>
/// <param name="Low">The least value of the slot's type.</param>
/// <param name="Values">For each value the element that it names, or null; null when none does.</param>
internal sealed record SymmetricSlot(
    int Slot, int Shape, int[] Elements, int[] Strides, long Low, int?[]? Values)
{
    /// <summary>The element that the slot's value names, or -1.</summary>
    public int ElementOf(long value) =>
        Values is null || value == ModelType.Undefined ? -1 : Values[(int)(value - Low)] ?? -1;
}

/// <summary>A place of a multiset: the flag first, then the slots of the element.</summary>
internal sealed record MultisetTuple(int PresentSlot, SymmetricSlot[] Slots);

/// <summary>A multiset in the state.</summary>
internal sealed record MultisetPlace(int Offset, MultisetType Type);
