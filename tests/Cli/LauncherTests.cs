using System.Runtime.Versioning;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

/// <summary>
/// <c>./modelcheck</c> in a project of its own, with a <c>dotnet</c> that notes its builds and prints what it is asked to run.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class LauncherTests : IDisposable
{
    private const string FakeDotnet =
        """
        #!/bin/sh
        here=$(dirname "$0")
        case $1 in
        --version) cat "$here/version" ;;
        publish)
          echo "compiler output"
          case $* in
          *ReadyToRun*) [ ! -f "$here/no-crossgen" ] || exit 1 ;;
          esac
          sleep 0.2
          [ ! -f "$here/broken" ] || exit 1
          echo "$*" >>"$here/builds"
          mkdir -p artifacts/program
          : >artifacts/program/modelcheck.dll
          ;;
        *)
          shift
          printf '<%s>' "$@"
          exit 12
          ;;
        esac
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _launcher;

    public LauncherTests()
    {
        _launcher = _folder.PathTo("a project/modelcheck");
        _folder.Write("a project/checker/Source.cs", "");
        _folder.Write("a project/checker/Old.cs", "");
        _folder.Write("a project/Build.props", "");
        _folder.Write("a project/global.json", "");
        _folder.Write("a project/checker/Cli/launch.sh", File.ReadAllText(Repository.PathTo("checker", "Cli", "launch.sh")));
        File.Copy(Repository.PathTo("modelcheck"), _launcher);
        _folder.Write("bin/version", "10.0.100\n");
        MakeExecutable(_folder.Write("bin/dotnet", FakeDotnet));
        LinkTools();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Builds_once_hides_the_build_and_hands_over_arguments_and_exit_code()
    {
        ProgramRun first = Launch("check", "a spec.m", "--threads", "2");
        ProgramRun second = Launch("check", "*");

        Assert.Equal(new ProgramRun(12, "<check><a spec.m><--threads><2>", ""), first);
        Assert.Equal(new ProgramRun(12, "<check><*>", ""), second);
        Assert.Equal(1, Builds());
    }

    [Theory]
    [InlineData("a project/checker/Source.cs")]
    [InlineData("a project/checker/New.cs")]
    [InlineData("a project/Build.props")]
    [InlineData("a project/global.json")]
    public void Builds_again_when_a_source_was_written(string source)
    {
        Launch();
        _folder.Write(source, "// changed");
        Launch();

        Assert.Equal(2, Builds());
    }

    [Fact]
    public void Builds_again_when_a_source_was_deleted()
    {
        Launch();
        File.Delete(_folder.PathTo("a project/checker/Old.cs"));
        Launch();

        Assert.Equal(2, Builds());
    }

    [Fact]
    public void Shows_the_output_of_a_failing_build_and_tries_again_next_time()
    {
        string broken = _folder.Write("bin/broken", "");
        ProgramRun run = Launch();
        File.Delete(broken);

        Assert.Equal(new ProgramRun(153, "", "compiler output\nmodelcheck: 'dotnet publish' failed\n"), run);
        Assert.Equal(12, Launch().ExitCode);
    }

    [Fact]
    public void Builds_without_compiling_ahead_of_time_where_that_fails()
    {
        _folder.Write("bin/no-crossgen", "");

        Assert.Equal(new ProgramRun(12, "<info>", ""), Launch("info"));
        Assert.Equal(1, Builds());
    }

    [Fact]
    public void Says_in_one_line_that_dotnet_is_missing()
    {
        File.Delete(_folder.PathTo("bin/dotnet"));
        ProgramRun run = Launch();

        Assert.Equal(153, run.ExitCode);
        Assert.Matches(@"\Amodelcheck: needs the \.NET SDK 10 [^\n]*\n\z", run.Errors);
    }

    [Fact]
    public void An_older_dotnet_does_not_count()
    {
        _folder.Write("bin/version", "9.0.300\n");

        Assert.Equal(153, Launch().ExitCode);
        Assert.Equal(0, Builds());
    }

    [Fact]
    public void Works_through_a_symbolic_link()
    {
        string link = _folder.PathTo("linked");
        File.CreateSymbolicLink(link, _launcher);

        Assert.Equal("<info>", Run(link, "info").Output);
    }

    [Fact]
    public async Task Concurrent_launches_build_once()
    {
        ProgramRun[] launches = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => Task.Run(() => Launch($"{i}"))));

        Assert.Equal(["<0>", "<1>", "<2>", "<3>"], launches.Select(launch => launch.Output));
        Assert.Equal(1, Builds());
    }

    private int Builds()
    {
        string notes = _folder.PathTo("bin/builds");
        return File.Exists(notes) ? File.ReadAllLines(notes).Length : 0;
    }

    private ProgramRun Launch(params string[] arguments) => Run(_launcher, arguments);

    private ProgramRun Run(string launcher, params string[] arguments) =>
        ProgramRun.Of(launcher, arguments, _folder.Root, new Dictionary<string, string?>
        {
            ["PATH"] = _folder.PathTo("bin"),
            ["HOME"] = _folder.Root,
            ["DOTNET_ROOT"] = null,
        });

    /// <summary>Links to the few programs that the launcher uses: no other dotnet than ours is on its path.</summary>
    private void LinkTools()
    {
        string[] names =
        [
            "bash", "cat", "dirname", "env", "find", "flock", "mkdir", "mktemp", "mv", "readlink", "rm", "sh", "sleep",
            "touch",
        ];
        foreach (string name in names)
            File.CreateSymbolicLink(_folder.PathTo($"bin/{name}"), Programs.Find(name)!);
    }

    private static void MakeExecutable(string path) =>
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
}
