using System.Collections.Immutable;
using ModelCheck.Exploration.Projections;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Mining;

namespace ModelCheck.Cli.Proving;

/// <summary>Lets the compiled search answer what a proof asks about small instances of one specification.</summary>
/// <remarks>
/// An instance is explored once and kept for further questions, also in terms of another reading of the specification
/// at the same sizes; of several the ones used last are kept. Not for several threads at once.
/// </remarks>
/// <param name="options">Threads, and limits on states, memory and time of one instance.</param>
internal sealed class ExploredInstances(ExplorationOptions options) : IReachableStates, IDisposable
{
    private const int MostKept = 4;
    private const int MostRows = 4_000_000;

    // The one used last comes last; null stands for an instance that is too large.
    private readonly List<(string Sizes, ReachableStates? States)> _known = [];

    /// <inheritdoc/>
    public ImmutableArray<ImmutableArray<ulong[]>>? Project(
        TransitionSystem instance, ImmutableArray<Projection> projections, CancellationToken cancellation)
    {
        ImmutableArray<ProjectionTemplate> templates =
            [.. projections.Select(p => new ProjectionTemplate(p.Variables, p.Conditions, AreDistinct: true))];
        ImmutableArray<AtomRows>? rows = StatesOf(instance, cancellation)?.Project(templates, MostRows, cancellation);
        return rows is { } found ? [.. found.Select(TruthOf)] : null;
    }

    /// <inheritdoc/>
    public bool? IsReachable(
        TransitionSystem instance, ImmutableArray<long> state, CancellationToken cancellation) =>
        StatesOf(instance, cancellation)?.Contains(state.AsSpan());

    public void Dispose()
    {
        foreach ((_, ReachableStates? states) in _known)
            states?.Dispose();
    }

    private ReachableStates? StatesOf(TransitionSystem instance, CancellationToken cancellation)
    {
        string sizes = instance.ScalarsetSizes;
        int place = _known.FindIndex(k => k.Sizes == sizes);
        (string Sizes, ReachableStates? States) found = place < 0
            ? (sizes, Explore(instance, cancellation))
            : _known[place];
        if (place >= 0)
            _known.RemoveAt(place);

        _known.Add(found);
        ForgetOldest();
        return found.States?.As(instance);
    }

    private ReachableStates? Explore(TransitionSystem instance, CancellationToken cancellation)
    {
        ReachableStates? states = ReachableStates.Explore(instance, options, out StopReason reason, cancellation);
        return reason == StopReason.Interrupted ? throw new OperationCanceledException(cancellation) : states;
    }

    private void ForgetOldest()
    {
        if (_known.Count(k => k.States is not null) <= MostKept)
            return;

        int oldest = _known.FindIndex(k => k.States is not null);
        _known[oldest].States!.Dispose();
        _known.RemoveAt(oldest);
    }

    // Conditions that never fail are false wherever they are not true.
    private static ImmutableArray<ulong[]> TruthOf(AtomRows rows) =>
        [.. Enumerable.Range(0, rows.Count).Select(row => TruthOf(rows, row))];

    private static ulong[] TruthOf(AtomRows rows, int row)
    {
        const int WordBits = 64;
        ulong[] truth = rows[row][..((rows.AtomCount + WordBits - 1) / WordBits)].ToArray();
        int unused = -rows.AtomCount & (WordBits - 1);
        truth[^1] &= ulong.MaxValue >> unused;
        return truth;
    }
}
