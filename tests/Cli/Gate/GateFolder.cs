using ModelCheck.Tests.Support;

namespace ModelCheck.Tests.Cli.Gate;

/// <summary>A folder of specifications, and gates run on it with a cache of its own.</summary>
internal sealed class GateFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Cache => _folder.PathTo("cache");

    public string Root => _folder.PathTo("specs");

    public string Write(string name, string text) => _folder.Write(Path.Combine("specs", name), text);

    public string PathTo(string name) => Path.Combine(Root, name);

    /// <summary>Runs <c>ci</c> on the folder.</summary>
    public ProgramRun Run(params string[] flags) =>
        CommandRun.InProcess(["ci", Root, "--cache", Cache, "--threads", "2", .. flags]);

    public void Dispose() => _folder.Dispose();
}
