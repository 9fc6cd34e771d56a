using System.Text.Json;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Itf;
using ModelCheck.Reporting.Json;
using ModelCheck.Reporting.Sarif;
using ModelCheck.Reporting.Text;
using ModelCheck.Tests.Cli;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Reporting;

/// <summary>What reports say of a run that violates a temporal property.</summary>
public class LassoReportTests
{
    private const string Lock =
        """
        type Process: 1..2;
        var at: array [Process] of 0..2; held: boolean;
        startstate "free" for p: Process do at[p] := 0; end; held := false; end;
        ruleset p: Process do
          rule "ask" at[p] = 0 ==> at[p] := 1; end;
          fair rule "enter" (at[p] = 1) & !held ==> at[p] := 2; held := true; end;
          strongly fair rule "leave" at[p] = 2 ==> at[p] := 0; held := false; end;
          --- Whoever asks.
          leadsto "gets in" at[p] = 1 ~> at[p] = 2;
        end;

        """;

    private const string Stops = SmallSpecs.Counter + "ltl \"goes on\" [] <> (x = 3);\n";

    private static readonly JsonSchema Schema = new(
        JsonDocument.Parse(File.ReadAllText(Repository.PathTo("checker", "Reporting", "result.schema.json"))).RootElement);

    [Fact]
    public void Text_says_where_the_loop_begins_and_why_it_is_fair()
    {
        string text = Reports.Written(new TextFormat(TraceDetail.Diff), Reports.Of(Lock));

        Assert.StartsWith(
            "VIOLATED  leadsto \"gets in\" (p: 1)  in 4 steps\n"
                + "  after step 1 the left side of '~>' is true, and the right side never is from there on\n"
                + "  Whoever asks.\n",
            text);
        Assert.Contains("\n      and again from step 2\n", text);
        Assert.Contains("\n       from here on again and again:\n\n   2   ", text);
        Assert.Contains(
            "\n       back to the state after step 1\n\n  Why this run is fair:\n"
                + "    fair \"enter\" (p: 1) is disabled after step 3\n"
                + "    fair \"enter\" (p: 2) fires in step 3\n"
                + "    strongly fair \"leave\" (p: 2) fires in step 4\n"
                + "    1 instance of fair rules is never enabled in the loop\n",
            text);
        Assert.EndsWith(
            "exit 13: leadsto \"gets in\" (p: 1) violated by a run of 1 step, then 3 steps again and again\n", text);
    }

    [Fact]
    public void Json_has_the_loop_and_the_reasons()
    {
        JsonElement result =
            JsonDocument.Parse(Reports.Written(new JsonFormat(), Reports.Of(Lock))).RootElement;
        JsonElement violation = result.GetProperty("violations")[0];

        Assert.Empty(Schema.Validate(result));
        Assert.Equal(13, result.GetProperty("exitCode").GetInt32());
        Assert.Equal("temporal", violation.GetProperty("kind").GetString());
        Assert.Equal((1, 1), (violation.GetProperty("loopStart").GetInt32(), violation.GetProperty("trigger").GetInt32()));
        Assert.Equal(
            ["enter 1 disabled 3", "enter 2 fires 3", "leave 1 never enabled 1", "leave 2 fires 4"],
            violation.GetProperty("fairness").EnumerateArray().Select(f =>
                $"{f.GetProperty("rule")} {f.GetProperty("parameters").GetProperty("p")} {f.GetProperty("reason")} "
                + $"{f.GetProperty("step")}"));
    }

    [Fact]
    public void Sarif_says_where_the_run_goes_on_and_nests_the_loop()
    {
        using var sarif = JsonDocument.Parse(Reports.Written(new SarifFormat(), Reports.Of(Lock)));
        JsonElement flow = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("codeFlows")[0];

        Assert.Equal(LassoText.Return(1, 4), flow.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal(1, flow.GetProperty("properties").GetProperty("loopStart").GetInt32());
        Assert.Equal(
            [(0, 0), (1, 0), (2, 1), (3, 1), (4, 1)],
            flow.GetProperty("threadFlows").EnumerateArray()
                .SelectMany(thread => thread.GetProperty("locations").EnumerateArray())
                .Select(step => (step.GetProperty("executionOrder").GetInt32(), step.GetProperty("nestingLevel").GetInt32()))
                .Order());
    }

    [Fact]
    public void Itf_has_the_loop()
    {
        JsonElement trace = JsonDocument.Parse(Reports.Written(new ItfFormat(), Reports.Of(Lock))).RootElement;

        Assert.Equal(1, trace.GetProperty("loop").GetInt32());
        Assert.Equal(5, trace.GetProperty("states").GetArrayLength());
        Assert.Equal(
            trace.GetProperty("states")[1].GetProperty("at").ToString(),
            trace.GetProperty("states")[4].GetProperty("at").ToString());
    }

    [Fact]
    public void A_run_without_fairness_gives_no_reasons()
    {
        Report report = Reports.Of(Stops);

        Assert.DoesNotContain("Why", Reports.Written(new TextFormat(TraceDetail.Diff), report));
        Assert.Empty(Schema.Validate(JsonDocument.Parse(Reports.Written(new JsonFormat(), report)).RootElement));
    }
}
