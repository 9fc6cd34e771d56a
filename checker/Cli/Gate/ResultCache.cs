using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ModelCheck.Cli.Gate;

/// <summary>Records of earlier runs in a folder, a file each, named by what was run.</summary>
/// <remarks>
/// A file is written beside its place and then moved there, so that another process sees all of it or nothing. Its first
/// line is a checksum of the rest.
/// </remarks>
/// <param name="folder">Made when something is kept.</param>
internal sealed class ResultCache(string folder)
{
    /// <summary>Where results are kept unless another folder is named.</summary>
    public static string DefaultFolder()
    {
        // As the XDG base directory specification has it.
        string? named = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        string user = Path.IsPathRooted(named)
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(user, "modelcheck");
    }

    /// <summary>The record of a run; null when there is none.</summary>
    /// <param name="warn">Told why a record that is there cannot be used.</param>
    public RunRecord? Find(string key, Action<string> warn)
    {
        string path = PathOf(key);
        if (!File.Exists(path))
            return null;

        try
        {
            string[] parts = File.ReadAllText(path).Split('\n', 2);
            if (parts is [var checksum, var text] && checksum == ChecksumOf(text))
            {
                RunRecord record = JsonSerializer.Deserialize<RunRecord>(text, RunRecord.Json)!;
                if (record.Key == key && record.IsConclusive)
                    return record;
            }

            warn($"'{path}' is damaged and ignored");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            warn($"'{path}' is ignored: {exception.Message}");
        }

        return null;
    }

    /// <summary>Keeps a record that is conclusive. What stands in the way is told, and no reason to fail.</summary>
    public void Keep(RunRecord record, Action<string> warn)
    {
        if (!record.IsConclusive)
            return;

        string text = JsonSerializer.Serialize(record, RunRecord.Json);
        string path = PathOf(record.Key);
        string temporary = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(temporary, $"{ChecksumOf(text)}\n{text}");
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            warn($"nothing is kept in '{folder}': {exception.Message}");
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }

    private string PathOf(string key) => Path.Combine(folder, $"{key}.json");

    private static string ChecksumOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
