using System.Text.Json;
using ModelCheck.Reporting.Gate;
using ModelCheck.Reporting.Sarif;
using ModelCheck.Tests.Cli;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Reporting.Gate;

public class SarifTests
{
    private static readonly JsonSchema Schema = new(JsonDocument.Parse(
        File.ReadAllText(Repository.PathTo("tests", "Reporting", "Gate", "sarif.schema.json"))).RootElement);

    [Fact]
    public void A_gate_is_valid_and_every_alert_names_its_rule_and_is_told_apart()
    {
        JsonElement run = Valid(GateReports.OfEverything("sarif"));
        JsonElement rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];

        Assert.Equal(6, results.Length);
        Assert.All(results, r => Assert.Equal(
            r.GetProperty("ruleId").GetString(),
            rules[r.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.Equal(results.Length, results.Select(FingerprintOf).Distinct().Count());
        Assert.Equal(21, run.GetProperty("invocations")[0].GetProperty("exitCode").GetInt32());
    }

    [Theory]
    [InlineData(SmallSpecs.Holds, 0)]
    [InlineData(SmallSpecs.ViolatesInvariant, 1)]
    [InlineData(SmallSpecs.FailsAssertion, 1)]
    [InlineData(SmallSpecs.MissesCover, 1)]
    [InlineData(ReportSpecs.Hostile, 1)]
    public void A_check_is_valid(string specification, int results) => Assert.Equal(
        results,
        Valid(GateReports.OfCheck(specification, new SarifFormat())).GetProperty("results").GetArrayLength());

    [Fact]
    public void Each_lane_of_a_trace_is_a_thread_and_the_steps_are_in_order()
    {
        JsonElement run = Valid(GateReports.OfCheck(GateReports.Deadlock, new SarifFormat()));
        JsonElement[] threads =
        [
            .. run.GetProperty("results")[0].GetProperty("codeFlows")[0].GetProperty("threadFlows").EnumerateArray(),
        ];

        Assert.Equal(["initial state", "t 1", "t 2"], threads.Select(t => t.GetProperty("id").GetString()));
        Assert.Equal([[0], [1], [2]], threads.Select(t => t.GetProperty("locations").EnumerateArray()
            .Select(l => l.GetProperty("executionOrder").GetInt32()).ToArray()));
        JsonElement step = threads[2].GetProperty("locations")[0];
        Assert.Equal("2", step.GetProperty("state").GetProperty("held[2]").GetProperty("text").GetString());
        Assert.Equal(5, step.GetProperty("location").GetProperty("physicalLocation").GetProperty("region")
            .GetProperty("startLine").GetInt32());
    }

    [Fact]
    public void The_same_alert_has_the_same_fingerprint_when_lines_move()
    {
        string before = SmallSpecs.ViolatesInvariant;
        string after = "-- one line more\n" + before.Replace("x < 2;", "x   < 2;", StringComparison.Ordinal);
        string other = before.Replace("tiny", "small", StringComparison.Ordinal);

        Assert.Equal(Fingerprint(before), Fingerprint(after));
        Assert.NotEqual(Fingerprint(before), Fingerprint(other));
    }

    [Theory]
    [InlineData("specs/a b.m", "specs/a%20b.m")]
    [InlineData("./specs/a.m", "specs/a.m")]
    [InlineData("/specs/ü.m", "file:///specs/%C3%BC.m")]
    public void A_path_is_a_reference(string path, string uri) => Assert.Equal(uri, SarifLocation.UriOf(path));

    [Fact]
    public void Rules_have_names_of_their_own() =>
        Assert.Equal(GateRule.All.Length, GateRule.All.Select(r => r.Id).Distinct().Count());

    private static string Fingerprint(string specification) => FingerprintOf(
        Valid(GateReports.OfCheck(specification, new SarifFormat())).GetProperty("results")[0]);

    private static string FingerprintOf(JsonElement result) =>
        result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!;

    private static JsonElement Valid(string text)
    {
        JsonElement log = JsonDocument.Parse(text).RootElement;
        Assert.Empty(Schema.Validate(log));
        return Assert.Single(log.GetProperty("runs").EnumerateArray());
    }
}
