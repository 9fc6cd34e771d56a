using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>Sets of values of a small type as words: bit 0 stands for undefined, bit 1 for the least value, and so on.</summary>
internal static class ValueSet
{
    public const ulong All = ulong.MaxValue;

    public const ulong Undefined = 1;

    private const int MostValues = 63;

    /// <summary>The values from one to another one, as far as they belong to the type; all when it is not small.</summary>
    public static ulong Of(SimpleType type, Int128 low, Int128 high)
    {
        if (type.Cardinality > MostValues)
            return All;

        ulong values = 0;
        for (Int128 value = Int128.Max(low, type.Low); value <= Int128.Min(high, type.High); value++)
            values |= 2UL << (int)(value - type.Low);

        return values;
    }

    /// <summary>The values with certain codes: see <see cref="States.LeafPlacement"/>.</summary>
    public static ulong OfCodes(ulong codes, bool isAlwaysDefined)
    {
        if (!isAlwaysDefined)
            return codes;

        return codes >> MostValues != 0 ? All : codes << 1;
    }
}
