namespace ModelCheck.Tests.Support;

/// <summary>Where the project's files are, seen from the built tests.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>ModelCheck.sln</c>. Source paths in the assembly are no help: CI builds map them away.</summary>
    public static string Root { get; } = FindRoot();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The specifications and modules below a folder, at least one, in the order of their paths.</summary>
    public static string[] SpecificationsBelow(string folder)
    {
        string[] files = Directory.GetFiles(PathTo(folder), "*.m", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files is [] ? throw new InvalidOperationException($"no specification below {folder}") : files;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "ModelCheck.sln")))
            folder = Path.GetDirectoryName(folder);

        return folder ?? throw new InvalidOperationException($"no ModelCheck.sln above {AppContext.BaseDirectory}");
    }
}
