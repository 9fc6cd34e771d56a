using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.States;

/// <summary>Where the values of one leaf stand in the packed state, and how a value is coded.</summary>
/// <remarks>
/// <code>
///  word Word          word Word + 1
///  +----------------+ +----------------+      value n stands in word Word + n / PerWord
///  | v2 | v1 | v0 | | | v5 | v4 | v3 | |      at bit Shift + (n % PerWord) * Stride
///  +----------------+ +----------------+
/// </code>
/// The code of a value is value - Low + 1 and undefined is 0; for a leaf that is never undefined the code is
/// value - Low. So the state of fresh variables is all zeros, and equal states are equal words.
/// </remarks>
/// <param name="Stride">Bits from one value to the next one in the same word; at least Width.</param>
public sealed record LeafPlacement(
    Leaf Leaf, bool AlwaysDefined, int Width, int Stride, int PerWord, int Word, int Shift)
{
    public const int WordBits = 64;

    /// <summary>What is subtracted from a value to get its code.</summary>
    public long Bias => unchecked(Leaf.Type.Low - (AlwaysDefined ? 0 : 1));

    public ulong Mask => Width == WordBits ? ulong.MaxValue : (1UL << Width) - 1;

    public int WordOf(int number) => Word + (number / PerWord);

    public int ShiftOf(int number) => Shift + (number % PerWord * Stride);

    /// <summary>
    /// Bits that hold every value of a type, and one code more unless it is always defined; at least 1.
    /// </summary>
    public static int WidthOf(SimpleType type, bool alwaysDefined)
    {
        UInt128 codes = type.Cardinality + (alwaysDefined ? 0 : UInt128.One);
        return int.Max(1, (int)UInt128.Log2(codes - 1) + (codes > 1 ? 1 : 0));
    }
}
