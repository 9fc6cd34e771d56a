using System.Buffers;
using System.Collections.Immutable;
using ModelCheck.Exploration.Checkpoints;
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
/// <para>
/// Before a level is expanded all its states are in <see cref="LevelFiles"/>, so that there is nothing to save when the disk is
/// full. Those found on disk come first.
/// </para>
/// </remarks>
internal sealed class DiskLevels : IDisposable
{
    private const int BufferShare = 16;
    private const int LeastBuffered = 1 << 12;
    private const int MostBuffered = 1 << 22;
    private const int ReadAtOnce = 1 << 13;
    private const int StatesAtOnce = 1 << 16;

    // What is read and written passes through the runtime's heap, which the budget does not see.
    private const int ManagedShare = 4;
    private const long ManagedSpared = 8L << 20;
    private const long MostManaged = 16L << 20;

    private readonly MemoryBudget _budget;
    private readonly SearchSpace _space;
    private readonly DiskFolder _folder;
    private readonly CandidateRun[] _runs;
    private readonly SortedTiers _found;
    private readonly LevelFiles _files;
    private readonly StateWriter _loader;
    private readonly List<long> _foundAt = [];
    private readonly long _bufferBytes;
    private long _restored;
    private bool _hasScratch = true;
    private bool _isFrozen;
    private bool _isActive;

    /// <param name="files">Where levels are kept for a checkpoint; null when there is none.</param>
    /// <exception cref="InsufficientMemoryException">There is no room for buffers.</exception>
    /// <exception cref="IOException">There can be no folder.</exception>
    public DiskLevels(SearchSpace space, string folder, int workers, LevelFiles? files)
    {
        _space = space;
        _budget = space.Budget;
        _loader = new StateWriter(space.Store);
        int buffered = (int)long.Clamp(
            _budget.LimitBytes / BufferShare / workers / sizeof(ulong), LeastBuffered, MostBuffered);
        _bufferBytes = (buffered * (long)sizeof(ulong) * workers)
            + long.Clamp((_budget.LimitBytes / ManagedShare) - ManagedSpared, 0, MostManaged);
        if (!_budget.TryReserve(_bufferBytes))
            throw new InsufficientMemoryException("the memory limit leaves no room for the buffers of --disk");

        _folder = new DiskFolder(folder);
        _files = files ?? new LevelFiles(_folder.Path, space.Model.FullWordCount, []);
        _runs = [.. Enumerable.Range(0, workers).Select(_ => new CandidateRun(_folder, buffered))];
        _found = new SortedTiers(_folder, ReadAtOnce);
    }

    /// <summary>Whether memory is used up, so that new states are candidates only.</summary>
    public bool IsActive => Volatile.Read(ref _isActive);

    /// <summary>States of the next level that were found on disk.</summary>
    public long NextCount { get; private set; }

    /// <summary>All states that were found on disk.</summary>
    public long Found { get; private set; }

    /// <summary>Levels whose states are all in files.</summary>
    public int KeptLevels => _files.LevelCount;

    /// <summary>What went wrong with a file; null when nothing did.</summary>
    public string? Failure { get; private set; }

    public void Activate() => Volatile.Write(ref _isActive, true);

    /// <summary>Takes a successor that is not in the visited set. For the thread with that number.</summary>
    public void Add(int worker, ulong state)
    {
        // Not by way of Try: nothing is allocated for a transition.
        try
        {
            _runs[worker].Add(state);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Fail(failure);
        }
    }

    /// <summary>Finds the new states among the candidates. Only at the end of a level.</summary>
    public void FindNew()
    {
        (NextCount, _restored) = (_restored, 0);
        if (IsActive && NextCount == 0)
            Try(Merge);
    }

    /// <summary>What was found last is a level now, together with states in memory.</summary>
    public void BeginLevel() => _foundAt.Add(NextCount);

    /// <summary>Writes those states of the level that has begun that are in memory.</summary>
    public void Keep(StateRange[] level)
    {
        if (KeptLevels < _foundAt.Count)
            Try(() => Write(level));
    }

    /// <summary>The states of a level, some at a time; each lot is good until the next one is asked for.</summary>
    public IEnumerable<StateRange[]> Read(int depth) => Read(depth, _files.SizeOf(depth));

    /// <summary>Those of them that were found on disk.</summary>
    public IEnumerable<StateRange[]> ReadFound(int depth) => Read(depth, _foundAt[depth]);

    /// <summary>The states found last, in the same way.</summary>
    public IEnumerable<StateRange[]> ReadNext() => Read(_foundAt.Count, NextCount);

    /// <summary>Lets the places of states be used again.</summary>
    public void Release(StateRange[] states)
    {
        _space.Store.Retire(_space.Store.BlocksOf(states));
        _space.Store.LimitRetired(0);
    }

    /// <summary>Takes the levels of a checkpoint, the last of which is the next: as many states into memory as there is room for.</summary>
    /// <exception cref="CheckpointException">It is damaged.</exception>
    public void Restore(CheckpointReader reader)
    {
        reader.ReadStates((_, full) => Restore(full));
        Try(() => Found = AddSorted(_ => true));
        _isFrozen = IsActive;
        _foundAt.AddRange(Enumerable.Repeat(0L, KeptLevels - 1));
        _restored = _files.SizeOf(KeptLevels - 1);
    }

    /// <summary>Ends the files of whole levels, which are a checkpoint's then, and brings them to the disk.</summary>
    /// <exception cref="IOException">That is not possible.</exception>
    public ImmutableArray<CheckpointSegment> Seal() => _files.Seal();

    /// <summary>Deletes what only a search needs that goes on.</summary>
    public void DropCandidates()
    {
        if (!_hasScratch)
            return;

        _hasScratch = false;
        foreach (CandidateRun run in _runs)
            run.Dispose();

        _found.Dispose();
        _folder.Dispose();
    }

    public void Dispose()
    {
        _files.Dispose();
        DropCandidates();
        _budget.Release(_bufferBytes);
    }

    private IEnumerable<StateRange[]> Read(int depth, long count)
    {
        int size = (int)long.Min(StatesAtOnce, count);
        int stateWords = _space.Model.FullWordCount;
        ulong[] words = ArrayPool<ulong>.Shared.Rent(size * stateWords);
        try
        {
            for (long done = 0; done < count; done += size)
            {
                Memory<ulong> full = words.AsMemory(0, (int)long.Min(size, count - done) * stateWords);
                if (!Try(() => _files.Read(depth, done, full.Span)))
                    yield break;

                StateRange[] lot = Load(full.Span);
                yield return lot;
                Release(lot);

                // They were in the set before, or never will be.
                _space.Store.GiveBack(lot.Sum(range => range.Count));
            }
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(words);
        }
    }

    private unsafe StateRange[] Load(ReadOnlySpan<ulong> full)
    {
        int stateWords = _space.Model.FullWordCount;
        for (; !full.IsEmpty; full = full[stateWords..])
        {
            long number = _loader.Peek();
            if (number < 0)
            {
                _space.Control.Stop(StopReason.Memory);
                break;
            }

            _space.Model.FromFull(full[..stateWords], new Span<ulong>(_space.Store.AddressOf(number), 1));
            _loader.Keep();
        }

        return Loaded();
    }

    private StateRange[] Loaded()
    {
        List<StateRange> lot = [];
        _loader.LeaveBlock();
        _loader.DrainTo(lot);
        return [.. lot];
    }

    private void Restore(ReadOnlySpan<ulong> full)
    {
        int lotWords = _space.Store.StatesPerBlock * _space.Model.FullWordCount;
        while (!full.IsEmpty && !_space.Control.IsStopping)
        {
            if (_space.NeedsGrowth)
            {
                _space.CountSharedBytes();
                _space.TryGrow();
            }

            int count = int.Min(full.Length, lotWords);
            RestoreLot(full[..count]);
            full = full[count..];
        }
    }

    // The set takes them by way of the store, where nothing needs them any longer.
    private unsafe void RestoreLot(ReadOnlySpan<ulong> full)
    {
        int stateWords = _space.Model.FullWordCount;
        for (; !full.IsEmpty; full = full[stateWords..])
        {
            ulong state = 0;
            _space.Model.FromFull(full[..stateWords], new Span<ulong>(ref state));
            if (!IsActive && _space.Visited.Add(&state, StateHash.Of(&state, 1), _loader, out _) == AddOutcome.OutOfMemory)
                Activate();

            if (IsActive)
                Add(0, state);
        }

        Release(Loaded());
    }

    private unsafe void Write(StateRange[] level)
    {
        foreach (StateRange range in level)
        {
            for (int i = 0; i < range.Count; i++)
                _space.Model.ToFull(_space.Store[range.First + i], _files.Add());
        }

        _files.EndLevel();
    }

    private void Merge()
    {
        // Until the first level ended, some threads were still adding to the visited set.
        bool isAlsoInMemory = !_isFrozen;
        _isFrozen = true;
        Func<ulong, bool> isFound = _found.Lookup();
        NextCount = AddSorted(word =>
        {
            if (isFound(word) || (isAlsoInMemory && IsInMemory(word)))
                return false;

            _space.Model.ToFull(new ReadOnlySpan<ulong>(ref word), _files.Add());
            return true;
        });
        _files.Flush();
        Found += NextCount;
    }

    // Adds those candidates to the states found that are new. Returns how many.
    private long AddSorted(Func<ulong, bool> isNew)
    {
        List<WordFile> runs = [];
        foreach (CandidateRun run in _runs)
            run.DrainTo(runs);

        if (runs is [])
            return 0;

        var fresh = new WordFile(_folder.NewPath("tier"), ReadAtOnce);
        foreach (ulong word in SortedMerge.Of(runs, ReadAtOnce).TakeWhile(_ => !_space.Control.IsStopping))
        {
            if (isNew(word))
                fresh.Add(word);
        }

        long count = fresh.Count;
        _found.Add(fresh);
        foreach (WordFile run in runs)
            run.Delete();

        return count;
    }

    private unsafe bool IsInMemory(ulong word) => _space.Visited.Contains(&word, StateHash.Of(&word, 1));

    // A full disk ends the search as a memory limit does.
    private bool Try(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Fail(failure);
            return false;
        }
    }

    private void Fail(Exception failure)
    {
        Failure ??= failure.Message;
        _space.Control.Stop(StopReason.Disk);
    }
}
