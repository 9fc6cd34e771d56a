using System.Text.Json;
using ModelCheck.Tests.Reporting;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli.Comparing;

public sealed class CompareCommandTests : IDisposable
{
    private static readonly JsonSchema Schema = new(
        JsonDocument.Parse(File.ReadAllText(Repository.PathTo("checker", "Reporting", "compare.schema.json"))).RootElement);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_property_of_every_design_is_decided()
    {
        string holds = _folder.Write("holds.m", SmallSpecs.Holds + "invariant \"tiny\" x <= 2;\n");
        string violated = _folder.Write(
            "violated.m", SmallSpecs.ViolatesInvariant + "invariant \"small\" x < 1;\ncover \"two\" x = 2;\n");
        string stuck = _folder.Write("stuck.m", SmallSpecs.Deadlocks);

        ProgramRun run = CommandRun.InProcess("compare", violated, stuck, holds);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            [
                ["no", "deadlock", "holds", "2", "holds"],
                ["tiny", "2", "-", "holds"],
                ["small", "1", "-", "holds"],
                ["two", "met", "-", "-"],
            ],
            Rows(run.Output));
        Assert.EndsWith("\nexit 0: every property of 3 designs is decided\n", run.Output);
    }

    [Fact]
    public void A_design_that_is_not_decided_is_shown_as_such()
    {
        string endless = _folder.Write("endless.m", SmallSpecs.Endless);
        string holds = _folder.Write("holds.m", SmallSpecs.Holds);

        ProgramRun run = CommandRun.InProcess("compare", endless, holds, "--timeout", "2s", "--threads", "1");

        Assert.Equal((20, ""), (run.ExitCode, run.Errors));
        Assert.Contains("\n      the time limit was reached\n", run.Output);
        Assert.Equal([["no", "deadlock", "?", "holds"], ["true", "?", "-"], ["small", "-", "holds"]], Rows(run.Output));
        Assert.EndsWith("\nexit 20: 1 of 2 designs is not decided\n", run.Output);
    }

    [Fact]
    public void What_else_goes_wrong_has_a_row_of_its_own()
    {
        string fails = _folder.Write("fails.m", SmallSpecs.FailsAssertion);
        string empty = _folder.Write("empty.m", SmallSpecs.AssumesTheImpossible);

        ProgramRun run = CommandRun.InProcess("compare", fails, empty, "--threads", "1");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                ["no", "deadlock", "holds", "holds"],
                ["no", "error", "2", "holds"],
                ["some", "initial", "state", "satisfies", "the", "assumptions", "holds", "violated"],
            ],
            Rows(run.Output));
    }

    [Fact]
    public void Its_json_fits_the_schema_and_its_table_is_the_same()
    {
        string both = _folder.Write("both.m", SmallSpecs.ViolatesInvariant + "invariant \"small\" x < 3;\n");
        string holds = _folder.Write("holds.m", SmallSpecs.Holds + "cover \"one\" x = 1;\n");
        string json = _folder.PathTo("out.json");
        string table = _folder.PathTo("out.md");

        ProgramRun run = CommandRun.InProcess(
            "compare", both, holds, "--max-errors", "1", "--threads", "1", "--out", $"json={json}", "--out", $"md={table}");

        JsonElement comparison = JsonDocument.Parse(File.ReadAllText(json)).RootElement;
        Assert.Empty(Schema.Validate(comparison));
        Assert.Equal((20, 20), (run.ExitCode, comparison.GetProperty("exitCode").GetInt32()));
        Assert.Equal(
            """
            | property | `both.m` | `holds.m` |
            |---|---|---|
            | no deadlock | ? | holds |
            | tiny | 2 |  |
            | small | ? | holds |
            | one |  | met |
            | states | 3 | 3 |

            exit 20: 1 of 2 designs is not decided

            """,
            File.ReadAllText(table));
    }

    [Fact]
    public void Only_the_properties_asked_for_are_checked()
    {
        string one = _folder.Write("one.m", SmallSpecs.Counter + "invariant \"a\" x < 1; invariant \"b\" x < 2;");
        string other = _folder.Write("other.m", SmallSpecs.Counter + "invariant \"small\" x < 3;");

        ProgramRun run = CommandRun.InProcess("compare", one, other, "--property", "b", "--threads", "1");

        Assert.Equal([["no", "deadlock", "holds", "holds"], ["b", "2", "-"]], Rows(run.Output));
        Assert.Equal(
            new ProgramRun(2, "", "exit 2: no design has a property 'smal': did you mean 'small'?\n"),
            CommandRun.InProcess("compare", one, other, "--property", "smal"));
    }

    [Fact]
    public void A_wide_comparison_fits_a_hundred_columns()
    {
        string[] paths = [.. Enumerable.Range(1, 10).Select(i => _folder.Write(
            $"design{i}.m",
            SmallSpecs.Counter + $"invariant \"a property with a name that says much, and then says some more\" x < {i};"))];
        string text = _folder.PathTo("out.txt");

        CommandRun.InProcess(["compare", .. paths, "--threads", "1", "--out", $"text={text}"]);

        string[] lines = File.ReadAllLines(text);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.Equal(3, lines.Count(line => line.StartsWith("property ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_bad_file_gets_one_error()
    {
        string holds = _folder.Write("holds.m", SmallSpecs.Holds);
        string broken = _folder.Write("broken.m", "var x: y;");
        string missing = _folder.PathTo("missing.m");

        Assert.Equal(
            new ProgramRun(153, "", $"exit 153: cannot read '{missing}': there is no such file\n"),
            CommandRun.InProcess("compare", holds, missing));
        ProgramRun one = CommandRun.InProcess("compare", broken, holds);
        Assert.Equal(150, one.ExitCode);
        Assert.EndsWith($"\nexit 150: 1 error in {broken}\n", one.Errors);
        ProgramRun both = CommandRun.InProcess("compare", missing, holds, broken);
        Assert.Equal((153, ""), (both.ExitCode, both.Output));
        Assert.EndsWith(
            $"\ncannot read '{missing}': there is no such file\n1 error in {broken}\n"
            + "exit 153: 2 specifications cannot be compared\n",
            both.Errors);
        Assert.Equal(
            new ProgramRun(2, "", "exit 2: 'compare' needs two specifications or more\n"),
            CommandRun.InProcess("compare", holds));
    }

    // The cells of the table of properties, words apart.
    private static string[][] Rows(string output) =>
    [
        .. output.Split('\n').SkipWhile(line => !line.StartsWith("property ", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line != "")
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];
}
