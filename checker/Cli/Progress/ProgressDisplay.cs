using ModelCheck.Exploration.Search;
using ModelCheck.Language.Results;

namespace ModelCheck.Cli.Progress;

/// <summary>Shows how far a search has come while it runs.</summary>
internal abstract class ProgressDisplay
{
    /// <summary>How often it wants to hear from the search.</summary>
    public abstract TimeSpan Interval { get; }

    /// <summary>Runs the search on this thread, handing it what to report to, and shows what it reports meanwhile.</summary>
    public abstract CheckResult Show(Func<IProgress<ExplorationProgress>?, CheckResult> search);

    /// <param name="mode">A value of <c>--progress</c>.</param>
    public static ProgressDisplay Create(string mode, Terminal terminal) => mode switch
    {
        "off" => new NoProgress(),
        "json" => new JsonProgress(terminal.Errors),
        "auto" when terminal.ErrorsAreInteractive => new LiveProgress(terminal.Errors, terminal.ErrorsWidth),
        _ => new PlainProgress(terminal.Errors),
    };
}

internal sealed class NoProgress : ProgressDisplay
{
    public override TimeSpan Interval => TimeSpan.FromHours(1);

    public override CheckResult Show(Func<IProgress<ExplorationProgress>?, CheckResult> search) => search(null);
}

/// <summary>Hands progress on as it comes, on the thread that reports it.</summary>
internal sealed class ProgressHandler(Action<ExplorationProgress> handle) : IProgress<ExplorationProgress>
{
    public void Report(ExplorationProgress value) => handle(value);
}
