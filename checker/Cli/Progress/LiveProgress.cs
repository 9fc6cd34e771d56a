using ModelCheck.Exploration.Search;
using ModelCheck.Language.Results;
using Spectre.Console;

namespace ModelCheck.Cli.Progress;

/// <summary>One line that is drawn over: for terminals. Gone when the search ends.</summary>
internal sealed class LiveProgress(TextWriter writer, int width) : ProgressDisplay
{
    public override TimeSpan Interval => TimeSpan.FromMilliseconds(250);

    public override CheckResult Show(Func<IProgress<ExplorationProgress>?, CheckResult> search)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = width;
        return console.Live(Line("exploring"))
            .AutoClear(true)
            .Start(context => search(new ProgressHandler(progress =>
            {
                context.UpdateTarget(Line(PlainProgress.Describe(progress)));
                context.Refresh();
            })));
    }

    /// <summary>The text as far as it fits: a line that wraps would be drawn over only in part.</summary>
    private Text Line(string text) =>
        new(text[..Math.Min(text.Length, width - 1)], new Style(decoration: Decoration.Dim));
}
