using System.Collections.Immutable;
using System.Diagnostics;
using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>Keeps a search in a checkpoint, and takes up one from there.</summary>
/// <remarks>
/// Only what was known between two levels can be resumed. Since states stay where they are, that can be
/// written at any later time, too: when a limit ends the search inside a level, the checkpoint is of the
/// beginning of that level. Of several processes only the first has to do with files, so that any number can go on.
/// </remarks>
internal sealed class SearchCheckpoints : IDisposable
{
    private readonly CheckpointOptions _options;
    private readonly ISearchCluster _cluster;
    private readonly CheckpointStates _states;
    private readonly CheckpointReader? _reader;
    private readonly CheckpointManifest? _resumed;
    private readonly CheckpointWriter? _writer;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _lastWrite;
    private SearchSnapshot? _pending;

    /// <exception cref="CheckpointException">The folders given cannot be used.</exception>
    public SearchCheckpoints(ExplorationOptions options, ICompiledModel model, ISearchCluster cluster)
    {
        _options = options.Checkpoints;
        _cluster = cluster;
        _states = new CheckpointStates(model, cluster);
        CheckpointException? failure = null;
        if (cluster.IsLeader)
        {
            try
            {
                _reader = _options.ResumeFrom is null ? null : OpenReader(options, model);
                _resumed = _reader?.Manifest;
                if (_options.WriteTo is not null)
                    _writer = CheckpointWriter.Open(_options, model.FullWordCount, _resumed);
            }
            catch (CheckpointException e)
            {
                failure = e;
            }
        }

        _states.Agree(failure);
        if (_options.ResumeFrom is not null)
            _resumed = CheckpointManifest.Parse(cluster.Broadcast(_resumed?.ToBytes() ?? []));

        if (_writer?.LevelCount > 0)
            Kept = _options.WriteTo;
    }

    public bool IsLeader => _cluster.IsLeader;

    /// <summary>What the search goes on from; null when it starts afresh.</summary>
    public SearchSnapshot? Resumed => _resumed?.Snapshot;

    /// <summary>How many states it has at each depth. Those of the last are to be expanded.</summary>
    public IEnumerable<long> ResumedSizes => _resumed?.LevelSizes ?? [];

    /// <summary>About how many of them belong to this process.</summary>
    public long ResumedStatesHere => ResumedSizes.Sum() / _cluster.Size;

    /// <summary>The folder with a checkpoint from which the search can be resumed; null when there is none.</summary>
    public string? Kept { get; private set; }

    /// <summary>Why the last attempt to write failed; null when it did not.</summary>
    public string? Failure { get; private set; }

    private TimeSpan EarlierRuns => Resumed?.Elapsed ?? TimeSpan.Zero;

    /// <summary>Time since the search first began, over all runs.</summary>
    public TimeSpan Elapsed => EarlierRuns + _clock.Elapsed;

    /// <summary>Puts the states of the checkpoint that belong to this process into the store, each level in ranges of its own.</summary>
    /// <exception cref="InsufficientMemoryException">They need more than the limit allows.</exception>
    /// <exception cref="CheckpointException">The checkpoint is damaged.</exception>
    public List<StateRange[]> Load(SearchSpace space) => _states.Load(_reader, space, Resumed!.LevelCount);

    /// <summary>Called between levels, with the last one not yet expanded.</summary>
    /// <param name="takeSnapshot">Given the time spent.</param>
    /// <param name="sizes">Of the levels, in all processes.</param>
    /// <param name="expectedLevelTime">How long expanding the last level will probably take.</param>
    public void AtLevel(
        Func<TimeSpan, SearchSnapshot> takeSnapshot,
        IReadOnlyList<StateRange[]> levels,
        IReadOnlyList<long> sizes,
        StateStore store,
        TimeSpan expectedLevelTime)
    {
        if (_options.WriteTo is null)
            return;

        // A level that starts shortly before the interval ends may take long: better to write before it.
        _pending = takeSnapshot(Elapsed);
        bool isDue = _clock.Elapsed + expectedLevelTime - _lastWrite >= _options.Interval;
        if (_cluster.Broadcast([isDue ? (byte)1 : (byte)0]) is [1])
            WritePending(levels, sizes, store);
    }

    /// <summary>Called when the search has ended: keeps what can be resumed, and only that.</summary>
    public void AtEnd(
        StopReason reason, IReadOnlyList<StateRange[]> levels, IReadOnlyList<long> sizes, StateStore store)
    {
        if (reason is not (StopReason.None or StopReason.Errors))
        {
            WritePending(levels, sizes, store);
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

    private void WritePending(IReadOnlyList<StateRange[]> levels, IReadOnlyList<long> sizes, StateStore store)
    {
        if (_pending is not { } snapshot)
            return;

        int first = BitConverter.ToInt32(_cluster.Broadcast(BitConverter.GetBytes(_writer?.LevelCount ?? 0)));
        StateRange[][] added = [.. levels.Take(snapshot.LevelCount).Skip(first)];
        bool isWritten = true;
        if (_writer is null)
            _states.Write(added, store, null);
        else
            isWritten = TryWrite(_writer, snapshot, added, [.. sizes.Take(snapshot.LevelCount).Skip(first)], store);

        if (_cluster.Broadcast([isWritten ? (byte)1 : (byte)0]) is [1])
            _pending = null;

        _lastWrite = _clock.Elapsed;
    }

    private bool TryWrite(
        CheckpointWriter writer, SearchSnapshot snapshot, StateRange[][] added, ImmutableArray<long> sizes, StateStore store)
    {
        bool isHandedOver = false;
        try
        {
            writer.Write(snapshot, sizes, stream =>
            {
                isHandedOver = true;
                _states.Write(added, store, stream);
            });
            Failure = null;
            Kept = _options.WriteTo;
            return true;
        }
        catch (CheckpointException e)
        {
            // The search itself is fine, and so is the checkpoint before; the next interval tries again.
            Failure = e.Message;
            return false;
        }
        finally
        {
            // The others hand over their states even if there is no file for them.
            if (!isHandedOver)
                _states.Write(added, store, null);
        }
    }
}
