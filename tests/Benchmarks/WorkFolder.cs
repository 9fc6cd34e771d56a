namespace ModelCheck.Benchmarks;

/// <summary>The project's folder, and one for generated files that is deleted at the end.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "ModelCheck.sln")))
            root = Path.GetDirectoryName(root);

        Root = root
            ?? throw new DirectoryNotFoundException("this program runs from its place in the project");
        Scratch = Directory.CreateTempSubdirectory("modelcheck-bench-").FullName;
    }

    public string Root { get; }

    public string Scratch { get; }

    public string InRoot(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A fresh folder for one contestant and model.</summary>
    public string Fresh(string name)
    {
        string plain = string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        string path = Path.Combine(Scratch, plain);
        Directory.CreateDirectory(path);
        return path;
    }

    public void Dispose() => Directory.Delete(Scratch, recursive: true);
}
