using ModelCheck.Language.Results;

namespace ModelCheck.Exploration.Conformance;

/// <summary>The part of a log that explanations look at, read as far as they need.</summary>
internal sealed class EventWindow(IEnumerator<LoggedEvent> log)
{
    private readonly List<LoggedEvent> _events = [];
    private int _first;
    private bool _isOver;
    private double _latest = double.NegativeInfinity;

    /// <summary>An event that may have come before one that is too far in front of it; null while there is none.</summary>
    public LoggedEvent? TooUncertain { get; private set; }

    /// <summary>How many events have been read.</summary>
    public int Count => _first + _events.Count;

    /// <summary>The event with a number, counted from 0, or null when the log is shorter.</summary>
    public LoggedEvent? this[int index]
    {
        get
        {
            while (!_isOver && Count <= index)
                Read();

            return index < Count ? _events[index - _first] : null;
        }
    }

    /// <summary>Forgets the events before one.</summary>
    public void Forget(int index)
    {
        int count = int.Clamp(index - _first, 0, _events.Count);
        _events.RemoveRange(0, count);
        _first += count;
    }

    /// <summary>The events that may come next for an explanation: none that is left out comes before.</summary>
    public IEnumerable<(int Index, LoggedEvent Event)> Pending(Explanation explanation)
    {
        List<LoggedEvent> open = [];
        for (int i = explanation.Next; i <= explanation.Next + Explanation.MostAhead && this[i] is { } logged; i++)
        {
            if (explanation.Explains(i))
                continue;

            if (!open.Exists(earlier => earlier.IsBefore(logged)))
                yield return (i, logged);

            if (logged.Span is null)
                yield break;

            open.Add(logged);
        }
    }

    // Events are compared with those that were read MostAhead before them.
    private void Read()
    {
        if (!log.MoveNext())
        {
            _isOver = true;
            return;
        }

        _events.Add(log.Current);
        int old = Count - 1 - Explanation.MostAhead;
        if (old >= _first && _events[old - _first].Span is { } span)
            _latest = double.Max(_latest, span.To);

        if (log.Current.Span is { } now && now.From <= _latest)
            TooUncertain ??= log.Current;
    }
}
