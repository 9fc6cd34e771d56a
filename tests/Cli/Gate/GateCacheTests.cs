using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli.Gate;

/// <summary>A result is used again only while nothing that it depends on has changed.</summary>
public sealed class GateCacheTests : IDisposable
{
    private readonly GateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_result_is_used_again_and_says_so()
    {
        _folder.Write("holds.m", "-- expect: holds\n" + SmallSpecs.Holds);
        _folder.Write("violated.m", "-- expect: violated \"tiny\" in 2 steps\n" + SmallSpecs.ViolatesInvariant);
        _folder.Write("error.m", "-- expect: error \"still zero\" in 2 steps\n" + SmallSpecs.FailsAssertion);
        _folder.Write("run.m", "-- expect: violated \"at two\"\n" + SmallSpecs.Counter + "leadsto \"at two\" x = 2 ~> x = 3;\n");
        Assert.DoesNotContain("cached\n", _folder.Run().Output);
        ProgramRun again = _folder.Run();

        Assert.Equal((0, ""), (again.ExitCode, again.Errors));
        Assert.Equal(4, Count(again.Output, ", cached\n"));
        Assert.DoesNotContain(", cached\n", CommandRun.InProcess("ci", _folder.Root, "--no-cache").Output);
    }

    [Fact]
    public void Comments_do_not_matter_and_expectations_are_compared_anew()
    {
        _folder.Write("spec.m", "-- expect: holds\n-- expect: states 3\n" + SmallSpecs.Holds);
        _folder.Run();
        _folder.Write("spec.m", "-- expect: holds\n\n-- a comment\n-- expect: states 4\n" + SmallSpecs.Holds);
        ProgramRun run = _folder.Run();

        Assert.Equal(21, run.ExitCode);
        Assert.Contains(", cached\n", run.Output);
        Assert.Contains("spec.m:4: expected states 4, but: 3 states\n", run.Output);
    }

    [Fact]
    public void A_change_of_the_specification_or_of_a_module_is_seen()
    {
        _folder.Write("modules/limit.m", "const LIMIT: 3;\n");
        _folder.Write("spec.m", "-- expect: holds\nimport \"modules/limit.m\";\n" + SmallSpecs.Counter + "invariant \"x\" x < LIMIT;\n");
        Assert.Equal(0, _folder.Run().ExitCode);
        _folder.Write("modules/limit.m", "const LIMIT: 2;\n");
        ProgramRun run = _folder.Run();

        Assert.Equal(21, run.ExitCode);
        Assert.Contains("spec.m:1: expected holds, but: invariant 'x' in 2 steps\n", run.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not a checksum\n{}")]
    public void A_damaged_entry_is_ignored_with_a_warning(string content)
    {
        _folder.Write("spec.m", "-- expect: holds\n" + SmallSpecs.ViolatesInvariant);
        _folder.Run();
        string entry = Assert.Single(Directory.GetFiles(_folder.Cache));
        File.WriteAllText(entry, content);
        ProgramRun run = _folder.Run();

        Assert.Equal(21, run.ExitCode);
        Assert.Matches("^warning: '.*' is damaged and ignored\n$", run.Errors);
        Assert.Contains(", cached\n", _folder.Run().Output);
    }

    [Fact]
    public void An_entry_that_was_changed_is_ignored()
    {
        _folder.Write("spec.m", "-- expect: holds\n" + SmallSpecs.ViolatesInvariant);
        _folder.Run();
        string entry = Assert.Single(Directory.GetFiles(_folder.Cache));
        File.WriteAllText(entry, File.ReadAllText(entry).Replace("Violated", "Holds", StringComparison.Ordinal));
        ProgramRun run = _folder.Run();

        Assert.Equal(21, run.ExitCode);
        Assert.Contains("is damaged and ignored", run.Errors);
    }

    [Fact]
    public void An_unfinished_search_is_not_kept()
    {
        _folder.Write("spec.m", "-- expect: holds\n" + SmallSpecs.Endless);
        _folder.Run("--timeout", "1s");

        Assert.False(Directory.Exists(_folder.Cache));
    }

    [Fact]
    public async Task Two_gates_at_once_do_not_harm_each_other()
    {
        for (int i = 0; i < 8; i++)
            _folder.Write($"spec{i}.m", $"-- expect: holds\n-- expect: states 3\n{SmallSpecs.Holds}-- {i}");

        ProgramRun[] runs = await Task.WhenAll(Task.Run(() => _folder.Run()), Task.Run(() => _folder.Run()));

        Assert.All(runs, run => Assert.Equal((0, ""), (run.ExitCode, run.Errors)));
        Assert.Equal(8, Count(_folder.Run().Output, ", cached\n"));
        Assert.Single(Directory.GetFiles(_folder.Cache));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_costs_only_the_cache()
    {
        string file = _folder.Write("spec.m", "-- expect: holds\n" + SmallSpecs.Holds);
        ProgramRun run = CommandRun.InProcess("ci", file, "--cache", file);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"warning: nothing is kept in '{file}': ", run.Errors);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
