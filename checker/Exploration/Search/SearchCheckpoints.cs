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
    // Without an interval given, for a search on disk that is killed.
    private static readonly TimeSpan UsualInterval = TimeSpan.FromMinutes(10);

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
        bool isOnDisk = options.DiskFolder is not null;
        _options = options.DiskFolder is { } disk ? OnDisk(options.Checkpoints, disk) : options.Checkpoints;
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
                if (isOnDisk)
                    _writer!.Reserve();
            }
            catch (CheckpointException e)
            {
                failure = e;
                _writer?.Dispose();
            }
        }

        _states.Agree(failure);
        if (_options.ResumeFrom is not null)
            _resumed = CheckpointManifest.Parse(cluster.Broadcast(_resumed?.ToBytes() ?? []));

        if (_writer?.LevelCount > 0)
            Kept = _options.WriteTo;
        if (isOnDisk)
            Files = new LevelFiles(_options.WriteTo!, model.FullWordCount, _resumed?.Segments ?? []);
    }

    public bool IsLeader => _cluster.IsLeader;

    /// <summary>What the search goes on from; null when it starts afresh.</summary>
    public SearchSnapshot? Resumed => _resumed?.Snapshot;

    /// <summary>How many states it has at each depth. Those of the last are to be expanded.</summary>
    public IEnumerable<long> ResumedSizes => _resumed?.LevelSizes ?? [];

    /// <summary>About how many of them this process will put into memory, whatever room there is.</summary>
    public long ResumedStatesHere => Files is null ? ResumedSizes.Sum() / _cluster.Size : 0;

    /// <summary>Where a search on disk keeps its levels, which is all that its checkpoints need; else null.</summary>
    public LevelFiles? Files { get; }

    /// <summary>The folder with a checkpoint from which the search can be resumed; null when there is none.</summary>
    public string? Kept { get; private set; }

    /// <summary>Why the last attempt to write failed; null when it did not.</summary>
    public string? Failure { get; private set; }

    private TimeSpan EarlierRuns => Resumed?.Elapsed ?? TimeSpan.Zero;

    /// <summary>Time since the search first began, over all runs.</summary>
    public TimeSpan Elapsed => EarlierRuns + _clock.Elapsed;

    /// <summary>Puts the states of the checkpoint that belong to this process into the store, each level in ranges of its own.</summary>
    /// <remarks>A search on disk has them there, and nothing in the store.</remarks>
    /// <exception cref="InsufficientMemoryException">They need more than the limit allows.</exception>
    /// <exception cref="CheckpointException">The checkpoint is damaged.</exception>
    public List<StateRange[]> Load(SearchSpace space)
    {
        if (space.Disk is not { } disk)
            return _states.Load(_reader, space, Resumed!.LevelCount);

        disk.Restore(_reader!);
        return [.. Enumerable.Repeat<StateRange[]>([], Resumed!.LevelCount)];
    }

    /// <summary>Called between levels, with the last one not yet expanded.</summary>
    /// <param name="takeSnapshot">Given the time spent.</param>
    /// <param name="sizes">Of the levels, in all processes.</param>
    /// <param name="expectedLevelTime">How long expanding the last level will probably take.</param>
    public void AtLevel(
        Func<TimeSpan, SearchSnapshot> takeSnapshot,
        IReadOnlyList<StateRange[]> levels,
        IReadOnlyList<long> sizes,
        SearchSpace space,
        TimeSpan expectedLevelTime)
    {
        // What has no room on the disk does not count: there the search will go on from the level before.
        if (_options.WriteTo is null || space.Disk?.KeptLevels < levels.Count)
            return;

        // A level that starts shortly before the interval ends may take long: better to write before it.
        _pending = takeSnapshot(Elapsed);
        bool isDue = _clock.Elapsed + expectedLevelTime - _lastWrite >= _options.Interval;
        if (_cluster.Broadcast([isDue ? (byte)1 : (byte)0]) is [1])
            WritePending(levels, sizes, space);
    }

    /// <summary>Called when the search has ended: keeps what can be resumed, and only that.</summary>
    public void AtEnd(
        StopReason reason, IReadOnlyList<StateRange[]> levels, IReadOnlyList<long> sizes, SearchSpace space)
    {
        space.Disk?.DropCandidates();
        if (reason is not (StopReason.None or StopReason.Errors))
        {
            WritePending(levels, sizes, space);
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

    // The one folder of a search on disk: where it was resumed from, was asked to be kept, or one of its own.
    private static CheckpointOptions OnDisk(CheckpointOptions given, string disk)
    {
        if (given is { ResumeFrom: { } from, WriteTo: { } to } && !CheckpointWriter.IsSame(from, to))
        {
            throw new CheckpointException(
                $"with --disk a search goes on in the folder that it is resumed from: --checkpoint TIME:{from}, or move it before",
                isOfAnother: true);
        }

        return given with
        {
            WriteTo = given.ResumeFrom ?? given.WriteTo ?? Path.Combine(disk, $"search-{Guid.NewGuid().ToString("n")[..8]}"),
            Interval = given.WriteTo is null ? UsualInterval : given.Interval,
        };
    }

    private void WritePending(IReadOnlyList<StateRange[]> levels, IReadOnlyList<long> sizes, SearchSpace space)
    {
        if (_pending is not { } snapshot)
            return;

        bool isWritten = space.Disk is { } disk
            ? TryWrite(() => _writer!.Write(snapshot, disk.Seal))
            : WriteStates(snapshot, levels, sizes, space.Store);
        if (_cluster.Broadcast([isWritten ? (byte)1 : (byte)0]) is [1])
            _pending = null;

        _lastWrite = _clock.Elapsed;
    }

    private bool WriteStates(
        SearchSnapshot snapshot, IReadOnlyList<StateRange[]> levels, IReadOnlyList<long> sizes, StateStore store)
    {
        int first = BitConverter.ToInt32(_cluster.Broadcast(BitConverter.GetBytes(_writer?.LevelCount ?? 0)));
        StateRange[][] added = [.. levels.Take(snapshot.LevelCount).Skip(first)];
        if (_writer is null)
        {
            _states.Write(added, store, null);
            return true;
        }

        bool isHandedOver = false;
        bool isWritten = TryWrite(() => _writer.Write(snapshot, [.. sizes.Take(snapshot.LevelCount).Skip(first)], stream =>
        {
            isHandedOver = true;
            _states.Write(added, store, stream);
        }));

        // The others hand over their states even if there is no file for them.
        if (!isHandedOver)
            _states.Write(added, store, null);

        return isWritten;
    }

    private bool TryWrite(Action write)
    {
        try
        {
            write();
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
    }
}
