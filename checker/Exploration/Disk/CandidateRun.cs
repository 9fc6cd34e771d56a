namespace ModelCheck.Exploration.Disk;

/// <summary>Collects words of one thread, and puts them away as sorted runs.</summary>
internal sealed class CandidateRun(DiskFolder folder, int bufferedWords) : IDisposable
{
    // A run that is shorter needs no file.
    private const int KeptWords = 1 << 13;

    private readonly List<WordFile> _written = [];
    private ulong[] _buffer = [];
    private int _count;

    public void Add(ulong word)
    {
        if (_count == bufferedWords)
            Flush();

        // Taken when it is needed: most searches fit into memory.
        if (_buffer.Length == 0)
            _buffer = new ulong[bufferedWords];

        _buffer[_count++] = word;
    }

    /// <summary>Hands over the files with all words since the last call.</summary>
    public void DrainTo(List<WordFile> runs)
    {
        Flush();
        runs.AddRange(_written);
        _written.Clear();
    }

    public void Dispose()
    {
        foreach (WordFile run in _written)
            run.Dispose();
    }

    private void Flush()
    {
        if (_count == 0)
            return;

        Array.Sort(_buffer, 0, _count);
        int distinct = 1;
        for (int i = 1; i < _count; i++)
        {
            if (_buffer[i] != _buffer[i - 1])
                _buffer[distinct++] = _buffer[i];
        }

        _count = 0;
        var run = new WordFile(folder.NewPath("run"), KeptWords);
        _written.Add(run);
        run.AddRange(_buffer.AsSpan(0, distinct));
    }
}
