using System.Text;
using System.Text.Json;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Results;

namespace ModelCheck.Cli.Progress;

/// <summary>One JSON object a line, every second and once at the end: for programs.</summary>
internal sealed class JsonProgress(TextWriter writer) : ProgressDisplay
{
    public override TimeSpan Interval => TimeSpan.FromSeconds(1);

    public override CheckResult Show(Func<IProgress<ExplorationProgress>?, CheckResult> search)
    {
        CheckResult result = search(new ProgressHandler(progress => Write(progress, isDone: false)));
        var end = new ExplorationProgress(
            result.States, result.RulesFired, result.Depth, Frontier: 0, result.Elapsed, result.PeakMemoryBytes);
        Write(end, isDone: true);
        return result;
    }

    private void Write(ExplorationProgress progress, bool isDone)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("states", progress.States);
            json.WriteNumber("rulesFired", progress.RulesFired);
            json.WriteNumber("depth", progress.Depth);
            json.WriteNumber("frontier", progress.Frontier);
            json.WriteNumber("seconds", Math.Round(progress.Elapsed.TotalSeconds, 3));
            json.WriteNumber("memoryBytes", progress.MemoryBytes);
            json.WritePropertyName("estimatedTotal");
            JsonSerializer.Serialize(json, progress.Total is { } total ? new[] { total.Low, total.High } : null);
            json.WriteBoolean("done", isDone);
            json.WriteEndObject();
        }

        writer.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
