using System.Buffers;

namespace ModelCheck.Exploration.Disk;

/// <summary>Reads a sorted file word after word. The file does not grow meanwhile.</summary>
internal sealed class WordReader(WordFile file, int bufferedWords) : IDisposable
{
    // From a pool: where memory is short, nothing should wait for the garbage collector.
    private readonly ulong[] _buffer =
        ArrayPool<ulong>.Shared.Rent((int)long.Min(bufferedWords, long.Max(1, file.Count)));

    private long _next;
    private int _filled;
    private int _at = -1;

    /// <summary>Good after <see cref="MoveNext"/> returned true.</summary>
    public ulong Current => _buffer[_at];

    /// <summary>Goes back to the beginning.</summary>
    public void Restart() => (_next, _filled, _at) = (0, 0, -1);

    public bool MoveNext()
    {
        if (++_at < _filled)
            return true;

        FillFrom(_next);
        return _filled > 0;
    }

    /// <summary>Whether the file has a word. Words must be asked for in order.</summary>
    public bool IsAt(ulong word)
    {
        if (_at < 0 && !MoveNext())
            return false;

        if (_filled > 0 && _buffer[_filled - 1] < word)
            SkipTo(word);

        while (_at < _filled && _buffer[_at] < word)
            _at++;

        return _at < _filled && _buffer[_at] == word;
    }

    public void Dispose() => ArrayPool<ulong>.Shared.Return(_buffer);

    // Looks at words farther and farther away, then halves the distance: a few reads where words are asked for that
    // are far apart, and the next part of the file where they are not.
    private void SkipTo(ulong word)
    {
        long low = _next;
        long step = _buffer.Length;
        while (low + step < file.Count && WordAt(low + step - 1) < word)
        {
            low += step;
            step *= 2;
        }

        long high = long.Min(low + step, file.Count);
        while (high - low > _buffer.Length)
        {
            long middle = low + ((high - low) / 2);
            if (WordAt(middle - 1) < word)
                low = middle;
            else
                high = middle;
        }

        FillFrom(low);
    }

    private ulong WordAt(long place)
    {
        ulong word = 0;
        file.Read(place, new Span<ulong>(ref word));
        return word;
    }

    private void FillFrom(long first)
    {
        _filled = file.Read(first, _buffer);
        _next = first + _filled;
        _at = 0;
    }
}
