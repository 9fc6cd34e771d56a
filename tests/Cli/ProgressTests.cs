using System.Text.Json;
using ModelCheck.Cli;
using ModelCheck.Cli.Progress;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Results;
using Xunit;

namespace ModelCheck.Tests.Cli;

public class ProgressTests
{
    private static readonly ExplorationProgress Halfway = new(
        1_234_567, 5_000_000, Depth: 17, Frontier: 12_345, TimeSpan.FromSeconds(4), 96_000_000, new(1_987_654, 3_210_000));

    [Fact]
    public void Elsewhere_than_on_a_terminal_it_is_a_plain_line() =>
        Assert.Equal(
            "1,234,567 states of 1,900,000 to 3,300,000, 308,642 states/s, depth 17, 12,345 in the frontier, 96 MB, 4 s\n",
            Shown("auto"));

    [Fact]
    public void Early_the_total_is_unknown() =>
        Assert.StartsWith(
            "1,234,567 states of an unknown total, ", PlainProgress.Describe(Halfway with { Total = null }));

    [Fact]
    public void For_programs_it_is_json_lines_with_an_end()
    {
        JsonElement[] lines = [.. Shown("json").TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];

        Assert.Equal([1_234_567, 3], lines.Select(line => line.GetProperty("states").GetInt64()));
        Assert.Equal("[1987654,3210000]", lines[0].GetProperty("estimatedTotal").GetRawText());
        Assert.Equal(JsonValueKind.Null, lines[1].GetProperty("estimatedTotal").ValueKind);
        Assert.Equal([false, true], lines.Select(line => line.GetProperty("done").GetBoolean()));
    }

    [Fact]
    public void Off_is_silent() => Assert.Equal("", Shown("off"));

    [Fact]
    public void On_a_terminal_it_is_a_line_that_is_drawn_over()
    {
        string shown = Shown("auto", isTerminal: true);

        Assert.Contains("1,234,567 states", shown);
        Assert.Contains("\e[2K", shown);
        Assert.EndsWith("\e[?25h", shown);
    }

    private static string Shown(string mode, bool isTerminal = false)
    {
        using var errors = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(TextWriter.Null, errors, CancellationToken.None) { ErrorsAreInteractive = isTerminal };
        var end = new CheckResult(Verdict.Holds, [], [], 3, 4, 2, [], null, TimeSpan.FromSeconds(5), 1, 1);
        CheckResult result = ProgressDisplay.Create(mode, terminal).Show(progress =>
        {
            progress?.Report(Halfway);
            return end;
        });

        Assert.Same(end, result);
        return errors.ToString();
    }
}
