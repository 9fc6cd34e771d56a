using System.Text.Json;
using System.Text.RegularExpressions;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

/// <summary>
/// The memory limit holds for the whole process: the most that was resident, as the system counts it, stays below.
/// </summary>
public sealed partial class MemoryLimitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(128, "exact")]
    [InlineData(128, "compact")]
    public void Ends_below_the_limit_and_says_what_was_covered(int megabytes, string store)
    {
        _folder.Write("spec.m", SmallSpecs.Endless);

        AssertStaysBelow(megabytes, "spec.m", "--store", store);
    }

    [FullRunTheory]
    [InlineData("exact")]
    [InlineData("compact")]
    public void Twenty_two_million_states_do_not_fit_into_256_megabytes(string store) => AssertStaysBelow(
        256, Repository.PathTo("specs", "classic", "german.m"), "--const", "NODE=5", "--store", store);

    private void AssertStaysBelow(int megabytes, string spec, params string[] flags)
    {
        ProgramRun run = CommandRun.AsProcess(
            _folder.Root, ["check", spec, "--memory", $"{megabytes}M", "--out", "json=result.json", .. flags]);

        Assert.Equal(20, run.ExitCode);
        Assert.Matches(LastLine(), run.Output);
        JsonElement result = JsonDocument.Parse(File.ReadAllText(_folder.PathTo("result.json"))).RootElement;
        Assert.InRange(result.GetProperty("peakMemoryBytes").GetInt64(), 1, (long)megabytes << 20);
        Assert.True(result.GetProperty("states").GetInt64() > 100_000);
    }

    [GeneratedRegex(@"\nexit 20: nothing violated in [0-9]+ states, then the memory limit was reached; --memory raises the limit\n\z")]
    private static partial Regex LastLine();
}
