using ModelCheck.Language.Model;

namespace ModelCheck.Language.Elaboration;

/// <summary>Chooses the width of <see cref="IntegerArithmetic.CheckedNarrow"/> as Rumur does.</summary>
internal static class NarrowArithmetic
{
    private static readonly (long Low, long High)[] Widths =
    [
        (0, byte.MaxValue),
        (sbyte.MinValue, sbyte.MaxValue),
        (0, ushort.MaxValue),
        (short.MinValue, short.MaxValue),
        (0, uint.MaxValue),
        (int.MinValue, int.MaxValue),
    ];

    /// <summary>
    /// The narrowest of uint8, int8, uint16, int16, uint32, int32 and int64 that holds every integer that the model
    /// mentions.
    /// </summary>
    public static Semantics Choose(Semantics semantics, (long Low, long High) mentioned)
    {
        if (semantics.Arithmetic != IntegerArithmetic.CheckedNarrow)
            return semantics;

        foreach ((long low, long high) in Widths)
        {
            if (low <= mentioned.Low && mentioned.High <= high)
                return semantics with { ArithmeticLow = low, ArithmeticHigh = high };
        }

        return semantics;
    }
}
