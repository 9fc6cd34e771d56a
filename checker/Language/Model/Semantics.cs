namespace ModelCheck.Language.Model;

/// <summary>How integer arithmetic treats results that do not fit.</summary>
public enum IntegerArithmetic
{
    /// <summary>Checked 64-bit integers: overflow is an error.</summary>
    Checked64,

    /// <summary>32-bit integers that wrap silently (CMurphi compiles to C's <c>int</c>).</summary>
    Wrapping32,

    /// <summary>The narrowest C type that holds every literal, bound and size of the model, checked (Rumur).</summary>
    CheckedNarrow,
}

/// <summary>What <c>for i := a to b</c> does when a &gt; b and no step is given.</summary>
public enum EmptyRangeLoop
{
    /// <summary>Nothing.</summary>
    RunsZeroTimes,

    /// <summary>Counts down (Rumur).</summary>
    CountsDown,
}

/// <summary>
/// The choices on which the Murphi checkers differ, fixed for one transition system. Every engine reads them from
/// here; <see cref="For"/> is the only place that knows which tool makes which choice.
/// </summary>
public sealed record Semantics
{
    /// <summary>Reading an undefined simple variable only to store it elsewhere copies "undefined"; otherwise it is an error.</summary>
    public bool UndefinedCopies { get; init; } = true;

    /// <summary>
    /// Comparing undefined scalarset values with <c>=</c> is no error, and an undefined value is a member of no type
    /// (CMurphi).
    /// </summary>
    public bool UndefinedScalarsetsCompare { get; init; }

    public IntegerArithmetic Arithmetic { get; init; } = IntegerArithmetic.Checked64;

    public EmptyRangeLoop EmptyRangeLoop { get; init; } = EmptyRangeLoop.RunsZeroTimes;

    /// <summary>
    /// Iterations after which a <c>while</c> is taken to be endless where the semantics have no limit of their own: a
    /// checker must come back from every rule.
    /// </summary>
    public const int EndlessWhileIterations = 1_000_000;

    /// <summary>Calls in progress at one time beyond which a call is an error, in every engine.</summary>
    public const int MaxCallDepth = 2_000;

    /// <summary>
    /// Most iterations of one <c>while</c>, or null for no limit but <see cref="EndlessWhileIterations"/>.
    /// </summary>
    public int? WhileLimit { get; init; }

    /// <summary>A parameter without <c>var</c> is a read-only reference, so it sees changes of its argument (CMurphi).</summary>
    public bool ConstParametersAreReferences { get; init; }

    /// <summary>Smallest value of the arithmetic, for <see cref="IntegerArithmetic.CheckedNarrow"/>.</summary>
    public long ArithmeticLow { get; init; } = long.MinValue + 1;

    /// <summary>Greatest value of the arithmetic, for <see cref="IntegerArithmetic.CheckedNarrow"/>.</summary>
    public long ArithmeticHigh { get; init; } = long.MaxValue;

    public static Semantics For(Compatibility compatibility) => compatibility switch
    {
        Compatibility.Rumur => new()
        {
            UndefinedCopies = false,
            Arithmetic = IntegerArithmetic.CheckedNarrow,
            EmptyRangeLoop = EmptyRangeLoop.CountsDown,
        },
        Compatibility.CMurphi => new()
        {
            UndefinedScalarsetsCompare = true,
            Arithmetic = IntegerArithmetic.Wrapping32,
            WhileLimit = 1000,
            ConstParametersAreReferences = true,
        },
        _ => new(),
    };
}
