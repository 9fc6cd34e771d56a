using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ModelCheck.Exploration.Checkpoints;

/// <summary>Reads the checkpoint in a folder.</summary>
internal sealed class CheckpointReader
{
    private const int BufferBytes = 1 << 20;

    private readonly string _folder;

    private CheckpointReader(string folder, CheckpointManifest manifest)
    {
        _folder = folder;
        Manifest = manifest;
    }

    public CheckpointManifest Manifest { get; }

    /// <exception cref="CheckpointException">There is none, or it is damaged, or of another search.</exception>
    public static CheckpointReader Open(string folder, CheckpointOptions options)
    {
        byte[] bytes = Read(folder, () =>
        {
            using FileStream stream = OpenFile(folder, CheckpointManifest.FileName);
            byte[] content = new byte[stream.Length];
            stream.ReadExactly(content);
            return content;
        });
        CheckpointManifest manifest = CheckpointManifest.Parse(bytes) ?? throw Damaged(folder);
        foreach (CheckpointTrait ours in options.Traits)
        {
            CheckpointTrait? theirs = manifest.Traits.FirstOrDefault(t => t.Name == ours.Name);
            if (theirs != ours)
                throw OfAnother(folder, ours, theirs);
        }

        return new CheckpointReader(folder, manifest);
    }

    /// <summary>Hands over the states, level by level, a few at a time.</summary>
    /// <param name="take">Is given the depth and the words of whole states.</param>
    /// <exception cref="CheckpointException">A file is missing or damaged.</exception>
    public void ReadStates(Action<int, ReadOnlySpan<ulong>> take)
    {
        int level = 0;
        for (int i = 0; i < Manifest.Segments.Length; i++)
        {
            int index = i;
            level = Read(_folder, () => ReadSegment(index, level, take));
        }
    }

    // Returns the first level of the next segment.
    private int ReadSegment(int index, int level, Action<int, ReadOnlySpan<ulong>> take)
    {
        CheckpointSegment segment = Manifest.Segments[index];
        int stateBytes = Manifest.WordCount * sizeof(ulong);
        using FileStream stream = OpenFile(_folder, CheckpointSegment.FileName(index));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ulong[] buffer = new ulong[int.Max(1, BufferBytes / stateBytes) * Manifest.WordCount];
        foreach (long size in segment.LevelSizes)
        {
            for (long left = size; left > 0;)
            {
                int states = (int)long.Min(left, buffer.Length / Manifest.WordCount);
                Span<ulong> words = buffer.AsSpan(0, states * Manifest.WordCount);
                Span<byte> bytes = MemoryMarshal.AsBytes(words);
                if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                    throw Damaged(_folder);

                hash.AppendData(bytes);
                take(level, words);
                left -= states;
            }

            level++;
        }

        if (stream.ReadByte() >= 0 || Convert.ToHexStringLower(hash.GetHashAndReset()) != segment.Sha256)
            throw Damaged(_folder);

        return level;
    }

    // None of our files is empty. A pipe or a device seems so, and opening it might wait forever.
    private static FileStream OpenFile(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return new FileInfo(path).Length > 0 ? File.OpenRead(path) : throw Damaged(folder);
    }

    private static T Read<T>(string folder, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CheckpointException($"there is no whole checkpoint in '{folder}'");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"cannot read the checkpoint in '{folder}': {e.Message}");
        }
    }

    private static CheckpointException Damaged(string folder) =>
        new($"the checkpoint in '{folder}' is damaged, or not one of ours");

    private static CheckpointException OfAnother(string folder, CheckpointTrait ours, CheckpointTrait? theirs) => new(
        $"the checkpoint in '{folder}' is of another search: {ours.Name} was {theirs?.Value ?? "not there"}, "
            + $"now it is {ours.Value}",
        isOfAnother: true);
}
