using System.Collections.Immutable;
using ModelCheck.Exploration.Designs;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration.Holding;

/// <summary>Finds how near an invariant comes to being violated, over all reachable states.</summary>
/// <remarks>
/// The invariant is split into claims, and each of them is taken one change further at a time until one is violated: the
/// least number for all of them is the invariant's. Threads take whole claims, so they change nothing.
/// </remarks>
internal sealed class MarginFinder
{
    /// <summary>What all claims together keep besides the views of reachable states.</summary>
    private const int MostViews = 1 << 23;

    private readonly TransitionSystem _system;
    private readonly Property _invariant;
    private readonly ExploredDesign _design;
    private readonly PartModel _claims;
    private readonly ImmutableArray<ClaimMargin> _margins;
    private readonly long _memoryLimit;

    /// <param name="memoryLimit">Bytes that the process may occupy.</param>
    public MarginFinder(TransitionSystem system, Property invariant, ExploredDesign design, long memoryLimit)
    {
        _memoryLimit = memoryLimit;
        _system = system;
        _invariant = invariant;
        _design = design;
        _claims = new PartModel(system, ClaimSplitter.Split(invariant), design.Layout);
        _margins =
        [
            .. _claims.Reads.Select((reads, claim) => new ClaimMargin(claim, reads, design.Layout.WordCount)),
        ];
    }

    /// <param name="most">How many changes are looked at.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="InsufficientMemoryException">The limit does not allow it.</exception>
    public InvariantMargin Find(int most, WorkerTeam team, CancellationToken cancellation)
    {
        ForEachClaim(team, (margin, _) => AddStates(margin, cancellation));
        int searched = 0;
        bool isExhausted = false;
        for (int changes = 1; changes <= most && !isExhausted; changes++)
        {
            ForEachClaim(team, (margin, generator) => margin.Look(generator, cancellation));
            if (_margins.Any(m => m.IsViolated))
                return Violated(changes, cancellation);

            if (_margins.Any(m => m.IsCut))
                break;

            searched = changes;
            if (changes == most)
                break;

            ForEachClaim(team, (margin, _) => margin.Grow(MostViews / int.Max(1, _margins.Length)));
            isExhausted = _margins.All(m => m.IsExhausted);
        }

        return new InvariantMargin(null, searched, 0, true, [], Unvaried()) { IsExhausted = isExhausted };
    }

    private void ForEachClaim(WorkerTeam team, Action<ClaimMargin, ISuccessorGenerator> work)
    {
        int next = -1;
        team.Run(_ =>
        {
            ISuccessorGenerator generator = _claims.CreateGenerator();
            for (int i = Interlocked.Increment(ref next); i < _margins.Length; i = Interlocked.Increment(ref next))
                work(_margins[i], generator);

            (generator as IDisposable)?.Dispose();
        });
    }

    private void AddStates(ClaimMargin margin, CancellationToken cancellation)
    {
        for (int depth = 0; depth < _design.Levels; depth++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ulong[] state in _design.StatesAt(depth))
                margin.Add(state);

            if (ProcessMemory.ResidentBytes > _memoryLimit)
                throw new InsufficientMemoryException("too many states look different to the parts of the invariant");
        }
    }

    private InvariantMargin Violated(int changes, CancellationToken cancellation)
    {
        var examples = new NearestStates(_design, [.. _margins.Where(m => m.IsViolated)]);
        for (int depth = 0; depth < _design.Levels; depth++)
        {
            cancellation.ThrowIfCancellationRequested();
            examples.AddLevel(depth);
        }

        return new InvariantMargin(
            changes,
            changes,
            examples.Count,
            !_margins.Any(m => m.IsCut),
            [.. examples.First.Select(e => ToNearState(e.State, e.Changed, e.Depth))],
            Unvaried());
    }

    private NearState ToNearState(ulong[] state, ulong[] changed, int depth)
    {
        long[] slots = new long[_system.SlotCount];
        _design.Unpack(changed, slots);
        return new NearState(_design.RunTo(state, depth, null), [.. slots], GoesWrong(slots));
    }

    // The reference interpreter confirms that the invariant does not hold. It may come to an error before it comes to the
    // part that is false.
    private bool GoesWrong(long[] state)
    {
        var interpreter = new Interpreter(_system);
        try
        {
            for (long number = 0; number < Parameters.Count(_invariant.Bindings); number++)
            {
                var instance = new Instance<Property>(_invariant, Parameters.Decode(_invariant.Bindings, number));
                if (!interpreter.Holds(instance, [.. state]))
                    return false;
            }
        }
        catch (ModelErrorException)
        {
            return true;
        }

        throw TraceBuilder.Mismatch($"'{_invariant.Name}' holds in a state that should violate it");
    }

    private ImmutableArray<StateVariable> Unvaried()
    {
        ImmutableArray<StateCell> cells = StateCell.Of(_design.Layout);
        HashSet<StateCell> unvaried = [.. _claims.Reads.SelectMany(r => r).Where(cell => !cell.CanBeVaried)];
        return
        [
            .. _system.Variables.Where(v => unvaried.Overlaps(cells.Skip(v.Offset).Take(v.Type.SlotCount))),
        ];
    }
}
