using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelCheck.Exploration.Checkpoints;

/// <summary>The one file that makes a folder a checkpoint: what was known, and which files hold the states.</summary>
/// <remarks>
/// A line with the format's name, a line with the checksum of the rest, and JSON. It is replaced as a whole,
/// after the files that it names are complete; these never change. So at any moment the folder holds one whole
/// checkpoint, or none.
/// </remarks>
internal sealed record CheckpointManifest(
    int WordCount,
    ImmutableArray<CheckpointTrait> Traits,
    ImmutableArray<CheckpointSegment> Segments,
    SearchSnapshot Snapshot)
{
    public const string FileName = "checkpoint";
    private const string Format = "modelcheck checkpoint 1";

    private static readonly JsonSerializerOptions Options = new()
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>How many states there are at each depth.</summary>
    [JsonIgnore]
    public IEnumerable<long> LevelSizes => Segments.SelectMany(s => s.LevelSizes);

    public byte[] ToBytes()
    {
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(this, Options);
        return [.. Encoding.ASCII.GetBytes($"{Format}\n{Checksum(content)}\n"), .. content];
    }

    /// <summary>Null when the bytes are not what <see cref="ToBytes"/> gives.</summary>
    public static CheckpointManifest? Parse(ReadOnlySpan<byte> bytes)
    {
        if (!TryTakeLine(ref bytes, out string format) || format != Format)
            return null;

        if (!TryTakeLine(ref bytes, out string checksum) || checksum != Checksum(bytes))
            return null;

        try
        {
            var manifest = JsonSerializer.Deserialize<CheckpointManifest>(bytes, Options);
            return manifest is not null && manifest.IsConsistent() ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsConsistent() => WordCount >= 1
        && LevelSizes.Any()
        && LevelSizes.All(size => size >= 1)
        && LevelSizes.Count() == Snapshot.LevelCount
        && Snapshot.Candidates.All(c => c.Words.Length == WordCount || c.Words.IsEmpty);

    private static bool TryTakeLine(ref ReadOnlySpan<byte> bytes, out string line)
    {
        int end = bytes.IndexOf((byte)'\n');
        line = end < 0 ? "" : Encoding.ASCII.GetString(bytes[..end]);
        bytes = bytes[(end + 1)..];
        return end >= 0;
    }

    private static string Checksum(ReadOnlySpan<byte> content) =>
        Convert.ToHexStringLower(SHA256.HashData(content));
}

/// <summary>A file with the states of some consecutive levels, word by word, the least byte first.</summary>
/// <param name="LevelSizes">How many states each level has.</param>
/// <param name="Sha256">Of the file's contents, in lower case hexadecimal.</param>
internal sealed record CheckpointSegment(ImmutableArray<long> LevelSizes, string Sha256)
{
    public static string FileName(int index) => $"states-{index}";
}
