using System.Text.Json;
using ModelCheck.Reporting;
using ModelCheck.Tests.Support;
using ModelCheck.Tests.Z3;
using Xunit;

namespace ModelCheck.Tests.Cli;

/// <summary>check --partial-order</summary>
public sealed class PartialOrderFlagTests : IDisposable
{
    private const string Counters = """
        type P: 0..3;
        var at: array [P] of 0..3;
        startstate begin for p: P do at[p] := 0; end; end;
        ruleset p: P do rule "step" at[p] < 3 ==> begin at[p] := at[p] + 1; end; end;

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_deadlock_is_found_in_fewer_states()
    {
        string spec = _folder.Write("spec.m", Counters);
        ProgramRun full = CommandRun.InProcess("check", spec);
        ProgramRun reduced = CommandRun.InProcess("check", spec, "--partial-order", "on");

        Assert.Equal(full.ExitCode, reduced.ExitCode);
        Assert.Contains("\n256 states, ", full.Output, StringComparison.Ordinal);
        Assert.Contains("\n13 states, 12 rules fired, depth 12\n", reduced.Output, StringComparison.Ordinal);
        Assert.Contains("\nnote with partial-order reduction: ", reduced.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("note", full.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_result_as_json_says_so()
    {
        string spec = _folder.Write("spec.m", Counters + "rule \"again\" forall p: P do at[p] = 3 end ==> begin clear at; end;");
        string json = _folder.PathTo("result.json");
        CommandRun.InProcess("check", spec, "--partial-order", "on", "--out", $"json={json}");

        using JsonDocument result = JsonDocument.Parse(File.ReadAllText(json));
        Assert.True(result.RootElement.GetProperty("partialOrderReduction").GetBoolean());
        Assert.Equal("holds", result.RootElement.GetProperty("verdict").GetString());
    }

    [RequiresZ3Fact]
    public void What_Z3_proves_is_kept_and_used_again()
    {
        string spec = _folder.Write("spec.m", """
            type P: 0..3;
            var added: array [P] of boolean; sum: 0..7;
            startstate begin for p: P do added[p] := false; end; sum := 0; end;
            ruleset p: P do rule "add" !added[p] ==> begin added[p] := true; sum := (sum + p) % 8; end; end;
            """);
        Assert.Contains("\n5 states, ", CheckWithProofs(spec), StringComparison.Ordinal);
        string kept = Assert.Single(Directory.GetFiles(_folder.PathTo("cache"), "*", SearchOption.AllDirectories));
        DateTime written = File.GetLastWriteTimeUtc(kept);
        Assert.Contains("\n5 states, ", CheckWithProofs(spec), StringComparison.Ordinal);
        Assert.Equal(written, File.GetLastWriteTimeUtc(kept));

        File.WriteAllText(kept, "damaged");
        Assert.Contains("\n5 states, ", CheckWithProofs(spec), StringComparison.Ordinal);
        Assert.NotEqual("damaged", File.ReadAllText(kept));
    }

    [Theory]
    [InlineData("--symmetry-reduction", "heuristic")]
    [InlineData("--store", "tree")]
    [InlineData("--store", "compact")]
    [InlineData("--disk", "spill")]
    [InlineData("--checkpoint", "1m:kept")]
    [InlineData("--bound", "3")]
    [InlineData("--minimize", "switches")]
    [InlineData("--vacuity", "warn")]
    [InlineData("--coverage")]
    [InlineData("--out", "graph-dot=graph.dot")]
    public void What_it_does_not_go_with_is_refused(params string[] flag)
    {
        ProgramRun run = CommandRun.InProcess(["check", _folder.Write("spec.m", Counters), "--partial-order", "on", .. flag]);

        Assert.Equal((int)ExitCode.Usage, run.ExitCode);
        Assert.Contains("'--partial-order' excludes '", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("liveness \"end\" at[0] = 3;", "liveness \"end\"")]
    [InlineData("ltl \"end\" eventually at[0] = 3;", "ltl \"end\"")]
    [InlineData("rule 7 \"again\" begin clear at; end;", "rules have different priorities")]
    public void What_it_does_not_preserve_is_refused(string addition, string named)
    {
        ProgramRun run = CommandRun.InProcess("check", _folder.Write("spec.m", Counters + addition), "--partial-order", "on");

        Assert.Equal((int)ExitCode.Usage, run.ExitCode);
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
    }

    private string CheckWithProofs(string spec) => ProgramRun.Of(
        "env",
        [
            $"XDG_CACHE_HOME={_folder.PathTo("cache")}", CommandRun.Dotnet, CommandRun.ProgramPath, "check", spec,
            "--partial-order", "prove", "--progress", "off",
        ],
        _folder.Root).Output;
}
