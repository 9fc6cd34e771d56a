using System.Text.Json;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

public sealed class SymmetryFlagTests : IDisposable
{
    private const string Marks = """
        type T: scalarset(3);
        var on: array [T] of boolean;
        startstate begin for t: T do on[t] := false; end; end;
        ruleset t: T do rule "flip" begin on[t] := !on[t]; end; end;

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("off", 8)]
    [InlineData("heuristic", 4)]
    [InlineData("exhaustive", 4)]
    public void States_equal_up_to_renaming_are_counted_once(string reduction, int states)
    {
        ProgramRun run = CommandRun.InProcess(
            "check", _folder.Write("spec.m", Marks), "--symmetry-reduction", reduction);

        Assert.EndsWith($"\nexit 0: no error in all {states} states\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void With_orbits_the_states_that_they_stand_for_are_counted()
    {
        string spec = _folder.Write("spec.m", Marks);
        string[] arguments = ["check", spec, "--symmetry-reduction", "heuristic"];

        Assert.Contains("\n4 states standing for 8 without symmetry, ", CommandRun.InProcess([.. arguments, "--orbits"]).Output);
        Assert.DoesNotContain("standing for", CommandRun.InProcess(arguments).Output);

        string file = _folder.PathTo("result.json");
        CommandRun.InProcess([.. arguments, "--orbits", "--out", $"json={file}"]);
        Assert.Equal(8, JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("unreducedStates").GetInt32());
    }

    [Fact]
    public void Without_a_reduction_there_are_no_orbits()
    {
        ProgramRun run = CommandRun.InProcess("check", _folder.Write("spec.m", Marks), "--orbits");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'--orbits' needs '--symmetry-reduction'", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reduction_without_anything_to_reduce_is_noted()
    {
        string spec = _folder.Write("spec.m", SmallSpecs.Holds);
        ProgramRun run = CommandRun.InProcess("check", spec, "--symmetry-reduction", "heuristic");

        Assert.Contains(
            "\nnote explored without symmetry reduction: the specification has no named scalarset\n", run.Output);
        Assert.DoesNotContain("note", CommandRun.InProcess("check", spec).Output);
    }

    [Fact]
    public void A_specification_that_tells_elements_apart_is_refused()
    {
        const string First = "var last: T; rule \"last\" begin for t: T do last := t; end; end;";
        ProgramRun run = CommandRun.InProcess(
            "check", _folder.Write("spec.m", Marks + First), "--symmetry-reduction", "exhaustive");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("a loop over a symmetric type may depend on its order", run.Errors, StringComparison.Ordinal);
    }
}
