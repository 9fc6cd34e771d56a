using FsCheck;
using FsCheck.Fluent;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Types;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

/// <summary>On random contents: the canonical form depends on the elements alone.</summary>
public class MultisetCanonicalizerTests
{
    private static readonly RangeType Digit = new(0, 2);
    private static readonly MultisetType Inner = new(2, Digit);
    private static readonly MultisetType Outer = new(3, new RecordType([("tag", Digit), ("bag", Inner)]));

    private static readonly Gen<long[]> Values =
        Gen.ArrayOf(Gen.Choose(0, 999), Outer.SlotCount).Select(ToSlots);

    [Fact]
    public void Making_canonical_twice_changes_nothing() => Check(slots =>
    {
        long[] once = Canonical(slots);
        Assert.Equal(once, Canonical(once));
    });

    [Fact]
    public void The_order_of_places_does_not_matter() => Check(slots =>
    {
        var places = slots.Chunk(Outer.Stride).Select(p => p.ToArray()).Reverse().ToList();
        foreach (long[] place in places)
            (place[2], place[3], place[4], place[5]) = (place[4], place[5], place[2], place[3]);

        Assert.Equal(Canonical(slots), Canonical([.. places.SelectMany(p => p)]));
    });

    [Fact]
    public void Present_elements_come_first_and_in_order() => Check(slots =>
    {
        long[][] places = [.. Canonical(slots).Chunk(Outer.Stride)];
        for (int i = 1; i < places.Length; i++)
        {
            Assert.True(places[i - 1][0] >= places[i][0]);
            if (places[i][0] == 1)
                Assert.True(places[i - 1].AsSpan(1).SequenceCompareTo(places[i].AsSpan(1)) <= 0);
        }

        Assert.Equal(slots.Chunk(Outer.Stride).Count(p => p[0] == 1), places.Count(p => p[0] == 1));
    });

    private static void Check(Action<long[]> property) =>
        Prop.ForAll(Values.ToArbitrary(), property).QuickCheckThrowOnFailure();

    private static long[] Canonical(long[] slots)
    {
        long[] copy = [.. slots];
        MultisetCanonicalizer.Canonicalize(Outer, copy);
        return copy;
    }

    // Random numbers made into flags where the layout has flags, and into digits or undefined elsewhere.
    private static long[] ToSlots(int[] numbers)
    {
        bool[] isFlag = [true, false, true, false, true, false];
        long Digit(int number) => number % 4 == 3 ? ModelType.Undefined : number % 4;
        return [.. numbers.Select((n, i) => isFlag[i % Outer.Stride] ? n % 2 : Digit(n))];
    }
}
