using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Symmetry;

/// <summary>Where the elements of symmetric types occur in the words of a packed state.</summary>
/// <remarks>
/// Values below one symmetric index that name no element themselves are the element's own: those in one word
/// form a block, which is taken out and put back at another element's place in one step. Every other occurrence
/// is a link: a value that names an element, or a value below two symmetric indices.
/// </remarks>
internal sealed class PackedOccurrences
{
    private const int None = -1;

    private readonly StateLayout _layout;
    private readonly (LeafPlacement Placement, int Number)[] _places;

    private PackedOccurrences(SymmetryTables tables, StateLayout layout)
    {
        _layout = layout;
        _places = PlacesOf(layout);
        SymmetricSlot[] slots = [.. tables.Slots.Where(IsSymmetric)];
        SymmetricSlot[] own = [.. OwnSlots(slots)];
        IGrouping<int, SymmetricSlot>[][] blocks = [.. tables.Scalarsets.Select(s => BlocksOf(s, own).ToArray())];
        Scalarsets = [.. tables.Scalarsets.Zip(blocks, ScalarsetOf)];
        SymmetricSlot[] links = [.. slots.Except(blocks.SelectMany(b => b).SelectMany(word => word))];
        LinkOfSlot = new int[tables.SlotCount];
        for (int i = 0; i < links.Length; i++)
            LinkOfSlot[links[i].Slot] = i;

        Links = [.. links.Select(LinkOf)];
        Untouched = MasksOfUntouched(slots);
    }

    public PackedScalarset[] Scalarsets { get; }

    public PackedLink[] Links { get; }

    /// <summary>For each slot of a link the link's number.</summary>
    public int[] LinkOfSlot { get; }

    /// <summary>For each word the bits that no renaming changes.</summary>
    public ulong[] Untouched { get; }

    /// <summary>
    /// Null when elements occur in multisets, whose order a renaming changes as well, or as three indices of a value.
    /// </summary>
    public static PackedOccurrences? TryCreate(SymmetryTables tables, StateLayout layout) =>
        tables.Tuples.Any(t => t.Slots.Any(IsSymmetric)) || tables.Slots.Any(s => s.Elements.Length > 2)
            ? null
            : new PackedOccurrences(tables, layout);

    private static bool IsSymmetric(SymmetricSlot slot) => slot.Elements.Length > 0 || slot.Values is not null;

    private static (LeafPlacement Placement, int Number)[] PlacesOf(StateLayout layout)
    {
        List<(LeafPlacement, int)> places = [];
        layout.Shape.ForEachSlot((leaf, number) => places.Add((layout.Placements[leaf.Number], number)));
        return [.. places];
    }

    private (int Word, int Shift) PlaceOf(SymmetricSlot slot)
    {
        (LeafPlacement placement, int number) = _places[slot.Slot];
        return (placement.WordOf(number), placement.ShiftOf(number));
    }

    private ulong MaskOf(SymmetricSlot slot) => _places[slot.Slot].Placement.Mask << PlaceOf(slot).Shift;

    // A shape whose values for different elements stand in different words cannot be part of a block.
    private IEnumerable<SymmetricSlot> OwnSlots(SymmetricSlot[] slots) => slots
        .Where(s => s.Elements.Length == 1 && s.Values is null)
        .GroupBy(s => s.Shape)
        .Where(shape => shape.Select(s => PlaceOf(s).Word).Distinct().Count() == 1)
        .SelectMany(shape => shape);

    // By word, since a block is part of one.
    private IEnumerable<IGrouping<int, SymmetricSlot>> BlocksOf((int First, int End) range, SymmetricSlot[] own) => own
        .Where(s => s.Elements[0] >= range.First && s.Elements[0] < range.End)
        .GroupBy(s => PlaceOf(s).Word)
        .OrderBy(word => word.Key)
        .Where(IsUniform);

    private PackedScalarset ScalarsetOf((int First, int End) range, IGrouping<int, SymmetricSlot>[] blocks) => new(
        range.First,
        range.End - range.First,
        [.. blocks.Select(word => new PackedBlock(word.Key, [.. MasksOf(range, word)]))]);

    // Taken out of the word, the bits of each element must come in the same order.
    private bool IsUniform(IEnumerable<SymmetricSlot> slots) => slots
        .GroupBy(s => s.Elements[0])
        .Select(element => string.Join(' ', element.OrderBy(s => PlaceOf(s).Shift).Select(s => s.Shape)))
        .Distinct()
        .Count() == 1;

    private IEnumerable<ulong> MasksOf((int First, int End) range, IEnumerable<SymmetricSlot> slots)
    {
        ILookup<int, SymmetricSlot> byElement = slots.ToLookup(s => s.Elements[0]);
        for (int element = range.First; element < range.End; element++)
            yield return byElement[element].Aggregate(0UL, (mask, slot) => mask | MaskOf(slot));
    }

    private PackedLink LinkOf(SymmetricSlot slot)
    {
        (LeafPlacement placement, int _) = _places[slot.Slot];
        (int word, int shift) = PlaceOf(slot);
        int[]? named = null;
        if (slot.Values is { } values)
        {
            // A code is a value's distance from the bias; 0 may be undefined.
            named = new int[values.Length + (placement.AlwaysDefined ? 0 : 1)];
            Array.Fill(named, None);
            for (int i = 0; i < values.Length; i++)
                named[i + named.Length - values.Length] = values[i] ?? None;
        }

        return new PackedLink(slot.Slot, word, shift, placement.Mask, (ulong)slot.Shape, named)
        {
            Outer = slot.Elements.Length > 0 ? slot.Elements[0] : None,
            OuterStride = slot.Elements.Length > 0 ? slot.Strides[0] : 0,
            Inner = slot.Elements.Length > 1 ? slot.Elements[1] : None,
            InnerStride = slot.Elements.Length > 1 ? slot.Strides[1] : 0,
        };
    }

    private ulong[] MasksOfUntouched(SymmetricSlot[] slots)
    {
        var untouched = new ulong[_layout.WordCount];
        Array.Fill(untouched, ulong.MaxValue);
        foreach (SymmetricSlot slot in slots)
            untouched[PlaceOf(slot).Word] &= ~MaskOf(slot);

        return untouched;
    }
}

/// <summary>A scalarset: its elements are numbered from <paramref name="First"/>.</summary>
internal sealed record PackedScalarset(int First, int Count, PackedBlock[] Blocks)
{
    /// <summary>Bits that an element's blocks have together.</summary>
    public int Width { get; } = Blocks.Sum(b => b.Width);
}

/// <summary>The values of one word that are elements' own.</summary>
/// <param name="Masks">For each element the bits of its values, the same number of bits each.</param>
internal sealed record PackedBlock(int Word, ulong[] Masks)
{
    public int Width { get; } = System.Numerics.BitOperations.PopCount(Masks[0]);
}

/// <summary>A value that relates elements to each other or to the rest of the state.</summary>
/// <param name="Shape">The same for links that differ only in which elements their indices are.</param>
/// <param name="Named">For each code the element that it names, or -1; null when it names none.</param>
internal readonly record struct PackedLink(
    int Slot, int Word, int Shift, ulong Mask, ulong Shape, int[]? Named)
{
    /// <summary>The element that is its only or outer index, or -1.</summary>
    public int Outer { get; init; }

    /// <summary>Slots from one outer index to the next.</summary>
    public int OuterStride { get; init; }

    /// <summary>The element that is its inner index, or -1.</summary>
    public int Inner { get; init; }

    /// <summary>Slots from one inner index to the next.</summary>
    public int InnerStride { get; init; }
}
