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

    /// <summary>
    /// <c>1,234,567 states of 2,100,000 to 3,500,000, 410,000 states/s, depth 17, 12,345 in the frontier, 96 MB, 3 s</c>
    /// </summary>
    public static string Describe(ExplorationProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.States:N0} states of {Describe(progress.Total)}, {progress.StatesPerSecond:N0} states/s, depth {progress.Depth}, "
        + $"{progress.Frontier:N0} in the frontier, {progress.MemoryBytes / 1e6:N0} MB, {progress.Elapsed.TotalSeconds:N0} s");

    private static string Describe(TotalEstimate? total) => total is { } estimate
        ? string.Create(
            CultureInfo.InvariantCulture, $"{Round(estimate.Low, up: false):N0} to {Round(estimate.High, up: true):N0}")
        : "an unknown total";

    // To two digits: an estimate is no better.
    private static long Round(long number, bool up)
    {
        long unit = 1;
        while (number / unit >= 100)
            unit *= 10;

        return (number / unit * unit) + (up && number % unit > 0 ? unit : 0);
    }
}
