using System.Runtime.InteropServices;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Compilation;

/// <summary>The multisets in the shape of a state, numbered, and their tables.</summary>
internal sealed unsafe class MultisetTables
{
    private readonly List<MultisetShape> _shapes = [];
    private readonly StateLayout _layout;

    public MultisetTables(StateLayout layout)
    {
        _layout = layout;
        foreach (ShapeNode variable in layout.Shape.Variables)
            Collect(variable);
    }

    /// <summary>Words that sorting the largest multiset needs, with room for one element more.</summary>
    public long SortWords =>
        _shapes.Select(s => (s.Capacity + 1L) * int.Max(1, SlotsOf(s).Count)).DefaultIfEmpty(0).Max();

    public int NumberOf(MultisetShape shape) => _shapes.FindIndex(s => ReferenceEquals(s, shape));

    /// <summary>The tables in unmanaged memory that lives as long as the process.</summary>
    public MultisetTable* Build()
    {
        var tables = (MultisetTable*)NativeMemory.AllocZeroed(
            (nuint)int.Max(1, _shapes.Count), (nuint)sizeof(MultisetTable));
        for (int i = 0; i < _shapes.Count; i++)
            tables[i] = TableOf(_shapes[i]);

        return tables;
    }

    public static void Free(MultisetTable* tables, int count)
    {
        for (int i = 0; i < count; i++)
        {
            NativeMemory.Free(tables[i].Parts);
            NativeMemory.Free(tables[i].Runs);
        }

        NativeMemory.Free(tables);
    }

    public int Count => _shapes.Count;

    private MultisetTable TableOf(MultisetShape shape)
    {
        List<(Leaf Leaf, int Within)> slots = SlotsOf(shape);
        var parts = (MultisetTable.Part*)NativeMemory.AllocZeroed(
            (nuint)int.Max(1, slots.Count), (nuint)sizeof(MultisetTable.Part));
        for (int i = 0; i < slots.Count; i++)
        {
            int perElement = slots[i].Leaf.Count / shape.Present.Count;
            parts[i] = new MultisetTable.Part(PlacementOf(slots[i].Leaf), perElement, slots[i].Within);
        }

        return new MultisetTable
        {
            Count = shape.Present.Count / shape.Capacity,
            Capacity = shape.Capacity,
            Present = new MultisetTable.Part(PlacementOf(shape.Present), 1, 0),
            GroupWidth = GroupWidthOf(shape),
            PartCount = slots.Count,
            Parts = parts,
            Runs = RunsOf(shape),
        };
    }

    private MultisetTable.Run* RunsOf(MultisetShape shape)
    {
        LeafPlacement present = PlacementOf(shape.Present);
        int count = shape.Present.Count / shape.Capacity;
        var runs = (MultisetTable.Run*)NativeMemory.AllocZeroed(
            (nuint)count, (nuint)sizeof(MultisetTable.Run));
        for (int i = 0; i < count; i++)
        {
            int first = i * shape.Capacity;
            runs[i] = new MultisetTable.Run
            {
                FirstWord = present.WordOf(first),
                LastWord = present.WordOf(first + shape.Capacity - 1),
                FirstInWord = first % present.PerWord,
            };
        }

        return runs;
    }

    // The flag's values are as far apart as elements are, when all of an element stands together with its
    // flag.
    private int GroupWidthOf(MultisetShape shape)
    {
        LeafPlacement present = PlacementOf(shape.Present);
        return present.Stride > present.Width ? present.Stride : 0;
    }

    private LeafPlacement PlacementOf(Leaf leaf) => _layout.Placements[leaf.Number];

    private static List<(Leaf Leaf, int Within)> SlotsOf(MultisetShape shape)
    {
        List<(Leaf Leaf, int Within)> slots = [];
        shape.Element.ForEachSlot(0, (leaf, number) => slots.Add((leaf, number)));
        return slots;
    }

    private void Collect(ShapeNode node)
    {
        switch (node)
        {
            case RecordShape record:
                foreach (ShapeNode field in record.Fields)
                    Collect(field);

                break;

            case ArrayShape array:
                Collect(array.Element);
                break;

            case MultisetShape multiset:
                Collect(multiset.Element);
                _shapes.Add(multiset);
                break;
        }
    }
}
