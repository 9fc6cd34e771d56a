using System.Text.Json;
using ModelCheck.Tests.Reporting;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli.Comparing;

public sealed class DifferenceTests : IDisposable
{
    private const string Lock =
        """
        const Tests: true;
        var inside: array [0..1] of boolean; held: boolean;
        startstate "free" for p: 0..1 do inside[p] := false; end; held := false; end;
        ruleset p: 0..1 do
          --- @source lock.c lock
          rule "enter" !inside[p] & (Tests -> !held) ==> inside[p] := true; held := true; end;
          rule "leave" inside[p] ==> inside[p] := false; held := false; end;
        end;
        invariant "mutual exclusion" !(inside[0] & inside[1]);

        """;

    private const string TwoSteps =
        """
        type Place: enum {out, waiting, in};
        var held: boolean; inside: array [0..1] of boolean; place: array [0..1] of Place;
        startstate "free" for p: 0..1 do inside[p] := false; place[p] := out; end; held := false; end;
        ruleset p: 0..1 do
          rule "ask" place[p] = out ==> place[p] := waiting; end;
          rule "enter" place[p] = waiting & !held ==> inside[p] := true; held := true; place[p] := in; end;
          rule "leave" place[p] = in ==> inside[p] := false; held := false; place[p] := out; end;
        end;
        invariant "mutual exclusion" !(inside[0] & inside[1]);

        """;

    private static readonly JsonSchema Schema = new(
        JsonDocument.Parse(File.ReadAllText(Repository.PathTo("checker", "Reporting", "compare.schema.json"))).RootElement);

    private readonly TemporaryFolder _folder = new();

    private static string Forgetful => Lock.Replace("Tests: true", "Tests: false", StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_guard_that_blocks_a_counterexample_is_named_with_its_line_and_what_it_reads()
    {
        ProgramRun run = Diff(Forgetful, Lock);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            $"""
            left.m -> right.m
              constants     Tests: false -> true
              gained        mutual exclusion: 2 -> holds

            right.m blocks left.m's counterexample of 2 steps to "mutual exclusion" at step 2: p 1: enter
              needs
                Tests -> !held   {_folder.PathTo("right.m")}:6
                where held = true
                @ lock.c lock
              with Tests = false alone right.m has it, too

            only in left.m: 3 of 6 states, 8 of 12 transitions
              first in step 2, p 1: enter
                changes     inside[1]: false -> true
            only in right.m: 0 of 3 states, 0 of 4 transitions
            right.m refines left.m: it does nothing that left.m does not
            exit 0: every property of 2 designs is decided

            """,
            run.Output);
    }

    [Fact]
    public void Steps_of_its_own_take_a_design_further()
    {
        ProgramRun run = Diff(Forgetful, TwoSteps);

        Assert.Contains("right.m blocks left.m's counterexample of 2 steps to \"mutual exclusion\" at step 1: ", run.Output);
        Assert.Contains("  in its own way with 2 steps of its own right.m gets to step 2: p 1: enter\n", run.Output);
        Assert.Contains("  its own: p 0: ask; p 1: ask\n", run.Output);
        Assert.Contains("    !held ", run.Output);
    }

    [Fact]
    public void A_counterexample_of_either_design_is_taken_in_the_other()
    {
        string both = Lock + "invariant \"outside\" !inside[0];\n";

        Assert.Contains("right.m has left.m's counterexample of 1 step to \"outside\", too\n", Diff(both, both).Output);
        Assert.Contains("left.m blocks right.m's counterexample of 2 steps", Diff(Lock, Forgetful).Output);
        Assert.Contains("  lost          mutual exclusion: holds -> 2\n", Diff(Lock, Forgetful).Output);
        Assert.DoesNotContain("counterexample", Diff(Lock, Lock).Output);
        Assert.Contains("\nboth do the same\n", Diff(Lock, Lock).Output);
    }

    [Fact]
    public void Errors_deadlocks_and_liveness_are_taken_as_well()
    {
        const string Shared = ", too\n";
        foreach (string specification in new[] { SmallSpecs.FailsAssertion, SmallSpecs.Deadlocks, SmallSpecs.ViolatesLiveness })
            Assert.Contains(Shared, Diff(specification, specification).Output);

        string goesOn = SmallSpecs.Deadlocks + "rule \"again\" x = 2 ==> x := 0; end;\n";
        string run = Diff(SmallSpecs.Deadlocks, goesOn).Output;
        Assert.Contains("right.m takes every step of left.m's way into a deadlock of 2 steps, and goes on\n", run);
        Assert.Contains("  it can go on with again\n", run);
    }

    [Fact]
    public void What_is_found_is_in_the_json_and_in_markdown()
    {
        string json = _folder.PathTo("out.json");
        string table = _folder.PathTo("out.md");
        Diff(Forgetful, Lock, "--out", $"json={json}", "--out", $"md={table}");

        JsonElement comparison = JsonDocument.Parse(File.ReadAllText(json)).RootElement;
        Assert.Empty(Schema.Validate(comparison));
        JsonElement followed = comparison.GetProperty("difference").GetProperty("counterexamples")[0];
        JsonElement obstruction = followed.GetProperty("strictly").GetProperty("obstruction");
        Assert.Equal(("left", 2), (followed.GetProperty("of").GetString(), obstruction.GetProperty("step").GetInt32()));
        Assert.Equal("Tests", followed.GetProperty("releasing")[0].GetProperty("name").GetString());
        Assert.Equal(2, followed.GetProperty("strictly").GetProperty("trace").GetArrayLength());
        Assert.Contains("\nright.m blocks left.m's counterexample of 2 steps", File.ReadAllText(table));
        Diff(Forgetful, TwoSteps, "--out", $"json={json}");
        Assert.Empty(Schema.Validate(JsonDocument.Parse(File.ReadAllText(json)).RootElement));
    }

    [Fact]
    public void What_a_limit_leaves_open_is_said()
    {
        ProgramRun run = Diff(SmallSpecs.Endless, Lock, "--timeout", "1s");

        Assert.Equal(20, run.ExitCode);
        Assert.EndsWith(
            "\nexit 20: not all states of left.m are known: the time limit was reached; --timeout raises it\n", run.Output);
    }

    [Fact]
    public void Two_designs_differ_not_three()
    {
        string path = _folder.Write("one.m", Lock);

        Assert.Equal(
            new ProgramRun(2, "", "exit 2: '--diff' takes two specifications, not 3\n"),
            CommandRun.InProcess("compare", "--diff", path, path, path));
    }

    private ProgramRun Diff(string left, string right, params string[] flags) => CommandRun.InProcess(
        ["compare", "--diff", _folder.Write("left.m", left), _folder.Write("right.m", right), .. flags]);
}
