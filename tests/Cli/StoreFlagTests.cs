using System.Text.Json;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

public sealed class StoreFlagTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Two words for a state: one word is its own fingerprint.
    private const string Wide = "var wide: array [1..3] of 0..1000000000;\n"
        + "startstate \"wide\" for i: 1..3 do wide[i] := 0; end; end;\n"
        + "rule \"up\" wide[1] < 2 ==> wide[1] := wide[1] + 1; end;\n"
        + "rule \"again\" wide[1] = 2 ==> wide[1] := 0; end;\n"
        + "invariant \"small\" wide[1] <= 2;\n";

    [Fact]
    public void A_compact_store_of_states_of_one_word_is_exact()
    {
        ProgramRun run = CommandRun.InProcess("check", _folder.Write("spec.m", SmallSpecs.Holds), "--store", "compact");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("HOLDS  in all 3 states\n", run.Output);
    }

    [Fact]
    public void A_compact_store_never_holds_without_the_probability_of_a_missed_state()
    {
        string result = _folder.PathTo("result.json");
        ProgramRun run = CommandRun.InProcess(
            "check", _folder.Write("spec.m", Wide), "--store", "compact", "--out", $"json={result}");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("HOLDS  in the 3 states found; one was missed with probability 7.4e-19 at most\n", run.Output);
        Assert.Contains("7.4e-19 = (words + 1) states^2 / 2^65\n", run.Output);
        Assert.EndsWith(
            "\nexit 0: holds in the 3 states found; one was missed with probability 7.4e-19 at most\n", run.Output);
        Assert.Equal(
            27 / Math.Pow(2, 65),
            JsonDocument.Parse(File.ReadAllText(result)).RootElement.GetProperty("omissionProbability").GetDouble());
    }

    [Theory]
    [InlineData(SmallSpecs.ViolatesLiveness, "", "cannot decide liveness \"back at zero\"; --property selects others")]
    [InlineData(SmallSpecs.Holds, "--checkpoint 1m:kept", "excludes '--checkpoint' and '--resume'")]
    [InlineData(SmallSpecs.Holds, "--resume kept", "excludes '--checkpoint' and '--resume'")]
    public void What_needs_every_state_is_refused(string specification, string flags, string reason)
    {
        string[] more = flags.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        ProgramRun run = CommandRun.InProcess(
            ["check", _folder.Write("spec.m", specification), "--store", "compact", .. more]);

        Assert.Equal(new ProgramRun(2, "", $"exit 2: '--store compact' {reason}\n"), run);
    }
}
