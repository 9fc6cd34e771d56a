using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Language.Temporal;

/// <summary>A run that repeats itself: positions, each followed by the next one, the last one by one of them.</summary>
/// <param name="States">The slots of each position's state.</param>
/// <param name="Fired">The rule whose firing led to each position; null for the first one and where the run stutters.</param>
/// <param name="Next">The position after the last one.</param>
public sealed record Lasso(ImmutableArray<ImmutableArray<long>> States, ImmutableArray<Rule?> Fired, int Next)
{
    public int Length => States.Length;

    /// <summary>The run that a trace with a loop stands for.</summary>
    /// <remarks>
    /// A loop without a step is stuttering in the last state. Else the last state is that where the loop begins, and the
    /// position after it is that of the loop's first step.
    /// </remarks>
    /// <exception cref="ArgumentException">The trace has no loop, or does not return to its beginning.</exception>
    public static Lasso Of(Trace trace)
    {
        if (trace.LoopStart is not { } start)
            throw new ArgumentException("this trace has no loop", nameof(trace));

        ImmutableArray<ImmutableArray<long>> states = [.. trace.Steps.Select(s => s.State)];
        ImmutableArray<Rule?> fired = [null, .. trace.Steps.Skip(1).Select(s => s.Rule)];
        if (start == trace.Length)
            return new Lasso(states.Add(states[start]), fired.Add(null), start + 1);

        return states[start].AsSpan().SequenceEqual(states[^1].AsSpan())
            ? new Lasso(states, fired, start + 1)
            : throw new ArgumentException("the loop does not return to its beginning", nameof(trace));
    }

    public int After(int position) => position + 1 < Length ? position + 1 : Next;
}
