using System.Text.Json;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

/// <summary>A lemma is checked as an invariant is, and goes by its own name everywhere.</summary>
public sealed class LemmaTests : IDisposable
{
    private const string Text =
        """
        type Node: scalarset(2);
        var x: 0..3; lemma: 0..3;
        startstate x := 0; lemma := 0; end;
        rule "up" x < 3 ==> x := x + 1; lemma := x; end;
        ruleset n: Node do
          lemma "below" x < 2;
        end;
        lemma x = lemma;
        lemma lemma <= 3;
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_check_reports_a_lemma_that_does_not_hold()
    {
        string spec = _folder.Write("spec.m", Text);

        ProgramRun run = CommandRun.InProcess("check", spec, "--deadlock-detection", "off");

        Assert.Equal(12, run.ExitCode);
        Assert.Contains("lemma \"below\"", run.Output);
        Assert.Contains(" lemma \"lemma 1\"\n", run.Output);
        Assert.EndsWith("\nexit 12: lemma \"below\" (n: Node_1) violated in 2 steps\n", run.Output);
    }

    [Fact]
    public void The_machine_readable_result_has_a_kind_for_lemmas()
    {
        string spec = _folder.Write("spec.m", Text);

        string file = _folder.PathTo("result.json");
        CommandRun.InProcess("check", spec, "--deadlock-detection", "off", "--out", $"json={file}");

        using JsonDocument result = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Equal(
            [("below", "lemma", "violated"), ("lemma 1", "lemma", "inconclusive"), ("lemma 2", "lemma", "inconclusive")],
            result.RootElement.GetProperty("properties").EnumerateArray().Select(p => (
                p.GetProperty("name").GetString(), p.GetProperty("kind").GetString(),
                p.GetProperty("verdict").GetString())));
    }

    [Fact]
    public void Flatten_makes_invariants_of_lemmas()
    {
        string flat = CommandRun.InProcess("flatten", _folder.Write("spec.m", Text)).Output;

        Assert.Contains("invariant \"below\" ", flat);
        Assert.DoesNotContain("lemma \"below\"", flat);
        Assert.Equal(
            12,
            CommandRun.InProcess("check", _folder.Write("flat.m", flat), "--compat", "rumur").ExitCode);
    }

    [Fact]
    public void Info_and_format_know_lemmas()
    {
        string spec = _folder.Write("spec.m", Text);

        Assert.Contains("  lemma \"below\"", CommandRun.InProcess("info", spec).Output);
        Assert.Contains("  lemma \"below\" x < 2;\n", CommandRun.InProcess("format", spec).Output);
    }
}
