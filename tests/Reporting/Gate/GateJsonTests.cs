using System.Text.Json;
using ModelCheck.Tests.Cli;
using ModelCheck.Tests.Cli.Gate;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Reporting.Gate;

public class GateJsonTests
{
    private static readonly JsonSchema Schema = new(
        JsonDocument.Parse(File.ReadAllText(Repository.PathTo("checker", "Reporting", "gate.schema.json"))).RootElement);

    [Fact]
    public void Every_outcome_fits_the_schema()
    {
        using var folder = new GateFolder();
        folder.Write("holds.m", "-- expect: holds\n-- expect large: states 3\n" + SmallSpecs.Holds);
        folder.Write("violated.m", "-- expect: holds\n-- expect at N=2: holds\n" + SmallSpecs.ViolatesInvariant);
        folder.Write("broken.m", "-- expect: holds\nvar x: y;");
        folder.Write("none.m", SmallSpecs.Holds);
        folder.Write("endless.m", "-- expect: holds\n" + SmallSpecs.Endless);
        string file = folder.PathTo("gate.json");
        ProgramRun run = folder.Run("--timeout", "1s", "--out", $"json={file}");
        JsonElement gate = JsonDocument.Parse(File.ReadAllText(file)).RootElement;

        Assert.Empty(Schema.Validate(gate));
        Assert.Equal((21, 21), (run.ExitCode, gate.GetProperty("exitCode").GetInt32()));
        JsonElement[] specifications = [.. gate.GetProperty("specifications").EnumerateArray()];
        Assert.Equal(
            [false, false, true, true, false], specifications.Select(s => s.GetProperty("met").GetBoolean()));
        JsonElement violated = specifications[4].GetProperty("findings").EnumerateArray().Last();
        Assert.Equal(3, violated.GetProperty("trace").GetArrayLength());
    }
}
