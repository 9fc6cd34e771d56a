using System.Diagnostics;

namespace ModelCheck.Proof.Solving;

/// <summary>
/// How long work may still take: a deadline shared by many queries, and a token to stop them at once.
/// </summary>
public sealed class TimeLimit
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TimeSpan? _total;

    /// <param name="total">From now on; null for no limit.</param>
    public TimeLimit(TimeSpan? total = null, CancellationToken cancellation = default)
    {
        _total = total;
        Cancellation = cancellation;
    }

    public CancellationToken Cancellation { get; }

    /// <summary>What is left, at least zero; null when there is no limit.</summary>
    public TimeSpan? Remaining =>
        _total is { } total ? TimeSpan.FromTicks(long.Max(0, (total - _watch.Elapsed).Ticks)) : null;

    public bool IsOver => Cancellation.IsCancellationRequested || Remaining == TimeSpan.Zero;

    /// <summary>
    /// What is left as libz3's parameter <c>timeout</c> wants it, which has no 0. Rounded up: when libz3 stops, this is over.
    /// </summary>
    public uint SolverMilliseconds => Remaining is { } rest
        ? (uint)double.Clamp(Math.Ceiling(rest.TotalMilliseconds), 1, int.MaxValue)
        : uint.MaxValue;

    /// <summary>Why there is no answer, when this is over.</summary>
    public string Reason => Cancellation.IsCancellationRequested ? "interrupted" : "out of time";

    /// <summary>Why there is no answer, when libz3 gives a reason: it calls its own timeout by several names.</summary>
    public string ReasonOr(string solver) => IsOver || solver is "canceled" or "timeout" ? Reason : solver;

    /// <summary>A limit within this one.</summary>
    public TimeLimit Within(TimeSpan part) =>
        new(Remaining is { } rest && rest < part ? rest : part, Cancellation);
}
