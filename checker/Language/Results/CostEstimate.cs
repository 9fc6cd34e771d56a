using System.Collections.Immutable;

namespace ModelCheck.Language.Results;

/// <summary>A number that is only known roughly; at least 0.</summary>
public readonly record struct Band(double Low, double Likely, double High)
{
    public bool Holds(double number) => number >= Low && number <= High;

    public Band Times(Band other) => new(Low * other.Low, Likely * other.Likely, High * other.High);

    /// <summary>The same, but for what is known to be less than the number.</summary>
    public Band AtLeast(double least) =>
        new(double.Max(Low, least), double.Max(Likely, least), double.Max(High, least));
}

/// <summary>What an estimate goes by.</summary>
public enum EstimateBasis
{
    /// <summary>All states were explored: the number is exact.</summary>
    Everything,

    /// <summary>The specification with smaller values of one constant, each explored completely.</summary>
    SmallerInstances,

    /// <summary>How the levels grew that were explored.</summary>
    Levels,

    /// <summary>Nothing: the levels grow more and more, and no constant can be made smaller.</summary>
    Nothing,
}

/// <summary>A constant's value, and how many states the specification has with it.</summary>
public readonly record struct SizedCount(long Size, long States);

/// <summary>What exploring a specification will probably take.</summary>
/// <param name="States">Null when there is no telling.</param>
/// <param name="Found">States that the probe found.</param>
/// <param name="SecondsPerState">Of one thread; null when the probe was too short to tell.</param>
/// <param name="WordsPerState">Of 64 bits, as a state is stored when nothing else is asked for.</param>
public sealed record CostEstimate(
    EstimateBasis Basis, Band? States, long Found, double? SecondsPerState, int WordsPerState)
{
    /// <summary>The constant of <see cref="EstimateBasis.SmallerInstances"/>.</summary>
    public string? Constant { get; init; }

    /// <summary>Its values that were explored.</summary>
    public ImmutableArray<SizedCount> Sizes { get; init; } = [];

    /// <summary>Time of one thread. Large tables are slower than small ones, by a factor that was seen up to 3.</summary>
    public Band? Seconds => SecondsPerState is { } seconds
        ? States?.Times(new Band(0.7 * seconds, 1.3 * seconds, 3 * seconds))
        : null;

    /// <summary>What the states and their table take.</summary>
    public Band? Bytes => States?.Times(PerState(WordsPerState));

    /// <summary>The same when states are stored as trees, without the parts that they share.</summary>
    public Band? BytesOfTrees => States?.Times(PerState(0));

    // A slot of 8 bytes for each state, in a table that doubles when it is three quarters full; and the words.
    private static Band PerState(int words) =>
        new((8 / 0.75) + (8 * words), (8 / 0.55) + (8 * words), (8 / 0.375) + (8 * words));
}
