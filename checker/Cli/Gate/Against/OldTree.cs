using System.Collections.Immutable;
using System.Diagnostics;
using System.Formats.Tar;

namespace ModelCheck.Cli.Gate.Against;

/// <summary>The specifications and modules of an earlier revision, in a folder that is removed on disposal.</summary>
/// <remarks>Only files that end in <c>.m</c>: a kernel tree has few of them.</remarks>
internal sealed class OldTree : IDisposable
{
    private readonly string _work;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("modelcheck against ");

    /// <param name="path">Any file or folder of the working tree.</param>
    /// <param name="revision">As git names it.</param>
    /// <exception cref="Failure">There is no such revision, no repository, or no git.</exception>
    public OldTree(string path, string revision)
    {
        try
        {
            string folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
            _work = Path.GetFullPath(Text(Git(folder, "rev-parse", "--show-toplevel")).Trim());
            string commit = Text(Git(_work, "rev-parse", "--verify", "--end-of-options", $"{revision}^{{commit}}")).Trim();
            using var tar = new MemoryStream(Git(_work, "archive", "--format=tar", commit));
            Extract(tar);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where a file of the working tree stands in this one.</summary>
    /// <exception cref="Failure">The file is outside the repository.</exception>
    public string PathOf(string path)
    {
        string relative = Path.GetRelativePath(_work, Path.GetFullPath(path));
        return relative.StartsWith("..", StringComparison.Ordinal)
            ? throw Failure.Usage($"'{path}' is not in the repository that '--against' looks into")
            : Path.Combine(_folder.FullName, relative);
    }

    /// <summary>The specifications below a path of the working tree that this revision has, as paths of the working tree.</summary>
    public ImmutableArray<string> FilesBelow(string path)
    {
        string old = PathOf(path);
        if (File.Exists(old))
            return [path];

        return Directory.Exists(old)
            ? [.. Directory.EnumerateFiles(old, "*.m", SearchOption.AllDirectories)
                .Select(file => Path.Combine(path, Path.GetRelativePath(old, file)))]
            : [];
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Extract(Stream tar)
    {
        using var reader = new TarReader(tar);
        while (reader.GetNextEntry() is { } entry)
        {
            bool isWanted = entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile
                && entry.Name.EndsWith(".m", StringComparison.Ordinal);
            string target = Path.GetFullPath(Path.Combine(_folder.FullName, entry.Name));
            if (!isWanted || !target.StartsWith($"{_folder.FullName}/", StringComparison.Ordinal))
                continue;

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            entry.ExtractToFile(target, overwrite: true);
        }
    }

    private static string Text(byte[] output) => System.Text.Encoding.UTF8.GetString(output);

    private static byte[] Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process git = Process.Start(start)!;
            Task<string> errors = git.StandardError.ReadToEndAsync();
            using var output = new MemoryStream();
            git.StandardOutput.BaseStream.CopyTo(output);
            git.WaitForExit();
            return git.ExitCode == 0
                ? output.ToArray()
                : throw Failure.Usage($"'--against': git {arguments[0]}: {errors.GetAwaiter().GetResult().Trim()}");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw Failure.System($"'--against' needs git: {exception.Message}");
        }
    }
}
