using System.Diagnostics;
using System.Runtime.InteropServices;
using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>Keeps a search in a checkpoint, and takes up one from there.</summary>
/// <remarks>
/// Only what was known between two levels can be resumed. Since states stay where they are, that can be
/// written at any later time, too: when a limit ends the search inside a level, the checkpoint is of the
/// beginning of that level.
/// </remarks>
internal sealed unsafe class SearchCheckpoints : IDisposable
{
    private const int BufferedWords = 1 << 16;

    private readonly CheckpointOptions _options;
    private readonly ICompiledModel _model;
    private readonly CheckpointReader? _resumed;
    private readonly CheckpointWriter? _writer;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _lastWrite;
    private SearchSnapshot? _pending;

    /// <exception cref="CheckpointException">The folders given cannot be used.</exception>
    public SearchCheckpoints(ExplorationOptions options, ICompiledModel model)
    {
        _options = options.Checkpoints;
        _model = model;
        if (_options.ResumeFrom is not null)
            _resumed = OpenReader(options, model);

        if (_options.WriteTo is not null)
            _writer = CheckpointWriter.Open(_options, model.FullWordCount, _resumed?.Manifest);

        if (_writer?.LevelCount > 0)
            Kept = _options.WriteTo;
    }

    /// <summary>What the search goes on from; null when it starts afresh.</summary>
    public SearchSnapshot? Resumed => _resumed?.Manifest.Snapshot;

    /// <summary>How many states it has, and how many of them are to be expanded.</summary>
    public (long States, long Frontier) ResumedSize => _resumed is null
        ? (0, 0)
        : (_resumed.Manifest.LevelSizes.Sum(), _resumed.Manifest.LevelSizes.Last());

    /// <summary>The folder with a checkpoint from which the search can be resumed; null when there is none.</summary>
    public string? Kept { get; private set; }

    /// <summary>Why the last attempt to write failed; null when it did not.</summary>
    public string? Failure { get; private set; }

    private TimeSpan EarlierRuns => Resumed?.Elapsed ?? TimeSpan.Zero;

    /// <summary>Time since the search first began, over all runs.</summary>
    public TimeSpan Elapsed => EarlierRuns + _clock.Elapsed;

    /// <summary>Puts the states of the checkpoint into the store, each level in ranges of its own.</summary>
    /// <exception cref="InsufficientMemoryException">They need more than the limit allows.</exception>
    /// <exception cref="CheckpointException">The checkpoint is damaged.</exception>
    public List<StateRange[]> Load(SearchSpace space)
    {
        var levels = new List<StateRange[]>();
        var ranges = new List<StateRange>();
        var writer = new StateWriter(space.Store);
        _resumed!.ReadStates((level, words) =>
        {
            while (levels.Count < level)
                levels.Add(EndLevel(writer, ranges));

            AddAll(words, writer, space);
        });
        levels.Add(EndLevel(writer, ranges));
        return levels;
    }

    /// <summary>Called between levels, with the last one not yet expanded.</summary>
    /// <param name="takeSnapshot">Given the time spent.</param>
    /// <param name="expectedLevelTime">How long expanding the last level will probably take.</param>
    public void AtLevel(
        Func<TimeSpan, SearchSnapshot> takeSnapshot,
        IReadOnlyList<StateRange[]> levels,
        StateStore store,
        TimeSpan expectedLevelTime)
    {
        if (_writer is null)
            return;

        // A level that starts shortly before the interval ends may take long: better to write before it.
        _pending = takeSnapshot(Elapsed);
        if (_clock.Elapsed + expectedLevelTime - _lastWrite >= _options.Interval)
            WritePending(levels, store);
    }

    /// <summary>Called when the search has ended: keeps what can be resumed, and only that.</summary>
    public void AtEnd(StopReason reason, IReadOnlyList<StateRange[]> levels, StateStore store)
    {
        if (reason is not (StopReason.None or StopReason.Errors))
        {
            WritePending(levels, store);
            return;
        }

        _writer?.Delete();
        Kept = null;
    }

    public void Dispose() => _writer?.Dispose();

    private static CheckpointReader OpenReader(ExplorationOptions options, ICompiledModel model)
    {
        string folder = options.Checkpoints.ResumeFrom!;
        var reader = CheckpointReader.Open(folder, options.Checkpoints);
        SearchSnapshot snapshot = reader.Manifest.Snapshot;
        bool fits = reader.Manifest.WordCount == model.FullWordCount
            && snapshot.Firings.Length == model.RuleCount
            && snapshot.CoverDepths.Length == model.CoverCount;
        if (!fits)
            throw new CheckpointException($"the checkpoint in '{folder}' is of another search", isOfAnother: true);

        int depth = snapshot.LevelCount - 1;
        return depth <= (options.Bound ?? int.MaxValue)
            ? reader
            : throw new CheckpointException(
                $"the checkpoint in '{folder}' is at depth {depth} already, beyond the bound", isOfAnother: true);
    }

    private static StateRange[] EndLevel(StateWriter writer, List<StateRange> ranges)
    {
        writer.DrainTo(ranges);
        StateRange[] level = [.. ranges];
        ranges.Clear();
        return level;
    }

    private static void AddAll(ReadOnlySpan<ulong> words, StateWriter writer, SearchSpace space)
    {
        int fullCount = space.Model.FullWordCount;
        for (int i = 0; i < words.Length; i += fullCount)
        {
            long number = writer.Peek();
            if (number < 0)
                throw new InsufficientMemoryException("the memory limit leaves no room for the checkpoint");

            var state = new Span<ulong>(space.Store.AddressOf(number), space.Store.WordCount);
            space.Model.FromFull(words.Slice(i, fullCount), state);
            writer.Keep();
        }
    }

    private void WritePending(IReadOnlyList<StateRange[]> levels, StateStore store)
    {
        if (_pending is not { } snapshot || _writer is null)
            return;

        try
        {
            StateRange[][] added = [.. levels.Take(snapshot.LevelCount).Skip(_writer.LevelCount)];
            _writer.Write(
                snapshot,
                [.. added.Select(level => level.Sum(r => (long)r.Count))],
                stream => WriteStates(added.SelectMany(l => l), store, stream));
            Failure = null;
            Kept = _options.WriteTo;
            _pending = null;
        }
        catch (CheckpointException e)
        {
            // The search itself is fine, and so is the checkpoint before; the next interval tries again.
            Failure = e.Message;
        }

        _lastWrite = _clock.Elapsed;
    }

    private void WriteStates(IEnumerable<StateRange> ranges, StateStore store, Stream stream)
    {
        ulong[] buffer = new ulong[int.Max(1, BufferedWords / _model.FullWordCount) * _model.FullWordCount];
        int used = 0;
        foreach (StateRange range in ranges)
        {
            for (int i = 0; i < range.Count; i++)
            {
                _model.ToFull(store[range.First + i], buffer.AsSpan(used, _model.FullWordCount));
                used += _model.FullWordCount;
                if (used < buffer.Length)
                    continue;

                stream.Write(MemoryMarshal.AsBytes(buffer.AsSpan()));
                used = 0;
            }
        }

        stream.Write(MemoryMarshal.AsBytes(buffer.AsSpan(0, used)));
    }
}
