using System.Collections.Immutable;

namespace ModelCheck.Exploration.States;

/// <summary>Where one value of a state stands, and which codes it may have.</summary>
/// <param name="Least">The code of the least value; below is undefined, which no change leads to.</param>
/// <param name="CanBeVaried">Whether trying every value makes sense.</param>
internal readonly record struct StateCell(int Word, int Shift, ulong Mask, ulong Least, ulong Most, bool CanBeVaried)
{
    private const ulong MostValues = 4096;

    /// <summary>The slots of a variable.</summary>
    public static ImmutableArray<StateCell> Of(StateLayout layout, ShapeNode variable)
    {
        var slots = ImmutableArray.CreateBuilder<StateCell>();
        variable.ForEachSlot(0, (leaf, number) => slots.Add(Of(layout.Placements[leaf.Number], number)));
        return slots.DrainToImmutable();
    }

    /// <summary>Every slot of a state, in order.</summary>
    public static ImmutableArray<StateCell> Of(StateLayout layout)
    {
        var slots = ImmutableArray.CreateBuilder<StateCell>(layout.Shape.SlotCount);
        layout.Shape.ForEachSlot((leaf, number) => slots.Add(Of(layout.Placements[leaf.Number], number)));
        return slots.MoveToImmutable();
    }

    private static StateCell Of(LeafPlacement placement, int number)
    {
        ulong least = placement.AlwaysDefined ? 0UL : 1UL;
        bool isSmall = placement.Leaf.Type.Cardinality <= MostValues;
        ulong most = isSmall ? least + (ulong)placement.Leaf.Type.Cardinality - 1 : least;
        return new StateCell(
            placement.WordOf(number),
            placement.ShiftOf(number),
            placement.Mask,
            least,
            most,
            isSmall && placement.Leaf.Role == LeafRole.Value);
    }
}
