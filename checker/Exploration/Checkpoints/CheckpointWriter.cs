using System.Collections.Immutable;
using System.Security.Cryptography;

namespace ModelCheck.Exploration.Checkpoints;

/// <summary>Writes checkpoints to a folder, each adding to the one before.</summary>
/// <remarks>
/// States never change, so a checkpoint only adds a file with the levels that are new. The manifest, which
/// names the files that count, is written to the side and moved into place when everything is on the disk.
/// </remarks>
internal sealed class CheckpointWriter : IDisposable
{
    private const string LockName = "lock";
    private const string RoomName = "room";
    private const int RoomBytes = 1 << 20;

    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly FileStream _lock;
    private readonly int _wordCount;
    private readonly ImmutableArray<CheckpointTrait> _traits;
    private ImmutableArray<CheckpointSegment> _segments;
    private bool _isKept;

    private CheckpointWriter(
        string folder, bool ownsFolder, FileStream @lock, int wordCount, CheckpointOptions options)
    {
        _folder = folder;
        _ownsFolder = ownsFolder;
        _lock = @lock;
        _wordCount = wordCount;
        _traits = options.Traits;
    }

    /// <summary>How many levels the folder holds already.</summary>
    public int LevelCount => _segments.Sum(s => s.LevelSizes.Length);

    /// <summary>Takes room on the disk, for a manifest that is to be written when the disk is full.</summary>
    /// <exception cref="CheckpointException">There is none.</exception>
    public void Reserve()
    {
        // Zeros would take no room where the file system compresses.
        byte[] bytes = new byte[RoomBytes];
        new Random(0).NextBytes(bytes);
        Guard(() => File.WriteAllBytes(PathTo(RoomName), bytes));
    }

    /// <summary>Claims a folder, which is created if need be.</summary>
    /// <param name="resumed">What the search goes on from; null when it starts afresh.</param>
    /// <exception cref="CheckpointException">
    /// The folder cannot be written to, or another search uses it, or it holds a checkpoint that would be lost.
    /// </exception>
    public static CheckpointWriter Open(CheckpointOptions options, int wordCount, CheckpointManifest? resumed)
    {
        string folder = options.WriteTo!;
        bool isNew = !Directory.Exists(folder);
        bool goesOn = resumed is not null && IsSame(folder, options.ResumeFrom!);
        var writer = new CheckpointWriter(folder, isNew || goesOn, Claim(folder), wordCount, options);
        writer._segments = goesOn ? resumed!.Segments : [];
        writer._isKept = goesOn;
        if (goesOn || !File.Exists(writer.PathTo(CheckpointManifest.FileName)))
        {
            // What a search that was killed had not finished.
            writer.TryDelete(CheckpointSegment.FileName(writer._segments.Length));
            return writer;
        }

        writer._isKept = true;
        writer.Dispose();
        throw new CheckpointException(
            $"'{folder}' holds a checkpoint: --resume goes on from it, and without it another folder is needed");
    }

    /// <summary>Makes the folder hold this checkpoint. When that fails it still holds the one before.</summary>
    /// <param name="newLevelSizes">Of the levels that the folder does not hold yet.</param>
    /// <param name="writeStates">Writes the words of their states.</param>
    /// <exception cref="CheckpointException">Something could not be written.</exception>
    public void Write(
        SearchSnapshot snapshot, ImmutableArray<long> newLevelSizes, Action<Stream> writeStates)
    {
        Write(snapshot, () => newLevelSizes.IsEmpty
            ? _segments
            : _segments.Add(new CheckpointSegment(newLevelSizes, WriteSegment(writeStates))));
    }

    /// <summary>The same with segments whose files are in the folder.</summary>
    /// <param name="complete">Brings them to the disk.</param>
    /// <exception cref="CheckpointException">Something could not be written.</exception>
    public void Write(SearchSnapshot snapshot, Func<ImmutableArray<CheckpointSegment>> complete) => Guard(() =>
    {
        ImmutableArray<CheckpointSegment> segments = complete();
        byte[] manifest = new CheckpointManifest(_wordCount, _traits, segments, snapshot).ToBytes();
        try
        {
            Replace(manifest);
        }
        catch (IOException) when (TryDelete(RoomName))
        {
            Replace(manifest);
        }

        _segments = segments;
        _isKept = true;
    });

    /// <summary>Removes the checkpoint: its search is complete.</summary>
    public void Delete()
    {
        _isKept = false;
        TryDelete(CheckpointManifest.FileName);
        TryDelete(CheckpointManifest.FileName + ".new");
        for (int i = 0; i <= _segments.Length || File.Exists(PathTo(CheckpointSegment.FileName(i))); i++)
            TryDelete(CheckpointSegment.FileName(i));
    }

    /// <summary>Gives the folder back. Leaves nothing behind when it holds no checkpoint.</summary>
    public void Dispose()
    {
        TryDelete(RoomName);
        _lock.Dispose();
        if (_isKept)
            return;

        TryDelete(LockName);
        if (_ownsFolder && Directory.Exists(_folder) && !Directory.EnumerateFileSystemEntries(_folder).Any())
            Directory.Delete(_folder);
    }

    private void Replace(byte[] manifest)
    {
        string aside = PathTo(CheckpointManifest.FileName + ".new");
        using (FileStream stream = File.Create(aside))
        {
            stream.Write(manifest);
            stream.Flush(flushToDisk: true);
        }

        File.Move(aside, PathTo(CheckpointManifest.FileName), overwrite: true);
        DirectoryEntries.Flush(_folder);
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"cannot write a checkpoint to '{_folder}': {e.Message}");
        }
    }

    private string WriteSegment(Action<Stream> writeStates)
    {
        using FileStream file = File.Create(PathTo(CheckpointSegment.FileName(_segments.Length)));
        using var hash = SHA256.Create();
        using (var hashing = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
            writeStates(hashing);

        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.Hash!);
    }

    private static FileStream Claim(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(
                Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"cannot write checkpoints to '{folder}': {e.Message}");
        }
    }

    /// <summary>Whether two paths are of one folder.</summary>
    public static bool IsSame(string left, string right) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(left))
        == Path.TrimEndingDirectorySeparator(Path.GetFullPath(right));

    private string PathTo(string name) => Path.Combine(_folder, name);

    // False when it is not there, or stays.
    private bool TryDelete(string name)
    {
        try
        {
            bool isThere = File.Exists(PathTo(name));
            File.Delete(PathTo(name));
            return isThere;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left over is not a checkpoint, or one that still fits: no reason to fail a complete search.
            return false;
        }
    }
}
