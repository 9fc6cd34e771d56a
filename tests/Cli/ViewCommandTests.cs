using System.Text.Json.Nodes;
using ModelCheck.Tests.Reporting;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Cli;

public sealed class ViewCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> FormatsAndSpecifications
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string format in new[] { "json", "itf", "rumur-xml" })
            {
                foreach (string spec in new[]
                {
                    ReportSpecs.Rich, SmallSpecs.ViolatesInvariant, SmallSpecs.Deadlocks, SmallSpecs.FailsAssertion,
                })
                {
                    data.Add(format, spec);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(FormatsAndSpecifications))]
    public void A_trace_is_read_back_from_each_form_with_the_same_steps(string format, string specification)
    {
        string spec = _folder.Write("spec.m", specification);
        string file = _folder.PathTo("trace");
        string first = _folder.PathTo("first.json");
        ProgramRun check = CommandRun.InProcess("check", spec, "--out", $"{format}={file}", "--out", $"json={first}");
        string second = _folder.PathTo("second.json");
        ProgramRun view = CommandRun.InProcess("view", file, "--spec", spec, "--out", $"json={second}");

        Assert.Equal((0, ""), (view.ExitCode, view.Errors));
        Assert.NotEqual(0, check.ExitCode);
        Assert.Equal(Trace(first), Trace(second));
        Assert.Equal(Violation(first), Violation(second));
    }

    [Fact]
    public void Without_an_output_the_page_stands_beside_the_trace()
    {
        string trace = Record("json", ReportSpecs.Rich);
        ProgramRun view = CommandRun.InProcess("view", trace);

        string page = _folder.PathTo("trace.html");
        Assert.Equal(new ProgramRun(0, $"wrote {page}\n", ""), view);
        Assert.Contains("one owner", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_specification_that_no_longer_has_the_trace_is_refused()
    {
        string trace = Record("json", SmallSpecs.ViolatesInvariant);
        _folder.Write("spec.m", SmallSpecs.Holds);
        ProgramRun view = CommandRun.InProcess("view", trace);

        Assert.Equal(21, view.ExitCode);
        Assert.EndsWith("exit 21: the trace does not fit the specification: there is no property 'tiny'\n", view.Errors);
    }

    [Fact]
    public void Other_specifications_can_be_set_beside_it()
    {
        string trace = Record("json", SmallSpecs.ViolatesInvariant);
        string other = _folder.Write("other.m", SmallSpecs.Counter.Replace("x < 2 ==>", "x < 1 ==>", StringComparison.Ordinal));
        ProgramRun view = CommandRun.InProcess("view", trace, "--beside", other, "--beside", _folder.PathTo("spec.m"));

        Assert.Equal((0, ""), (view.ExitCode, view.Errors));
        string page = File.ReadAllText(_folder.PathTo("trace.html"));
        Assert.Contains("\"obstacle\":\"it is not enabled\",\"conjuncts\":[{\"text\":\"x \\u003C 1\"", page, StringComparison.Ordinal);
        Assert.Equal(153, CommandRun.InProcess("view", trace, "--beside", _folder.PathTo("missing.m")).ExitCode);
        File.WriteAllText(other, "var");
        Assert.Equal(150, CommandRun.InProcess("view", trace, "--beside", other).ExitCode);
    }

    [Theory]
    [InlineData("itf", "\"#bigint\": \"1\"", "\"#bigint\": \"3\"")]
    [InlineData("rumur-xml", "value=\"1\"", "value=\"3\"")]
    public void A_state_that_no_rule_leads_to_is_told(string format, string from, string to)
    {
        string trace = Record(format, SmallSpecs.ViolatesInvariant);
        File.WriteAllText(trace, File.ReadAllText(trace).Replace(from, to, StringComparison.Ordinal));
        ProgramRun view = CommandRun.InProcess("view", trace, "--spec", _folder.PathTo("spec.m"));

        Assert.Equal(
            new ProgramRun(
                21, "",
                "exit 21: the trace does not fit the specification: step 1, 'count: up': no rule leads to the recorded state\n"),
            view);
    }

    [Fact]
    public void An_itf_trace_of_another_tool_needs_neither_rules_nor_our_integers()
    {
        string spec = _folder.Write("spec.m", SmallSpecs.ViolatesInvariant);
        string trace = _folder.Write("trace.itf.json", """{"vars": ["x"], "states": [{"x": 0}, {"x": {"#bigint": "1"}}, {"x": 2}]}""");
        ProgramRun replay = CommandRun.InProcess("replay", trace, "--spec", spec);

        Assert.EndsWith("exit 12: replayed: invariant \"tiny\" violated in 2 steps\n", replay.Output);
        Assert.Equal(
            $"exit 2: '{trace}' does not name its specification: --spec has to\n",
            CommandRun.InProcess("view", trace).Errors);
    }

    [RequiresProgramFact("rumur", "cc")]
    public void What_rumur_itself_writes_can_be_replayed()
    {
        string spec = _folder.Write("spec.m",
            """
            type Node: scalarset(2); Entry: record count: 0..3; on: boolean; end;
            var x: 0..3; last: Node; log: array [Node] of Entry; unset: 0..1;
            startstate "zero"
              x := 0;
              for i: Node do last := i; log[i].count := 0; log[i].on := false; end;
            end;
            ruleset i: Node do
              rule "up <&>" x < 3 ==> begin x := x + 1; log[i].count := x; last := i; end;
            end;
            invariant "small" x < 2;

            """);
        ProgramRun.Of("rumur", ["--output-format", "machine-readable", "--symmetry-reduction", "off", "-o", "r.c", spec], _folder.Root);
        ProgramRun.Of("cc", ["-march=native", "-O0", "r.c", "-o", "r", "-lpthread"], _folder.Root);
        string trace = _folder.Write("r.xml", ProgramRun.Of(_folder.PathTo("r"), [], _folder.Root).Output);

        ProgramRun replay = CommandRun.InProcess("replay", trace, "--spec", spec);
        Assert.EndsWith("exit 12: replayed: invariant \"small\" violated in 2 steps\n", replay.Output);
    }

    /// <summary>Bytes removed, repeated and exchanged: every file gets an answer, and none is a bug of ours.</summary>
    [Theory]
    [InlineData("json")]
    [InlineData("itf")]
    [InlineData("rumur-xml")]
    public void A_damaged_file_gets_one_line(string format)
    {
        string trace = Record(format, ReportSpecs.Rich);
        string text = File.ReadAllText(trace);
        string spec = _folder.PathTo("spec.m");
        var random = new Random(7);
        int[] expected = [0, 2, 21, 153];
        for (int i = 0; i < 40; i++)
        {
            File.WriteAllText(trace, Damage(text, random));
            ProgramRun view = CommandRun.InProcess("view", trace, "--spec", spec, "--out", $"json={_folder.PathTo("out")}");
            Assert.Contains(view.ExitCode, expected);
            Assert.Equal(view.ExitCode == 0, view.Errors == "");
        }
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"vars\": [\"x\"], \"states\": [{\"x\": ", "")]
    [InlineData("<a>", "")]
    public void A_file_that_is_nested_very_deep_gets_one_line(string open, string close)
    {
        const int Depth = 400_000;
        string inner = open.StartsWith('{') ? string.Concat(Enumerable.Repeat("[", Depth)) : "";
        string repeated = open.StartsWith('{') ? open : string.Concat(Enumerable.Repeat(open, Depth));
        string end = open.StartsWith('{')
            ? string.Concat(Enumerable.Repeat("]", Depth)) + "}]}"
            : string.Concat(Enumerable.Repeat(close, Depth));
        _folder.Write("deep", repeated + inner + end);
        ProgramRun view = CommandRun.AsProcess(_folder.Root, "view", "deep", "--spec", "none.m");

        Assert.Equal((153, "exit 153: 'deep' is no result that --out json, itf or rumur-xml wrote\n"), (view.ExitCode, view.Errors));
    }

    [Fact]
    public void Markup_that_asks_for_other_files_is_refused()
    {
        string trace = _folder.Write("trace.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rumur_run>&x;</rumur_run>");

        Assert.Equal(153, CommandRun.InProcess("view", trace, "--spec", "x.m").ExitCode);
    }

    [Fact]
    public void Keys_that_come_from_a_pipe_step_through_a_trace()
    {
        string trace = Record("json", ReportSpecs.Rich);
        using var output = new StringWriter { NewLine = "\n" };
        var keys = new Queue<string>(["k", "k", "w", "q", "j"]);
        var terminal = new ModelCheck.Cli.Terminal(output, TextWriter.Null, CancellationToken.None)
        {
            ReadKey = () => keys.TryDequeue(out string? key) ? key : null,
        };

        ModelCheck.Cli.Program.Run(["view", trace, "--text"], terminal);
        Assert.Single(keys);
        Assert.Equal(4, output.ToString().Split("VIOLATED invariant \"one owner\"\n").Length - 1);
        Assert.Contains("step 2 of 4  server  grant", output.ToString(), StringComparison.Ordinal);
    }

    private string Record(string format, string specification)
    {
        string trace = _folder.PathTo("trace." + format);
        CommandRun.InProcess("check", _folder.Write("spec.m", specification), "--out", $"{format}={trace}");
        return trace;
    }

    private static string Trace(string path) => JsonNode.Parse(File.ReadAllText(path))!["trace"]!.ToJsonString();

    // Without the passing run, of which only a search knows.
    private static string Violation(string path)
    {
        JsonNode violations = JsonNode.Parse(File.ReadAllText(path))!["violations"]!;
        foreach (JsonNode? violation in violations.AsArray())
            violation!.AsObject().Remove("passing");

        return violations.ToJsonString();
    }

    private static string Damage(string text, Random random)
    {
        int start = random.Next(text.Length);
        int length = random.Next(Math.Min(40, text.Length - start) + 1);
        return random.Next(4) switch
        {
            0 => text[..start],
            1 => text.Remove(start, length),
            2 => text.Insert(start, text.Substring(random.Next(text.Length - length), length)),
            _ => text[..start] + "\0{\"9e999[<-1,"[random.Next(12)] + text[(start + 1)..],
        };
    }
}
