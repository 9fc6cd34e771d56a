using System.Text.Json;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

public sealed class StoreFlagTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_compact_store_never_holds_without_the_probability_of_a_missed_state()
    {
        string result = _folder.PathTo("result.json");
        ProgramRun run = CommandRun.InProcess(
            "check", _folder.Write("spec.m", SmallSpecs.Holds), "--store", "compact", "--out", $"json={result}");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("HOLDS  in the 3 states found; one was missed with probability 4.9e-19 at most\n", run.Output);
        Assert.Contains("4.9e-19 = (words + 1) states^2 / 2^65\n", run.Output);
        Assert.EndsWith(
            "\nexit 0: holds in the 3 states found; one was missed with probability 4.9e-19 at most\n", run.Output);
        Assert.Equal(
            18 / Math.Pow(2, 65),
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
