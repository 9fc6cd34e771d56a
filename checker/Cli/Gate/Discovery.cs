using System.Collections.Immutable;

namespace ModelCheck.Cli.Gate;

/// <summary>Finds specifications: files as named, and below folders whatever ends in <c>.m</c> and is not hidden.</summary>
internal static class Discovery
{
    /// <summary>At least one path, in their order, none twice, written as the user would.</summary>
    /// <exception cref="Failure">A path does not exist, or there is no specification.</exception>
    public static ImmutableArray<string> Find(IEnumerable<string> paths)
    {
        string[] roots = [.. paths];
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string root in roots is [] ? ["."] : roots)
        {
            foreach (string file in FilesOf(root))
                found.TryAdd(Path.GetFullPath(file), file);
        }

        // A gate with nothing to look at would be open to everything.
        return found.Count > 0
            ? [.. found.Values]
            : throw Failure.Usage($"there is no specification below {string.Join(", ", roots.DefaultIfEmpty("."))}");
    }

    private static IEnumerable<string> FilesOf(string root)
    {
        if (File.Exists(root))
            return [root];
        if (!Directory.Exists(root))
            throw Failure.System($"cannot read '{root}': there is no such file or folder");

        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = false,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        };
        return Directory.EnumerateFiles(root, "*.m", options)
            .Select(file => file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file);
    }
}
