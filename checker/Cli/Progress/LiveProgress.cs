using ModelCheck.Exploration.Search;
using ModelCheck.Language.Results;

namespace ModelCheck.Cli.Progress;

/// <summary>One line that is drawn over: for terminals. Gone when the search ends.</summary>
internal sealed class LiveProgress(TextWriter writer, int width) : ProgressDisplay
{
    public override TimeSpan Interval => TimeSpan.FromMilliseconds(250);

    public override CheckResult Show(Func<IProgress<ExplorationProgress>?, CheckResult> search) =>
        LiveLine.Show(writer, width, "exploring", show => search(
            new ProgressHandler(progress => show(PlainProgress.Describe(progress)))));
}
