namespace ModelCheck.Tests.Support;

/// <summary>A folder of its own for one test; deleted with everything in it on disposal.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("modelcheck test ").FullName;

    public string PathTo(string relativePath) => Path.Combine(Root, relativePath);

    /// <summary>Writes a file, creating the folders on its way, and returns its full path.</summary>
    public string Write(string relativePath, string text)
    {
        string path = PathTo(relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
