using System.Text.Json;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

public sealed class MinimizeFlagTests : IDisposable
{
    /// <summary>Two tasks that take turns as they like, up to four steps in all; the shown run should not.</summary>
    private const string Turns =
        """
        var done: array [0..1] of 0..2;
        startstate "none" for t: 0..1 do done[t] := 0; end; end;
        ruleset t: 0..1 do rule "work" done[t] < 2 ==> done[t] := done[t] + 1; end; end;
        rule "again" done[0] = 2 & done[1] = 2 ==> done[0] := 0; end;
        invariant "not both" !(done[0] = 2 & done[1] = 2);

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("switches")]
    [InlineData("participants")]
    public void A_task_goes_on_for_as_long_as_it_can(string minimum)
    {
        string file = _folder.PathTo("out.json");
        CommandRun.InProcess("check", _folder.Write("turns.m", Turns), "--minimize", minimum, "--out", $"json={file}");

        JsonElement result = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        Assert.Equal(
            ["t 0", "t 0", "t 1", "t 1"],
            result.GetProperty("trace").EnumerateArray().Skip(1).Select(step => step.GetProperty("lane").GetString()!));
    }

    [Fact]
    public void The_passing_run_is_told_in_words()
    {
        ProgramRun run = CommandRun.InProcess(
            "check", _folder.Write("spec.m", SmallSpecs.ViolatesInvariant + "rule \"count: down\" x = 1 ==> x := 0; end;\n"));

        Assert.Contains(
            "\n  A passing run differs first at step 2: instead of count: up, count: down.\n", run.Output);
    }

    [Theory]
    [InlineData("--symmetry-reduction exhaustive", "'--minimize switches' excludes '--symmetry-reduction'")]
    [InlineData("--store compact", "'--minimize switches' excludes '--store compact': it needs every state")]
    public void It_excludes_what_does_not_show_every_path(string flag, string reason) => Assert.Equal(
        new ProgramRun(2, "", $"exit 2: {reason}\n"),
        CommandRun.InProcess(["check", _folder.Write("turns.m", Turns), "--minimize", "switches", .. flag.Split(' ')]));
}
