using ModelCheck.Exploration.Search;
using ModelCheck.Language.Results;
using Spectre.Console;

namespace ModelCheck.Cli.Progress;

/// <summary>One line that is drawn over: for terminals. Gone when the search ends.</summary>
internal sealed class LiveProgress(TextWriter writer) : ProgressDisplay
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
        return console.Live(new Markup("[dim]exploring[/]"))
            .AutoClear(true)
            .Start(context => search(new ProgressHandler(progress =>
            {
                context.UpdateTarget(new Markup($"[dim]{Markup.Escape(PlainProgress.Describe(progress))}[/]"));
                context.Refresh();
            })));
    }
}
