using System.Text.Json;
using ModelCheck.Tests.Reporting;
using ModelCheck.Tests.Support;
using ModelCheck.Tests.Z3;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Cli.Explaining;

public class ExplainCommandTests
{
    private static readonly JsonSchema Schema = new(
        JsonDocument.Parse(File.ReadAllText(Repository.PathTo("checker", "Reporting", "explain.schema.json"))).RootElement);

    private static readonly string Peterson = Repository.PathTo("specs", "classic", "peterson.m");
    private static readonly string LateFlag = Repository.PathTo("specs", "broken", "peterson-late-flag.m");

    private const string EveryKind = SmallSpecs.Counter
        + "invariant \"small\" x <= 2;\nassume \"known\" x <= 3;\ncover \"one\" x = 1;\nliveness \"back\" x = 0;\n"
        + "leadsto \"on\" x = 0 ~> x = 1;\n";

    [Fact]
    public void The_text_shows_how_near_the_invariant_is_and_what_changes_it()
    {
        ProgramRun run = CommandRun.InProcess("explain", Peterson, "--property", "mutual exclusion", "--proof", "off");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("HOLDS  invariant \"mutual exclusion\"", run.Output);
        Assert.Contains("  1 change of a single value away, in 6 of 20 states\n", run.Output);
        Assert.Contains(
            "    after 3 steps\n      place[0]: idle -> critical\n      the last step is Process 1: enter\n", run.Output);
        Assert.Contains("    true in 3 of 20 states\n      enter: makes it true in 2 transitions\n", run.Output);
        Assert.EndsWith("exit 0: holds in all 20 states\n", run.Output);
    }

    [RequiresZ3Fact]
    public void The_text_names_what_the_proof_uses()
    {
        ProgramRun run = CommandRun.InProcess("explain", Peterson, "--property", "mutual exclusion");

        Assert.Contains("    (place[0] = idle) | wants[0]\n", run.Output);
        Assert.Contains(
            "    enter   " + Peterson + ":45:8\n      place[p] = waiting   " + Peterson + ":46:5\n"
            + "      !wants[1 - p] | turn = p   " + Peterson + ":46:27\n",
            run.Output);
        Assert.EndsWith("exit 0: holds in all 20 states\n", run.Output);
    }

    [RequiresZ3Fact]
    public void Without_a_proof_the_rest_is_told_and_the_result_is_inconclusive()
    {
        string counter = Repository.PathTo("specs", "classic", "msi-multiset.m");
        ProgramRun run = CommandRun.InProcess("explain", counter, "--property", "a modified copy is the only one");

        Assert.Equal(20, run.ExitCode);
        Assert.Contains("  no proof: ", run.Output);
        Assert.Contains("how nearly it is violated\n", run.Output);
        Assert.Contains("exit 20: holds in all 8598 states, but why is open: ", run.Output);
    }

    [Fact]
    public void A_property_that_is_violated_has_the_ending_of_check()
    {
        ProgramRun check = CommandRun.InProcess("check", LateFlag);
        ProgramRun run = CommandRun.InProcess("explain", LateFlag, "--property", "mutual exclusion");

        Assert.Equal(check.ExitCode, run.ExitCode);
        Assert.StartsWith("VIOLATED  invariant \"mutual exclusion\"  in 6 steps\n", run.Output);
        Assert.Equal(check.Output.Split('\n')[^2], run.Output.Split('\n')[^2]);
    }

    [Theory]
    [InlineData("known", "'known' is an assumption: only invariants and lemmas can be explained")]
    [InlineData("one", "'one' is a cover: only invariants and lemmas can be explained")]
    [InlineData("back", "'back' is a liveness property: only invariants and lemmas can be explained")]
    [InlineData("on", "'on' is a leadsto property: only invariants and lemmas can be explained")]
    [InlineData("smal", "there is no property 'smal': did you mean 'small'?")]
    public void What_cannot_be_explained_is_refused_with_one_error(string property, string message)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("kinds.m", EveryKind);
        ProgramRun run = CommandRun.InProcess("explain", path, "--property", property);

        Assert.Equal((2, $"exit 2: {message}\n", ""), (run.ExitCode, run.Errors, run.Output));
    }

    [Fact]
    public void Without_a_name_the_only_invariant_is_meant()
    {
        using var folder = new TemporaryFolder();
        ProgramRun only = CommandRun.InProcess("explain", folder.Write("kinds.m", EveryKind), "--proof=off");
        ProgramRun several = CommandRun.InProcess("explain", Peterson);

        Assert.StartsWith("HOLDS  invariant \"small\"", only.Output);
        Assert.Equal(2, several.ExitCode);
        Assert.Contains("there are 'mutual exclusion', 'a flag is up outside idle'", several.Errors);
    }

    [Fact]
    public void Values_that_are_too_many_to_be_varied_are_no_reason_to_claim_anything()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(
            "wide.m",
            "var x: 0..1000000; startstate x := 0; end; rule x < 5 ==> x := x + 1; end; rule x > 0 ==> x := 0; end;"
            + " invariant \"low\" x < 6;");
        ProgramRun run = CommandRun.InProcess("explain", path, "--proof", "off");

        Assert.Contains("  no values of those that were varied would violate it\n", run.Output);
        Assert.Contains("  not looked at: changes of x,", run.Output);
    }

    [Theory]
    [InlineData("--max-states=5", 20, "--max-states raises the limit")]
    [InlineData("--proof=never", 2, "'--proof' takes")]
    [InlineData("--changes=0", 2, "'--changes' takes a whole number")]
    [InlineData("--out=xml=f", 2, "'--out' has no format 'xml'")]
    public void Limits_and_mistakes_end_as_everywhere(string flag, int exitCode, string message)
    {
        ProgramRun run = CommandRun.InProcess("explain", Peterson, "--property", "mutual exclusion", flag);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Output + run.Errors);
    }

    [Theory]
    [InlineData("holds")]
    [InlineData("violated")]
    public void Json_is_as_its_schema_says(string verdict)
    {
        JsonElement result = Json(verdict == "holds" ? Peterson : LateFlag);

        Assert.Empty(Schema.Validate(result));
        Assert.Equal(verdict, result.GetProperty("verdict").GetString());
        Assert.Equal(verdict == "holds", result.TryGetProperty("margin", out JsonElement margin));
        if (verdict == "holds")
            Assert.Equal(4, margin.GetProperty("nearest")[0].GetProperty("trace").GetArrayLength());
    }

    [Fact]
    public void Markdown_has_the_same_facts()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathTo("page.md");
        CommandRun.InProcess(
            "explain", Peterson, "--property", "mutual exclusion", "--proof", "off", "--out", $"md={file}");
        string page = File.ReadAllText(file);

        Assert.StartsWith("# invariant \"mutual exclusion\"\n", page);
        Assert.Contains("1 change of a single value away, in 6 of 20 states\n", page);
        Assert.Contains("enter: makes it true in 2 transitions<br>leave: makes it false in 3 transitions", page);
    }

    private static JsonElement Json(string specification)
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathTo("result.json");
        CommandRun.InProcess("explain", specification, "--property", "mutual exclusion", "--out", $"json={file}");
        return JsonDocument.Parse(File.ReadAllText(file)).RootElement;
    }
}
