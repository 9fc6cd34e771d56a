using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// Bounds of an integer expression, both included: what analysis knows of its value without running it.
/// </summary>
internal readonly record struct Interval(Int128 Low, Int128 High)
{
    public static readonly Interval Boolean = new(0, 1);

    public static Interval Of(SimpleType type) => new(type.Low, type.High);

    public bool IsWithin(Interval other) => Low >= other.Low && High <= other.High;

    public bool Contains(Int128 value) => Low <= value && value <= High;

    public bool IsWithin(SimpleType type) => IsWithin(Of(type));

    public static Interval operator +(Interval a, Interval b) => new(a.Low + b.Low, a.High + b.High);

    public static Interval operator -(Interval a, Interval b) => new(a.Low - b.High, a.High - b.Low);

    public static Interval operator *(Interval a, Interval b)
    {
        Int128[] corners = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
        return new Interval(corners.Min(), corners.Max());
    }

    /// <summary>Both together.</summary>
    public Interval Union(Interval other) => new(Int128.Min(Low, other.Low), Int128.Max(High, other.High));

    /// <summary>The values of a quotient that truncates: never further from zero than the dividend.</summary>
    public Interval Quotient()
    {
        Int128 reach = Int128.Max(Int128.Abs(Low), Int128.Abs(High));
        return new Interval(Low < 0 ? -reach : (High < 0 ? -reach : -reach), reach);
    }

    /// <summary>
    /// The values of a bitwise and, or, exclusive or with <paramref name="other"/>, when neither is negative.
    /// </summary>
    public Interval BitwiseWith(Interval other)
    {
        Int128 high = Int128.Max(High, other.High);
        Int128 limit = 1;
        while (limit <= high)
            limit <<= 1;

        return new Interval(0, limit - 1);
    }
}
