using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Disk;
using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Search;

/// <summary>The states of each level in files: the segments that a checkpoint has already, and one that grows.</summary>
/// <remarks>
/// States are words that mean the same in every run (<see cref="ICompiledModel.ToFull"/>). A level counts once it is whole;
/// what was added after the last whole one is cut off when the segment is sealed. So when a disk is full, the manifest
/// is all that a checkpoint still has to write.
/// </remarks>
/// <param name="folder">Where the segments are.</param>
/// <param name="stateWords">Words of a state.</param>
/// <param name="segments">Those that are there already; they do not change.</param>
internal sealed class LevelFiles(string folder, int stateWords, ImmutableArray<CheckpointSegment> segments) : IDisposable
{
    private const int BufferedWords = 1 << 14;

    private readonly List<Level> _levels = [.. segments.SelectMany(LevelsOf)];
    private readonly List<long> _growingSizes = [];
    private readonly ulong[] _buffer = new ulong[int.Max(1, BufferedWords / stateWords) * stateWords];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ImmutableArray<CheckpointSegment> _segments = segments;
    private int _buffered;
    private WordFile? _growing;
    private (int Segment, WordFile File)? _opened;
    private long _whole;
    private string _wholeHash = "";

    /// <summary>Levels that are whole.</summary>
    public int LevelCount => _levels.Count;

    /// <summary>States added since the last level became whole.</summary>
    public long Unfinished => ((_growing?.Count ?? 0) + _buffered) / stateWords - _whole;

    /// <summary>How many states a whole level has.</summary>
    public long SizeOf(int depth) => _levels[depth].Count;

    /// <summary>Where the words of the next state go; it counts at once.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public Span<ulong> Add()
    {
        if (_buffered == _buffer.Length)
            Flush();

        _buffered += stateWords;
        return _buffer.AsSpan(_buffered - stateWords, stateWords);
    }

    /// <summary>Makes the states added last readable, as those of the level that comes next.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Flush()
    {
        if (_buffered == 0)
            return;

        ReadOnlySpan<ulong> words = _buffer.AsSpan(0, _buffered);
        _growing ??= new WordFile(PathTo(_segments.Length), 0);
        _growing.AddRange(words);
        _hash.AppendData(MemoryMarshal.AsBytes(words));
        _buffered = 0;
    }

    /// <summary>The states added last are a level.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void EndLevel()
    {
        Flush();
        _levels.Add(new Level(_segments.Length, _whole, Unfinished));
        _growingSizes.Add(Unfinished);
        _whole += Unfinished;
        _wholeHash = Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    /// <summary>Reads states of a level.</summary>
    /// <param name="first">Place in the level.</param>
    /// <param name="words">For whole states, no more than the level has.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Read(int depth, long first, Span<ulong> words)
    {
        Level level = depth < _levels.Count ? _levels[depth] : new Level(_segments.Length, _whole, Unfinished);
        WordFile file = level.Segment == _segments.Length ? _growing! : Opened(level.Segment);
        if (file.Read((level.First + first) * stateWords, words) < words.Length)
            throw new IOException($"'{PathTo(level.Segment)}' has become shorter");
    }

    /// <summary>Ends the segment that grows after the last whole level. All segments are on the disk then.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public ImmutableArray<CheckpointSegment> Seal()
    {
        if (_growingSizes is [])
            return _segments;

        _growing!.Seal(_whole * stateWords);
        _growing.Dispose();
        _segments = _segments.Add(new CheckpointSegment([.. _growingSizes], _wholeHash));
        _growing = null;
        _growingSizes.Clear();
        _hash.GetHashAndReset();
        _buffered = 0;
        _whole = 0;
        return _segments;
    }

    public void Dispose()
    {
        _opened?.File.Dispose();
        if (Directory.Exists(folder))
            _growing?.Delete();

        _growing?.Dispose();
        _hash.Dispose();
    }

    private static IEnumerable<Level> LevelsOf(CheckpointSegment segment, int index)
    {
        long first = 0;
        foreach (long size in segment.LevelSizes)
        {
            yield return new Level(index, first, size);
            first += size;
        }
    }

    // Levels are read in order, or backwards.
    private WordFile Opened(int segment)
    {
        if (_opened is { } opened && opened.Segment == segment)
            return opened.File;

        _opened?.File.Dispose();
        _opened = null;
        _opened = (segment, WordFile.Existing(PathTo(segment)));
        return _opened.Value.File;
    }

    private string PathTo(int segment) => Path.Combine(folder, CheckpointSegment.FileName(segment));

    private readonly record struct Level(int Segment, long First, long Count);
}
