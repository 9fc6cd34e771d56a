using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelCheck.Exploration.States;

/// <summary>Runs a job in some threads at the same time, each given its number, and returns when all are done.</summary>
internal delegate void JobRunner(Action<int> job);

/// <summary>
/// Puts the entries of a table whose slots are hashes where they belong once it has become larger, where it is.
/// </summary>
/// <remarks>
/// Lines are emptied one after another, and what was in them put into the table as it will be. An entry whose line stays in
/// the old part finds room in the lines emptied so far: in the last of them, there are no more entries than came out of it. So
/// none ever moves beyond a line that is still to be emptied, which would leave a gap before it.
/// Threads begin after lines that are not full, which no entry was put off across: so each needs room only in its own lines
/// of the old part. To the new part entries are only added, by swaps, and so threads may meet there. The few entries that
/// would run over the end wait until all is done.
/// </remarks>
internal sealed unsafe class TableGrowth
{
    private const int SlotsPerLine = 8;

    private readonly ulong* _slots;
    private readonly long _oldLines;
    private readonly ulong _lineMask;
    private readonly long _first;
    private readonly List<ulong> _waiting = [];

    /// <param name="slots">Of the larger table; what is new is zero.</param>
    /// <param name="oldLines">Lines of eight slots that the table had, not all of them full.</param>
    /// <param name="lines">How many it has now; a power of two, as before.</param>
    public TableGrowth(ulong* slots, long oldLines, long lines)
    {
        _slots = slots;
        _oldLines = oldLines;
        _lineMask = (ulong)lines - 1;
        _first = AfterGap(0);
    }

    /// <summary>Returns the entries for which there was no room before the end: they are to be put from its beginning.</summary>
    public IReadOnlyList<ulong> Run(int threads, JobRunner run)
    {
        // Where threads begin, counted from the first line; found before anything moves.
        long[] bounds = [.. Enumerable.Range(0, threads).Select(i => i == 0 ? 0 : BoundNear(_oldLines / threads * i)), _oldLines];
        run(thread => Move(bounds[thread], bounds[thread + 1]));
        return _waiting;
    }

    private long BoundNear(long line)
    {
        long next = AfterGap(LineAt(line)) - _first;
        return next <= 0 ? next + _oldLines : next;
    }

    // The next line, from one on, such that the one before it is not full.
    private long AfterGap(long line)
    {
        long before = line == 0 ? _oldLines - 1 : line - 1;
        while (_slots[(before * SlotsPerLine) + SlotsPerLine - 1] != 0)
            before = before == _oldLines - 1 ? 0 : before + 1;

        return before == _oldLines - 1 ? 0 : before + 1;
    }

    private long LineAt(long fromFirst)
    {
        long line = _first + fromFirst;
        return line < _oldLines ? line : line - _oldLines;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(long begin, long end)
    {
        ulong* line = stackalloc ulong[SlotsPerLine];
        for (long i = begin; i < end; i++)
        {
            ulong* slots = _slots + (LineAt(i) * SlotsPerLine);
            Vector512.Load(slots).Store(line);
            Vector512<ulong>.Zero.Store(slots);
            for (int j = 0; j < SlotsPerLine && line[j] != 0; j++)
            {
                if (!TryPlace(line[j]))
                    Wait(line[j]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPlace(ulong hash)
    {
        for (ulong line = hash & _lineMask; line <= _lineMask; line++)
        {
            ulong* slots = _slots + (line * SlotsPerLine);
            uint empty = (uint)Vector512.Equals(Vector512.Load(slots), Vector512<ulong>.Zero).ExtractMostSignificantBits();
            for (; empty != 0; empty &= empty - 1)
            {
                if (Interlocked.CompareExchange(ref slots[BitOperations.TrailingZeroCount(empty)], hash, 0) == 0)
                    return true;
            }
        }

        return false;
    }

    private void Wait(ulong hash)
    {
        lock (_waiting)
            _waiting.Add(hash);
    }
}
