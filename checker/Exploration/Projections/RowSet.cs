using System.Runtime.CompilerServices;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Projections;

/// <summary>Rows of a fixed number of words, each once, in the order in which they came.</summary>
/// <remarks>
/// Open addressing over slots of the upper half of a row's hash and the row's number + 1; 0 is an empty slot.
/// </remarks>
internal sealed unsafe class RowSet(int width)
{
    private const int NumberBits = 32;

    private ulong[] _rows = new ulong[64 * width];
    private ulong[] _slots = new ulong[256];

    public int Width => width;

    public int Count { get; private set; }

    public ReadOnlySpan<ulong> this[int row] => _rows.AsSpan(row * width, width);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ulong* row)
    {
        ulong hash = StateHash.Of(row, width);
        ulong tag = hash >> NumberBits;
        var words = new ReadOnlySpan<ulong>(row, width);
        int mask = _slots.Length - 1;
        for (int i = (int)(hash & (ulong)mask); ; i = (i + 1) & mask)
        {
            ulong slot = _slots[i];
            if (slot == 0)
            {
                _slots[i] = (tag << NumberBits) | (uint)(Count + 1);
                Append(words);
                return;
            }

            if (slot >> NumberBits == tag && words.SequenceEqual(this[NumberIn(slot)]))
                return;
        }
    }

    public void AddAll(RowSet other)
    {
        fixed (ulong* rows = other._rows)
        {
            for (int i = 0; i < other.Count; i++)
                Add(rows + ((long)i * width));
        }
    }

    private static int NumberIn(ulong slot) => (int)(slot & uint.MaxValue) - 1;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Append(ReadOnlySpan<ulong> row)
    {
        if ((Count + 1) * width > _rows.Length)
            Array.Resize(ref _rows, _rows.Length * 2);

        row.CopyTo(_rows.AsSpan(Count * width));
        Count++;
        if (Count * 2 > _slots.Length)
            Grow();
    }

    // The tag has the upper half of the hash only, so the rows are hashed again.
    private void Grow()
    {
        _slots = new ulong[_slots.Length * 4];
        int mask = _slots.Length - 1;
        fixed (ulong* rows = _rows)
        {
            for (int number = 0; number < Count; number++)
            {
                ulong hash = StateHash.Of(rows + ((long)number * width), width);
                int i = (int)(hash & (ulong)mask);
                while (_slots[i] != 0)
                    i = (i + 1) & mask;

                _slots[i] = (hash >> NumberBits << NumberBits) | (uint)(number + 1);
            }
        }
    }
}
