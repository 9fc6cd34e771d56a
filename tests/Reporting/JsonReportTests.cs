using System.Text.Json;
using System.Text.Json.Nodes;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Json;
using ModelCheck.Tests.Cli;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Reporting;

public class JsonReportTests
{
    private static readonly JsonSchema Schema = new(
        JsonDocument.Parse(File.ReadAllText(Repository.PathTo("checker", "Reporting", "result.schema.json"))).RootElement);

    public static TheoryData<string> Specifications =>
    [
        SmallSpecs.Holds, SmallSpecs.AssumesTheImpossible, SmallSpecs.Deadlocks, SmallSpecs.ViolatesInvariant,
        SmallSpecs.ViolatesLiveness, SmallSpecs.FailsAssertion, SmallSpecs.MissesCover, ReportSpecs.Rich,
        ReportSpecs.Hostile,
    ];

    [Theory]
    [MemberData(nameof(Specifications))]
    public void Every_result_fits_the_schema(string specification) =>
        Assert.Empty(Schema.Validate(Json(Reports.Of(specification))));

    [Fact]
    public void An_inconclusive_result_and_one_with_many_violations_fit_the_schema()
    {
        var limited = new CheckOptions { Exploration = new ExplorationOptions { Bound = 1 } };
        var persistent = new CheckOptions { Exploration = new ExplorationOptions { MaxErrors = 9 } };
        JsonElement both = Json(Reports.Of(
            SmallSpecs.Counter + "invariant \"a\" x < 1; invariant \"b\" x < 2;", persistent));

        Assert.Empty(Schema.Validate(Json(Reports.Of(SmallSpecs.Holds, limited))));
        Assert.Empty(Schema.Validate(Json(Reports.Of(ReportSpecs.Rich, limited with { Coverage = true }))));
        Assert.Empty(Schema.Validate(both));
        Assert.Equal(2, both.GetProperty("trace").GetArrayLength());
        Assert.False(both.GetProperty("violations")[0].TryGetProperty("trace", out _));
        Assert.Equal(3, both.GetProperty("violations")[1].GetProperty("trace").GetArrayLength());
    }

    [Fact]
    public void A_number_of_states_beyond_64_bits_is_written_in_full()
    {
        JsonElement json = Json(Reports.Of(
            """
            type Id: scalarset(70);
            var on: array [Id] of boolean;
            startstate begin for i: Id do on[i] := false; end; end;
            ruleset i: Id do rule "on" !on[i] ==> begin on[i] := true; end; end;
            """,
            new CheckOptions { SymmetryReduction = SymmetryReduction.Heuristic, Orbits = true }));

        Assert.Empty(Schema.Validate(json));
        Assert.Equal("1180591620717411303424", json.GetProperty("unreducedStates").GetRawText());
    }

    [Fact]
    public void A_run_without_a_result_fits_the_schema()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathTo("r.json");
        CommandRun.InProcess("check", folder.Write("spec.m", "var x: y;"), "--out", $"json={file}");
        JsonElement broken = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        CommandRun.InProcess("check", folder.PathTo("missing.m"), "--out", $"json={file}");
        JsonElement missing = JsonDocument.Parse(File.ReadAllText(file)).RootElement;

        Assert.Empty(Schema.Validate(broken));
        Assert.Equal("error", broken.GetProperty("verdict").GetString());
        Assert.Equal(150, broken.GetProperty("exitCode").GetInt32());
        Assert.NotEqual(0, broken.GetProperty("errors").GetArrayLength());
        Assert.Empty(Schema.Validate(missing));
        Assert.Equal(153, missing.GetProperty("exitCode").GetInt32());
    }

    /// <summary>That the validation can fail: each edit makes a good result a bad one.</summary>
    [Theory]
    [InlineData("verdict", "\"ok\"")]
    [InlineData("states", "-1")]
    [InlineData("states", "1.5")]
    [InlineData("specSha256", "\"abc\"")]
    [InlineData("surprise", "1")]
    [InlineData("trace", "[{}]")]
    [InlineData("properties", "[1]")]
    [InlineData("constants", "{\"N\":1}")]
    public void A_spoilt_result_does_not_fit_the_schema(string member, string json)
    {
        JsonObject result = JsonNode.Parse(Reports.Written(new JsonFormat(), Reports.Of(SmallSpecs.Holds)))!.AsObject();
        Assert.Empty(Schema.Validate(JsonSerializer.SerializeToElement(result)));
        result[member] = JsonNode.Parse(json);

        Assert.NotEmpty(Schema.Validate(JsonSerializer.SerializeToElement(result)));
    }

    [Fact]
    public void A_trace_says_what_fired_and_what_changed()
    {
        JsonElement result = Json(Reports.Of(ReportSpecs.Rich));
        JsonElement[] trace = [.. result.GetProperty("trace").EnumerateArray()];
        JsonElement ask = trace[1];
        JsonElement grant = trace.First(step => step.GetProperty("rule").GetString() == "server: grant");

        Assert.Equal("Alice", ask.GetProperty("lane").GetString());
        Assert.Equal("""{"n":"Alice"}""", Compact(ask.GetProperty("parameters")));
        Assert.Equal("[0]", Compact(ask.GetProperty("arguments")));
        Assert.Equal(
            """[{"path":"net","removed":[],"added":[{"kind":"Ask","from":"Alice"}]},{"path":"count","from":1,"to":2}]""",
            Compact(ask.GetProperty("changes")));
        Assert.Equal("""{"#undefined":true}""", Compact(ask.GetProperty("state").GetProperty("last")));
        Assert.Equal("server", grant.GetProperty("lane").GetString());
        Assert.Equal("""{"i":{"kind":"Ask","from":"Alice"}}""", Compact(grant.GetProperty("parameters")));
        Assert.Equal("granted", grant.GetProperty("output").GetString()!.Trim());
    }

    [Fact]
    public void Coverage_has_every_rule_and_what_was_never_reached()
    {
        const string Unreached = SmallSpecs.Counter + "rule \"odd\" x > 2 & x < 9 ==> x := 1; end;";
        JsonElement coverage = Json(Reports.Of(Unreached, new CheckOptions { Coverage = true })).GetProperty("coverage");

        Assert.Equal(
            [("count: up", 2), ("count: again", 1), ("odd", 0)],
            coverage.GetProperty("rules").EnumerateArray().Select(
                r => (r.GetProperty("name").GetString()!, r.GetProperty("firings").GetInt32())));
        Assert.Equal(
            """[{"kind":"guard","in":"odd","text":"x > 2","source":{"file":"<text>","line":5,"column":12}}]""",
            coverage.GetProperty("neverReached").GetRawText().Replace("\n", "").Replace(" ", "").Replace("x>2", "x > 2"));
    }

    [Fact]
    public void A_violation_says_which_part_is_false_and_for_which_values()
    {
        JsonElement violation = Json(Reports.Of(ReportSpecs.Rich)).GetProperty("violations")[0];
        JsonElement culprit = violation.GetProperty("explanation").EnumerateArray()
            .First(c => c.GetProperty("reads").GetArrayLength() > 0);

        Assert.Equal("one owner", violation.GetProperty("property").GetString());
        Assert.Equal(
            """[{"name":"a","value":"Alice"},{"name":"b","value":"Bob"}]""", Compact(culprit.GetProperty("witnesses")));
        Assert.Equal("owner[a]", culprit.GetProperty("text").GetString());
        Assert.True(culprit.GetProperty("value").GetBoolean());
        Assert.Equal("""[{"place":"owner[a]","value":"true"}]""", Compact(culprit.GetProperty("reads")));
    }

    private static JsonElement Json(Report report) =>
        JsonDocument.Parse(Reports.Written(new JsonFormat(), report)).RootElement;

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
