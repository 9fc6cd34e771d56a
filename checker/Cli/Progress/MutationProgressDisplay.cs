using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Exploration.Mutation;
using ModelCheck.Language.Mutation;

namespace ModelCheck.Cli.Progress;

/// <summary>Shows how far the checking of mutants has come while it runs.</summary>
internal sealed class MutationProgressDisplay(string mode, Terminal terminal)
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(200);

    private long _lastShown = Stopwatch.GetTimestamp();

    /// <param name="mode">A value of <c>--progress</c>.</param>
    public static MutationProgressDisplay Create(string mode, Terminal terminal)
    {
        string known = FlagValue.Choice<string>(
            "progress", mode, [("auto", "auto"), ("plain", "plain"), ("json", "json"), ("off", "off")]);
        bool isLive = known == "auto" && terminal.ErrorsAreInteractive;
        return new MutationProgressDisplay(isLive ? "live" : known == "auto" ? "plain" : known, terminal);
    }

    /// <summary>Runs a check on this thread, and shows what it reports meanwhile.</summary>
    public MutationResult Show(Func<IProgress<MutationProgress>?, MutationResult> check) => mode switch
    {
        "off" => check(null),
        "live" => LiveLine.Show(
            terminal.Errors,
            terminal.ErrorsWidth,
            "exploring",
            show => check(Every(LiveInterval, progress => show(Describe(progress))))),
        "json" => check(Every(LiveInterval, progress => terminal.Errors.WriteLine(Json(progress)))),
        _ => check(Every(PlainInterval, progress => terminal.Errors.WriteLine(Describe(progress)))),
    };

    /// <summary><c>123 of 456 mutants, about 40 s left</c></summary>
    public static string Describe(MutationProgress progress)
    {
        if (progress.Total == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{progress.BaseStates:N0} states of the specification itself");

        string left = progress.TimeLeft is { } time
            ? string.Create(CultureInfo.InvariantCulture, $", about {Math.Ceiling(time.TotalSeconds):N0} s left")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"{progress.Done:N0} of {progress.Total:N0} mutants{left}");
    }

    private static string Json(MutationProgress progress) => JsonSerializer.Serialize(new
    {
        baseStates = progress.BaseStates,
        done = progress.Done,
        total = progress.Total,
        secondsLeft = progress.TimeLeft is { } left ? Math.Round(left.TotalSeconds, 1) : (double?)null,
    });

    // What comes sooner than a reader can follow is left out.
    private Handler Every(TimeSpan interval, Action<MutationProgress> show) => new(progress =>
    {
        if (Stopwatch.GetElapsedTime(_lastShown) < interval)
            return;

        _lastShown = Stopwatch.GetTimestamp();
        show(progress);
    });

    private sealed class Handler(Action<MutationProgress> handle) : IProgress<MutationProgress>
    {
        public void Report(MutationProgress value) => handle(value);
    }
}
