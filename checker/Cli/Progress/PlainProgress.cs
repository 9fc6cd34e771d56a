using System.Globalization;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Results;

namespace ModelCheck.Cli.Progress;

/// <summary>A line now and then: for logs. A short run writes none.</summary>
internal sealed class PlainProgress(TextWriter writer) : ProgressDisplay
{
    public override TimeSpan Interval => TimeSpan.FromSeconds(5);

    public override CheckResult Show(Func<IProgress<ExplorationProgress>?, CheckResult> search) =>
        search(new ProgressHandler(progress => writer.WriteLine(Describe(progress))));

    /// <summary><c>1,234,567 states, 410,000 states/s, depth 17, 12,345 in the frontier, 96 MB, 3 s</c></summary>
    public static string Describe(ExplorationProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.States:N0} states, {progress.StatesPerSecond:N0} states/s, depth {progress.Depth}, "
        + $"{progress.Frontier:N0} in the frontier, {progress.MemoryBytes / 1e6:N0} MB, {progress.Elapsed.TotalSeconds:N0} s");
}
