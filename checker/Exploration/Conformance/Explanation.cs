using System.Numerics;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Conformance;

/// <summary>A way to understand the beginning of a log: where the model may be after it.</summary>
/// <param name="state">The state's words.</param>
/// <param name="names">For each element of a symmetric type the number of what the log calls it; -1 while it has no name.</param>
/// <param name="next">The first event that is not explained.</param>
/// <param name="ahead">Bit i: event <paramref name="next"/> + 1 + i is explained already, since it may have come before.</param>
internal sealed class Explanation(ulong[] state, int[] names, int next, ulong ahead) : IEquatable<Explanation>
{
    /// <summary>How far an event may be behind the first one that is not explained.</summary>
    public const int MostAhead = 64;

    public ulong[] State => state;

    public int[] Names => names;

    public int Next => next;

    /// <summary>The same log explained by another state.</summary>
    public Explanation In(ulong[] other) => new(other, names, next, ahead);

    /// <summary>One event more, which leads to a state under names that may be new.</summary>
    /// <param name="index">Of the event: not explained, and not too far ahead.</param>
    public Explanation With(int index, ulong[] after, int[] newNames)
    {
        if (index > next)
            return new Explanation(after, newNames, next, ahead | (1UL << (index - next - 1)));

        int run = BitOperations.TrailingZeroCount(~ahead);
        ulong rest = run >= MostAhead - 1 ? 0 : ahead >> (run + 1);
        return new Explanation(after, newNames, next + run + 1, rest);
    }

    public bool Explains(int index) =>
        index < next || (index > next && index - next <= MostAhead && ((ahead >> (index - next - 1)) & 1) != 0);

    public bool Equals(Explanation? other) =>
        other is not null
        && next == other.Next
        && Ahead == other.Ahead
        && WordsComparer.Instance.Equals(state, other.State)
        && names.AsSpan().SequenceEqual(other.Names);

    public override bool Equals(object? other) => Equals(other as Explanation);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(next);
        hash.Add(ahead);
        hash.Add(state, WordsComparer.Instance);
        foreach (int name in names)
            hash.Add(name);

        return hash.ToHashCode();
    }

    private ulong Ahead => ahead;
}
