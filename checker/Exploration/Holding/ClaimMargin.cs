using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Holding;

/// <summary>
/// How many values have to change, in some reachable state, for one instance of a claim to be false.
/// </summary>
/// <remarks>
/// Only what the claim reads matters, so states are looked at through a mask, and those that look the same are one
/// *view*. Views are numbered level by level: first those of reachable states, then those one change away from them, and so
/// on; so each is found with the least number of changes. A level is kept only when the next one is asked for.
/// </remarks>
internal sealed class ClaimMargin
{
    /// <summary>More evaluations are not spent on one level, the first one excepted.</summary>
    private const long MostEvaluations = 1L << 26;

    private const int NoChange = -1;

    private readonly int _claim;
    private readonly StateCell[] _places;
    private readonly ulong[] _mask;
    private readonly ulong[] _view;
    private readonly StateIndex _views;
    private readonly List<int> _levels = [0];

    // For each view of a level that leads to a violation, the change that does: see ChangeAt.
    private readonly List<int[]> _ways = [];

    /// <param name="claim">Its number among the properties of the generators that are passed.</param>
    /// <param name="reads">The slots that it may read.</param>
    public ClaimMargin(int claim, IEnumerable<StateCell> reads, int wordCount)
    {
        _claim = claim;
        _mask = new ulong[wordCount];
        _view = new ulong[wordCount];
        _views = new StateIndex(wordCount);
        StateCell[] all = [.. reads];
        foreach (StateCell place in all)
            _mask[place.Word] |= place.Mask << place.Shift;

        _places = [.. all.Where(p => p.CanBeVaried)];
    }

    /// <summary>After <see cref="Look"/>: whether the changes looked at last violate the claim.</summary>
    public bool IsViolated { get; private set; }

    /// <summary>Whether the last level was too much to be looked at.</summary>
    public bool IsCut { get; private set; }

    /// <summary>After <see cref="Grow"/>: whether there is nothing further to look at.</summary>
    public bool IsExhausted => !IsCut && _views.Count == _levels[^1];

    private int LevelCount => _levels.Count - 1;

    private long ChangesOfOne => _places.Sum(p => (long)(p.Most - p.Least));

    /// <summary>Adds a reachable state. Before anything else.</summary>
    public void Add(ReadOnlySpan<ulong> state)
    {
        Mask(state);
        AddView();
    }

    /// <summary>Looks one change further than before.</summary>
    public void Look(ISuccessorGenerator generator, CancellationToken cancellation)
    {
        if (IsCut)
            return;

        int first = _levels[^1];
        int end = _views.Count;
        _levels.Add(end);
        IsCut = LevelCount > 1 && (end - first) * ChangesOfOne > MostEvaluations;
        if (IsCut)
            return;

        int[] ways = new int[end - first];
        for (int view = first; view < end; view++)
        {
            const int Often = 1 << 12;
            if (view % Often == 0)
                cancellation.ThrowIfCancellationRequested();

            _views[view].CopyTo(_view);
            ways[view - first] = FindChange(() => generator.Evaluate(_claim, _view) == Evaluation.False);
            IsViolated |= ways[view - first] != NoChange;
        }

        _ways.Add(ways);
        if (IsViolated)
            TraceBack();
    }

    /// <summary>Keeps what was looked at last, so that the next <see cref="Look"/> goes further.</summary>
    /// <param name="mostViews">How many views may be added.</param>
    public void Grow(int mostViews)
    {
        if (IsCut)
            return;

        int most = _views.Count + mostViews;
        for (int view = _levels[^2]; view < _levels[^1] && !IsCut; view++)
        {
            _views[view].CopyTo(_view);
            FindChange(() =>
            {
                AddView();
                return false;
            });
            IsCut = _views.Count > most;
        }
    }

    /// <summary>Whether a reachable state is as near to a violation as the nearest one.</summary>
    public bool IsNear(ReadOnlySpan<ulong> state)
    {
        Mask(state);
        int view = _views.Find(_view, StateIndex.HashOf(_view));
        return _ways[0][view] != NoChange;
    }

    /// <summary>Makes the changes in a state for which <see cref="IsNear"/> is true.</summary>
    /// <returns>What is changed.</returns>
    public ImmutableArray<StateCell> Violate(Span<ulong> state)
    {
        var changed = ImmutableArray.CreateBuilder<StateCell>();
        for (int level = 0; level < LevelCount; level++)
        {
            Mask(state);
            int view = _views.Find(_view, StateIndex.HashOf(_view));
            (StateCell place, ulong code) = ChangeAt(_ways[level][view - _levels[level]]);
            state[place.Word] = Changed(state[place.Word], place, code);
            changed.Add(place);
        }

        return changed.ToImmutable();
    }

    // From the level before the last one to the first: which views have a change that leads on to a violation.
    private void TraceBack()
    {
        for (int level = LevelCount - 2; level >= 0; level--)
        {
            for (int view = _levels[level]; view < _levels[level + 1]; view++)
            {
                _views[view].CopyTo(_view);
                int from = level + 1;
                _ways[level][view - _levels[level]] = FindChange(() => LeadsOn(from));
            }
        }
    }

    private bool LeadsOn(int level)
    {
        int view = _views.Find(_view, StateIndex.HashOf(_view));
        return view >= _levels[level] && view < _levels[level + 1] && _ways[level][view - _levels[level]] != NoChange;
    }

    // The first change of one value in the view that is wanted, in the order of slots and values. The view is as before.
    private int FindChange(Func<bool> isWanted)
    {
        int number = 0;
        foreach (StateCell place in _places)
        {
            ulong before = _view[place.Word];
            for (ulong code = place.Least; code <= place.Most; code++, number++)
            {
                _view[place.Word] = Changed(before, place, code);
                if (_view[place.Word] != before && isWanted())
                {
                    _view[place.Word] = before;
                    return number;
                }
            }

            _view[place.Word] = before;
        }

        return NoChange;
    }

    private (StateCell Place, ulong Code) ChangeAt(int number)
    {
        foreach (StateCell place in _places)
        {
            int count = (int)(place.Most - place.Least) + 1;
            if (number < count)
                return (place, place.Least + (ulong)number);

            number -= count;
        }

        throw new ArgumentOutOfRangeException(nameof(number), number, "is no change");
    }

    private static ulong Changed(ulong word, StateCell place, ulong code) =>
        (word & ~(place.Mask << place.Shift)) | (code << place.Shift);

    private void Mask(ReadOnlySpan<ulong> state)
    {
        for (int i = 0; i < _mask.Length; i++)
            _view[i] = state[i] & _mask[i];
    }

    private void AddView()
    {
        ulong hash = StateIndex.HashOf(_view);
        if (_views.Find(_view, hash) < 0)
            _views.Add(_view, hash);
    }
}
