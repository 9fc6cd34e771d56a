using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli.Gate;

/// <summary><c>ci --update</c> rewrites counts, and nothing else.</summary>
public sealed class GateUpdateTests : IDisposable
{
    private readonly GateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Counts_are_rewritten_after_the_difference_is_shown()
    {
        string file = _folder.Write("spec.m", "-- expect: holds\n-- expect: states 33\n-- expect: rules 3\n" + SmallSpecs.Holds);
        ProgramRun run = _folder.Run("--update");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"{file}:2\n- states 33\n+ states 3\n", run.Output);
        Assert.StartsWith("-- expect: holds\n-- expect: states 3\n-- expect: rules 3\nvar", File.ReadAllText(file));
        Assert.Equal(0, _folder.Run().ExitCode);
    }

    [Fact]
    public void The_length_of_a_trace_is_a_count()
    {
        string file = _folder.Write("spec.m", "-- expect: violated \"tiny\" in 9 steps\n" + SmallSpecs.ViolatesInvariant);

        Assert.Equal(0, _folder.Run("--update").ExitCode);
        Assert.StartsWith("-- expect: violated \"tiny\" in 2 steps\n", File.ReadAllText(file));
    }

    [Theory]
    [InlineData("holds\n-- expect: states 9", SmallSpecs.ViolatesInvariant)]
    [InlineData("violated \"small\" in 9 steps\n-- expect: states 9", SmallSpecs.Holds)]
    public void Where_the_verdict_differs_nothing_is_rewritten(string expected, string specification)
    {
        string text = $"-- expect: {expected}\n{specification}";
        string file = _folder.Write("spec.m", text);

        Assert.Equal(21, _folder.Run("--update").ExitCode);
        Assert.Equal(text, File.ReadAllText(file));
    }

    [Fact]
    public void Counts_of_an_unfinished_search_are_not_written()
    {
        string text = "-- expect: states 9\n" + SmallSpecs.Endless;
        string file = _folder.Write("spec.m", text);

        Assert.Equal(21, _folder.Run("--update", "--timeout", "1s").ExitCode);
        Assert.Equal(text, File.ReadAllText(file));
    }
}
