namespace ModelCheck.Exploration.Disk;

/// <summary>A folder of this process alone below one that the user names; it goes when it is disposed.</summary>
internal sealed class DiskFolder : IDisposable
{
    private int _files;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    public DiskFolder(string parent)
    {
        Directory.CreateDirectory(parent);
        Path = System.IO.Path.Combine(parent, $"modelcheck-{Environment.ProcessId}-{Guid.NewGuid():n}");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    /// <summary>A path that no file has.</summary>
    public string NewPath(string kind) => System.IO.Path.Combine(Path, $"{kind}-{Interlocked.Increment(ref _files)}");

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
