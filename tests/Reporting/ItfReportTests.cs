using System.Text.Json;
using ModelCheck.Reporting.Itf;
using ModelCheck.Tests.Cli;
using Xunit;

namespace ModelCheck.Tests.Reporting;

/// <summary>What the format's description and its viewer ask of a trace.</summary>
public class ItfReportTests
{
    [Theory]
    [InlineData(ReportSpecs.Rich)]
    [InlineData(ReportSpecs.Hostile)]
    [InlineData(SmallSpecs.Deadlocks)]
    public void Every_state_has_every_variable_and_only_expressions_of_the_format(string specification)
    {
        JsonElement trace = Itf(specification);
        string[] variables = [.. trace.GetProperty("vars").EnumerateArray().Select(name => name.GetString()!)];

        Assert.NotEqual(0, trace.GetProperty("states").GetArrayLength());
        foreach (JsonElement state in trace.GetProperty("states").EnumerateArray())
        {
            JsonProperty[] members = [.. state.EnumerateObject().Where(member => member.Name != "#meta")];
            Assert.Equal(variables, members.Select(member => member.Name));
            Assert.All(members, member => AssertExpression(member.Value));
        }
    }

    [Fact]
    public void The_rule_and_its_parameters_are_variables()
    {
        JsonElement state = Itf(ReportSpecs.Rich).GetProperty("states")[1];

        Assert.Equal("client: ask", state.GetProperty("mbt::actionTaken").GetString());
        Assert.Equal("""{"n":"Alice"}""", JsonSerializer.Serialize(state.GetProperty("mbt::nondetPicks")));
    }

    [Fact]
    public void Without_a_counterexample_there_are_no_states()
    {
        JsonElement trace = Itf(SmallSpecs.Holds);

        Assert.Equal(0, trace.GetProperty("states").GetArrayLength());
        Assert.Equal(0, trace.GetProperty("#meta").GetProperty("exitCode").GetInt32());
    }

    private static void AssertExpression(JsonElement expression)
    {
        // Numbers and null are not allowed: an integer is {"#bigint": "..."}, and null crashes a viewer.
        Assert.DoesNotContain(expression.ValueKind, new[] { JsonValueKind.Number, JsonValueKind.Null });
        if (expression.ValueKind == JsonValueKind.Array)
            Assert.All(expression.EnumerateArray(), AssertExpression);
        if (expression.ValueKind != JsonValueKind.Object)
            return;

        foreach (JsonProperty member in expression.EnumerateObject())
        {
            if (member.Name.StartsWith('#'))
                Assert.Contains(member.Name, new[] { "#bigint", "#map", "#tup" });
            AssertExpression(member.Value);
        }
    }

    private static JsonElement Itf(string specification) =>
        JsonDocument.Parse(Reports.Written(new ItfFormat(), Reports.Of(specification))).RootElement;
}
