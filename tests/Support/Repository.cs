namespace ModelCheck.Tests.Support;

/// <summary>Where the project's files are, seen from the built tests.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>ModelCheck.sln</c>. Source paths in the assembly are no help: CI builds map them away.</summary>
    public static string Root { get; } = FindRoot();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "ModelCheck.sln")))
            folder = Path.GetDirectoryName(folder);

        return folder ?? throw new InvalidOperationException($"no ModelCheck.sln above {AppContext.BaseDirectory}");
    }
}
