using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Where the codes of one multiset's places are, for sorting them; read by compiled code.</summary>
/// <remarks>
/// The order of codes is the order of slots: undefined is 0, and the values ascend. So a multiset is
/// canonical when its present elements come first, sorted by their codes in the order of the slots, and all
/// else is 0.
/// </remarks>
internal unsafe struct MultisetTable
{
    /// <summary>How many multisets the shape stands for; sorted one by one.</summary>
    public int Count;

    public int Capacity;

    public Part Present;

    /// <summary>One for each slot of an element.</summary>
    public int PartCount;

    public Part* Parts;

    /// <summary>Where one slot of every element is.</summary>
    public struct Part
    {
        public int Word;
        public int Shift;
        public int Stride;
        public int PerWord;
        public ulong Mask;

        /// <summary>Value e * PerElement + Within of the leaf belongs to element e.</summary>
        public int PerElement;
        public int Within;

        public Part(LeafPlacement placement, int perElement, int within)
        {
            Word = placement.Word;
            Shift = placement.Shift;
            Stride = placement.Stride;
            PerWord = placement.PerWord;
            Mask = placement.Mask;
            PerElement = perElement;
            Within = within;
        }

        public readonly ulong Load(ulong* state, int element)
        {
            int number = (element * PerElement) + Within;
            return (state[Word + (number / PerWord)] >> (Shift + (number % PerWord * Stride))) & Mask;
        }

        public readonly void Store(ulong* state, int element, ulong code)
        {
            int number = (element * PerElement) + Within;
            int shift = Shift + (number % PerWord * Stride);
            ref ulong word = ref state[Word + (number / PerWord)];
            word = (word & ~(Mask << shift)) | (code << shift);
        }
    }

    /// <summary>Brings all multisets of a table into canonical order.</summary>
    public static void Sort(ulong* state, RunContext* context, int table)
    {
        MultisetTable* multiset = context->Multisets + table;
        for (int i = 0; i < multiset->Count; i++)
            SortOne(state, multiset, i * multiset->Capacity, context->SortBuffer);
    }

    // Insertion sort: at most a few elements are out of order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SortOne(ulong* state, MultisetTable* multiset, int first, ulong* buffer)
    {
        int parts = multiset->PartCount;
        int present = 0;
        for (int i = 0; i < multiset->Capacity; i++)
        {
            if (multiset->Present.Load(state, first + i) == 0)
                continue;

            ulong* element = buffer + (multiset->Capacity * (long)parts);
            for (int part = 0; part < parts; part++)
                element[part] = multiset->Parts[part].Load(state, first + i);

            Insert(buffer, present++, element, parts);
        }

        for (int i = 0; i < multiset->Capacity; i++)
        {
            bool isPresent = i < present;
            multiset->Present.Store(state, first + i, isPresent ? 1UL : 0);
            for (int part = 0; part < parts; part++)
                multiset->Parts[part].Store(state, first + i, isPresent ? buffer[(i * (long)parts) + part] : 0);
        }
    }

    private static void Insert(ulong* sorted, int count, ulong* element, int parts)
    {
        int place = count;
        while (place > 0 && IsLess(element, sorted + ((place - 1) * (long)parts), parts))
        {
            for (int part = 0; part < parts; part++)
                sorted[(place * (long)parts) + part] = sorted[((place - 1) * (long)parts) + part];

            place--;
        }

        for (int part = 0; part < parts; part++)
            sorted[(place * (long)parts) + part] = element[part];
    }

    private static bool IsLess(ulong* left, ulong* right, int parts)
    {
        for (int part = 0; part < parts; part++)
        {
            if (left[part] != right[part])
                return left[part] < right[part];
        }

        return false;
    }
}

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
    public long SortWords => _shapes.Select(s => (s.Capacity + 1L) * SlotsOf(s).Count).DefaultIfEmpty(0).Max();

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
            NativeMemory.Free(tables[i].Parts);

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
            PartCount = slots.Count,
            Parts = parts,
        };
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
