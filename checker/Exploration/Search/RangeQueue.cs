using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>State numbers to be handed out in small pieces to whichever thread asks next.</summary>
internal sealed class RangeQueue
{
    private const int MaxPiece = 256;
    private const int PiecesPerThread = 8;

    private readonly List<StateRange> _pieces = [];
    private int _next;

    public RangeQueue(IEnumerable<StateRange> ranges, int threads)
    {
        StateRange[] all = [.. ranges];
        long total = all.Sum(r => (long)r.Count);
        int size = (int)long.Clamp(total / (threads * PiecesPerThread), 1, MaxPiece);
        foreach (StateRange range in all)
        {
            for (int done = 0; done < range.Count; done += size)
                _pieces.Add(new StateRange(range.First + done, int.Min(size, range.Count - done)));
        }
    }

    public bool IsEmpty => Volatile.Read(ref _next) >= _pieces.Count;

    public bool TryTake(out StateRange piece)
    {
        piece = default;
        if (IsEmpty)
            return false;

        int taken = Interlocked.Increment(ref _next) - 1;
        if (taken >= _pieces.Count)
            return false;

        piece = _pieces[taken];
        return true;
    }
}
