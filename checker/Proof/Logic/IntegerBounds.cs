namespace ModelCheck.Proof.Logic;

/// <summary>Bounds that an integer term has by its form alone. They are not the least ones.</summary>
internal readonly record struct IntegerBounds(Int128 Low, Int128 High)
{
    private static readonly Int128 Most = Int128.MaxValue / 4;

    private static readonly IntegerBounds Unknown = new(-Most, Most);

    public bool AreWithin(long low, long high) => Low >= low && High <= high;

    public static IntegerBounds Of(Term term) => term.Kind switch
    {
        TermKind.Constant => new(term.Value, term.Value),
        TermKind.Apply when term.Symbol!.Range is { } range => new(range.Low, range.High),
        TermKind.Ite => Hull(Of(term.Arguments[1]), Of(term.Arguments[2])),
        TermKind.Add => Sum(Of(term.Arguments[0]), Of(term.Arguments[1])),
        TermKind.Multiply => Product(Of(term.Arguments[0]), Of(term.Arguments[1])),
        _ => Unknown,
    };

    private static IntegerBounds Hull(IntegerBounds left, IntegerBounds right) =>
        new(Int128.Min(left.Low, right.Low), Int128.Max(left.High, right.High));

    private static IntegerBounds Sum(IntegerBounds left, IntegerBounds right) =>
        Clip(left.Low + right.Low, left.High + right.High);

    private static IntegerBounds Product(IntegerBounds left, IntegerBounds right)
    {
        if (!left.AreWithin(long.MinValue, long.MaxValue) || !right.AreWithin(long.MinValue, long.MaxValue))
            return Unknown;

        Int128[] corners =
            [left.Low * right.Low, left.Low * right.High, left.High * right.Low, left.High * right.High];
        return Clip(corners.Min(), corners.Max());
    }

    private static IntegerBounds Clip(Int128 low, Int128 high) =>
        new(Int128.Clamp(low, -Most, Most), Int128.Clamp(high, -Most, Most));
}
