using System.Buffers;
using ModelCheck.Exploration.Disk;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>
/// Keeps the expanded levels of a search in files, and finds further states there once memory is used up.
/// </summary>
/// <remarks>
/// <para>
/// When memory is used up the visited set no longer changes. What it does not hold is collected as candidates, in sorted
/// runs; at the end of a level these are merged, and compared with the sorted files of all states found on disk before
/// (delayed duplicate detection: U. Stern and D. L. Dill, "Using Magnetic Disk instead of Main Memory in the Murphi Verifier",
/// CAV 1998). What is left are the new states: the next level, and one more file to compare with.
/// </para>
/// <para>
/// Only for states of one word, which say all about themselves. Files are written and read from beginning to end.
/// </para>
/// </remarks>
internal sealed class DiskLevels : IDisposable
{
    private const int BufferShare = 16;
    private const int LeastBuffered = 1 << 12;
    private const int MostBuffered = 1 << 22;
    private const int ReadAtOnce = 1 << 13;
    private const int StatesAtOnce = 1 << 16;

    private readonly MemoryBudget _budget;
    private readonly SearchSpace _space;
    private readonly DiskFolder _folder;
    private readonly CandidateRun[] _runs;
    private readonly SortedTiers _found;
    private readonly WordFile _states;
    private readonly StateWriter _loader;
    private readonly List<Section[]> _levels = [];
    private readonly long _bufferBytes;
    private Section _next;
    private bool _isFrozen;
    private bool _isActive;

    /// <exception cref="InsufficientMemoryException">There is no room for buffers.</exception>
    /// <exception cref="IOException">There can be no folder.</exception>
    public DiskLevels(SearchSpace space, string folder, int workers)
    {
        _space = space;
        _budget = space.Budget;
        _loader = new StateWriter(space.Store);
        int buffered = (int)long.Clamp(
            _budget.LimitBytes / BufferShare / workers / sizeof(ulong), LeastBuffered, MostBuffered);
        _bufferBytes = buffered * (long)sizeof(ulong) * workers;
        if (!_budget.TryReserve(_bufferBytes))
            throw new InsufficientMemoryException("the memory limit leaves no room for the buffers of --disk");

        _folder = new DiskFolder(folder);
        _states = new WordFile(_folder.NewPath("states"), ReadAtOnce);
        _runs = [.. Enumerable.Range(0, workers).Select(_ => new CandidateRun(_folder, buffered))];
        _found = new SortedTiers(_folder, ReadAtOnce);
    }

    /// <summary>Whether memory is used up, so that new states are candidates only.</summary>
    public bool IsActive => Volatile.Read(ref _isActive);

    /// <summary>States of the next level that were found on disk.</summary>
    public long NextCount => _next.Count;

    /// <summary>All states that were found on disk.</summary>
    public long Found { get; private set; }

    /// <summary>What went wrong with a file; null when nothing did.</summary>
    public string? Failure { get; private set; }

    public void Activate() => Volatile.Write(ref _isActive, true);

    /// <summary>Takes a successor that is not in the visited set. For the thread with that number.</summary>
    public void Add(int worker, ulong state) => Try(() => _runs[worker].Add(state));

    /// <summary>Finds the new states among the candidates. Only at the end of a level.</summary>
    public void FindNew()
    {
        _next = default;
        if (IsActive)
            Try(Merge);
    }

    /// <summary>What was found last is a level now, together with states in memory.</summary>
    public void BeginLevel() => _levels.Add(_next.Count > 0 ? [_next] : []);

    /// <summary>Writes those states of the last level that are in memory.</summary>
    public void Keep(StateRange[] level) => Try(() =>
    {
        long first = _states.Count;
        foreach (StateRange range in level)
            _states.AddRange(_space.Store.WordsOf(range));

        _levels[^1] = [new Section(first, _states.Count - first), .. _levels[^1]];
    });

    /// <summary>The states of a level that are on disk, some at a time; each lot is good until the next one is asked for.</summary>
    public IEnumerable<StateRange[]> Read(int depth) => _levels[depth].SelectMany(Read);

    /// <summary>The states found last, in the same way.</summary>
    public IEnumerable<StateRange[]> ReadNext() => Read(_next);

    /// <summary>Lets the places of states be used again.</summary>
    public void Release(StateRange[] states)
    {
        _space.Store.Retire(_space.Store.BlocksOf(states));
        _space.Store.LimitRetired(0);
    }

    public void Dispose()
    {
        foreach (CandidateRun run in _runs)
            run.Dispose();

        _found.Dispose();
        _states.Dispose();
        _folder.Dispose();
        _budget.Release(_bufferBytes);
    }

    private IEnumerable<StateRange[]> Read(Section section)
    {
        int size = (int)long.Min(StatesAtOnce, section.Count);
        ulong[] words = ArrayPool<ulong>.Shared.Rent(size);
        for (long done = 0; done < section.Count && Failure is null; done += size)
        {
            int count = (int)long.Min(size, section.Count - done);
            Try(() => _states.Read(section.First + done, words.AsSpan(0, count)));
            StateRange[] lot = Load(words.AsSpan(0, count));
            yield return lot;
            Release(lot);
        }

        ArrayPool<ulong>.Shared.Return(words);
    }

    private unsafe StateRange[] Load(ReadOnlySpan<ulong> words)
    {
        foreach (ulong word in words)
        {
            long number = _loader.Peek();
            if (number < 0)
            {
                _space.Control.Stop(StopReason.Memory);
                break;
            }

            *_space.Store.AddressOf(number) = word;
            _loader.Keep();
        }

        List<StateRange> lot = [];
        _loader.LeaveBlock();
        _loader.DrainTo(lot);
        return [.. lot];
    }

    private void Merge()
    {
        List<WordFile> runs = [];
        foreach (CandidateRun run in _runs)
            run.DrainTo(runs);

        if (runs is [])
            return;

        // Until the first level ended, some threads were still adding to the visited set.
        bool isAlsoInMemory = !_isFrozen;
        _isFrozen = true;
        long first = _states.Count;
        var fresh = new WordFile(_folder.NewPath("tier"), ReadAtOnce);
        Func<ulong, bool> isFound = _found.Lookup();
        foreach (ulong word in SortedMerge.Of(runs, ReadAtOnce).TakeWhile(_ => !_space.Control.IsStopping))
        {
            if (isFound(word) || (isAlsoInMemory && IsInMemory(word)))
                continue;

            fresh.Add(word);
            _states.Add(word);
        }

        _next = new Section(first, fresh.Count);
        Found += fresh.Count;
        _found.Add(fresh);
        foreach (WordFile run in runs)
            run.Delete();
    }

    private unsafe bool IsInMemory(ulong word) => _space.Visited.Contains(&word, StateHash.Of(&word, 1));

    // A full disk ends the search as a memory limit does.
    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Failure ??= failure.Message;
            _space.Control.Stop(StopReason.Disk);
        }
    }

    /// <summary>A part of the file of states.</summary>
    private readonly record struct Section(long First, long Count);
}
