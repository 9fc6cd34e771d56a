using ModelCheck.Exploration.States;
using ModelCheck.Language;
using ModelCheck.Language.Types;
using Xunit;

namespace ModelCheck.Tests.Exploration;

public class StateLayoutTests
{
    private static readonly StateLayout Layout = StateLayout.For(new StateShape(Specification.FromText(
        """
        type Bag: multiset [3] of record kind: 0..4; dest: array [0..1] of -5..5; end;
        var
          narrow: boolean;
          wide: -9223372036854775807..9223372036854775807;
          half: 0..4294967295;
          row: array [0..40] of -3..3;
          grid: array [0..2] of array [0..3] of record a: 0..1; b: 0..1000; end;
          bag: Bag;
          one: 7..7;
        startstate begin undefine row; end;
        """).System!));

    [Fact]
    public void Packs_and_unpacks_every_value_at_its_extremes()
    {
        (Leaf Leaf, int Number)[] slots = Slots();
        for (int slot = 0; slot < slots.Length; slot++)
        {
            SimpleType type = slots[slot].Leaf.Type;
            long[] extremes = slots[slot].Leaf.Role == LeafRole.Present
                ? [0, 1]
                : [ModelType.Undefined, type.Low, type.High];
            foreach (long value in extremes)
            {
                AssertKept(Filled(slots, t => t.Low), slot, value);
                AssertKept(Filled(slots, t => t.High), slot, value);
            }
        }
    }

    [Fact]
    public void No_two_values_share_a_bit_and_none_crosses_a_word()
    {
        var used = new ulong[Layout.WordCount];
        foreach ((Leaf leaf, int number) in Slots())
        {
            LeafPlacement placement = Layout.Placements[leaf.Number];
            int shift = placement.ShiftOf(number);
            Assert.InRange(shift + placement.Width, 1, 64);
            ulong field = placement.Mask << shift;
            Assert.Equal(0UL, used[placement.WordOf(number)] & field);
            used[placement.WordOf(number)] |= field;
        }
    }

    [Fact]
    public void A_state_of_fresh_variables_is_all_zeros()
    {
        long[] slots = Slots()
            .Select(s => s.Leaf.Role == LeafRole.Present ? 0 : ModelType.Undefined)
            .ToArray();
        var words = new ulong[Layout.WordCount];

        Layout.Pack(slots, words);

        Assert.All(words, word => Assert.Equal(0UL, word));
    }

    [Theory]
    [InlineData(0, 1, false, 2)]
    [InlineData(0, 1, true, 1)]
    [InlineData(0, 2, false, 2)]
    [InlineData(0, 3, false, 3)]
    [InlineData(5, 5, true, 1)]
    [InlineData(-8, 7, true, 4)]
    [InlineData(long.MinValue + 1, long.MaxValue, false, 64)]
    public void Takes_as_few_bits_as_the_values_allow(long low, long high, bool alwaysDefined, int bits) =>
        Assert.Equal(bits, LeafPlacement.WidthOf(new RangeType(low, high), alwaysDefined));

    private static (Leaf Leaf, int Number)[] Slots()
    {
        List<(Leaf Leaf, int Number)> slots = [];
        Layout.Shape.ForEachSlot((leaf, number) => slots.Add((leaf, number)));
        return [.. slots];
    }

    private static long[] Filled((Leaf Leaf, int Number)[] slots, Func<SimpleType, long> value) =>
        [.. slots.Select(s => value(s.Leaf.Type))];

    private static void AssertKept(long[] slots, int slot, long value)
    {
        slots[slot] = value;
        var words = new ulong[Layout.WordCount];
        var unpacked = new long[slots.Length];

        Layout.Pack(slots, words);
        Layout.Unpack(words, unpacked);

        Assert.Equal(slots, unpacked);
    }
}
