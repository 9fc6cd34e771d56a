using System.Text.Json;
using ModelCheck.Tests.Reporting;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Cli.Mutating;

public class MutateCommandTests
{
    private static readonly JsonSchema Schema = new(
        JsonDocument.Parse(File.ReadAllText(Repository.PathTo("checker", "Reporting", "mutate.schema.json"))).RootElement);

    private static readonly string Peterson = Repository.PathTo("specs", "classic", "peterson.m");

    [Fact]
    public void The_table_says_what_falls_and_the_last_line_how_much_is_noticed()
    {
        ProgramRun run = CommandRun.InProcess("mutate", Peterson);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("load-bearing: a property falls (15)", run.Output);
        Assert.Contains(
            "without \"turn := 1 - p\"\n      rule \"give way\"\n      invariant \"mutual exclusion\" violated in 6 steps",
            run.Output);
        Assert.EndsWith("75 % of those that make a difference are noticed\n", run.Output);
    }

    [Theory]
    [InlineData("76%", 17)]
    [InlineData("75%", 0)]
    public void A_share_that_has_to_be_noticed_is_a_gate(string share, int exitCode) =>
        Assert.Equal(exitCode, CommandRun.InProcess("mutate", Peterson, "--require-killed", share).ExitCode);

    [Theory]
    [InlineData("--require-killed=often", "'--require-killed' takes a share such as 90%, not 'often'")]
    [InlineData("--only=entr", "there is no rule 'entr': did you mean 'enter'?")]
    [InlineData("--out=xml=f", "'--out' has no format 'xml'")]
    [InlineData("--property=nothing", "there is no property 'nothing'")]
    [InlineData("--max-states=0", "'--max-states' takes a whole number")]
    public void Bad_input_has_one_clear_error(string flag, string message)
    {
        ProgramRun run = CommandRun.InProcess("mutate", Peterson, flag);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors);
    }

    [Fact]
    public void Json_is_as_its_schema_says()
    {
        JsonElement result = Json();

        Assert.Empty(Schema.Validate(result));
        Assert.Equal(15, result.GetProperty("classes").GetProperty("load-bearing").GetInt32());
        JsonElement fall = result.GetProperty("mutants").EnumerateArray()
            .Single(m => m.GetProperty("description").GetString() == "without \"turn := 1 - p\"")
            .GetProperty("falls")[0];
        Assert.Equal(6, fall.GetProperty("traceLength").GetInt32());
        Assert.Equal(7, fall.GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public void What_was_found_before_is_taken_from_the_journal_unless_it_is_damaged()
    {
        using var folder = new TemporaryFolder();
        string journal = folder.PathTo("mutants");
        string whole = Facts(Json("--resume", journal));
        string[] lines = File.ReadAllLines(journal);
        Assert.Equal(20, lines.Length);

        // As a process that was killed leaves it: some mutants are missing, and a line is cut off.
        File.WriteAllText(journal, string.Join('\n', lines.Take(7)) + "\n" + lines[8][..90]);
        ProgramRun run = CommandRun.InProcess(
            "mutate", Peterson, "--resume", journal, "--out", $"json={folder.PathTo("again.json")}");

        Assert.Equal((0, true), (run.ExitCode, run.Errors.Contains("1 of 8 lines", StringComparison.Ordinal)));
        Assert.Equal(
            whole, Facts(JsonDocument.Parse(File.ReadAllText(folder.PathTo("again.json"))).RootElement));
        Assert.Equal(7 + 1 + 13, File.ReadAllLines(journal).Length);

        // Another question is another key.
        CommandRun.InProcess("mutate", Peterson, "--resume", journal, "--deadlock-detection", "off");
        Assert.Equal(7 + 1 + 13 + 1 + 20, File.ReadAllLines(journal).Length);
    }

    [Fact]
    public void An_interruption_is_said()
    {
        using var interruption = new CancellationTokenSource();
        interruption.Cancel();

        ProgramRun run = CommandRun.InProcess(interruption.Token, "mutate", Peterson);

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("exit 130", run.Output);
    }

    [Theory]
    [InlineData("html", "<script>")]
    [InlineData("md", "<script>")]
    public void Text_of_a_specification_is_no_markup(string format, string markup)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(
            "spec.m",
            "var x: 0..3; startstate begin x := 0; end; rule \"<script>|`\" x < 2 ==> begin x := x + 1; end;"
            + " rule \"reset\" x = 2 ==> begin x := 0; end; invariant \"<script>\" x < 3;");
        string output = folder.PathTo($"out.{format}");

        Assert.Equal(0, CommandRun.InProcess("mutate", path, "--out", $"{format}={output}").ExitCode);
        string text = File.ReadAllText(output);
        Assert.DoesNotContain(markup, text);
        Assert.Contains("script", text);
    }

    [Theory]
    [InlineData("html", "<a href=\"https://example.org/lock.c#L7\" rel=\"noreferrer\">https://example.org/lock.c#L7 lock</a>")]
    [InlineData("md", "[https://example.org/lock.c&#35;L7 lock](https://example.org/lock.c#L7)")]
    [InlineData("sarif", "\"uri\": \"https://example.org/lock.c#L7\"")]
    public void A_source_with_an_address_is_a_link_and_nothing_else_is(string format, string link)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(
            "spec.m",
            """
            var x: 0..9; startstate x := 0; end;
            --- @source https://example.org/lock.c#L7 lock
            --- @source javascript:alert(1) not
            --- @source https://example.org/a)[b](x quoted
            rule "up" x < 3 ==> x := x + 1; end;
            rule "reset" x = 3 ==> x := 0; end;
            invariant "small" x <= 9;
            """);
        string output = folder.PathTo($"out.{format}");
        CommandRun.InProcess("mutate", path, "--deadlock-detection", "off", "--out", $"{format}={output}");
        string text = File.ReadAllText(output);

        Assert.Contains(link, text);
        Assert.DoesNotContain("\"javascript:", text);
        Assert.DoesNotContain("(javascript:", text);
        Assert.DoesNotContain("(https://example.org/a)", text);
    }

    [Fact]
    public void Sarif_has_an_alert_for_each_mutant_that_nobody_notices()
    {
        using var folder = new TemporaryFolder();
        string output = folder.PathTo("out.sarif");
        CommandRun.InProcess("mutate", Peterson, "--out", $"sarif={output}");

        JsonElement results = JsonDocument.Parse(File.ReadAllText(output)).RootElement.GetProperty("runs")[0].GetProperty("results");

        Assert.Equal(5, results.EnumerateArray().Count(r => r.GetProperty("ruleId").GetString() == "mutant-survives"));
    }

    private static JsonElement Json(params string[] flags)
    {
        using var folder = new TemporaryFolder();
        string output = folder.PathTo("out.json");
        Assert.Equal(0, CommandRun.InProcess(["mutate", Peterson, "--out", $"json={output}", .. flags]).ExitCode);
        return JsonDocument.Parse(File.ReadAllText(output)).RootElement;
    }

    private static string Facts(JsonElement result) => result.GetProperty("mutants").GetRawText();
}
