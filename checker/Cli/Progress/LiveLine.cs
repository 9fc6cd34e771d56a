using Spectre.Console;

namespace ModelCheck.Cli.Progress;

/// <summary>A line on a terminal that is drawn over while work goes on, and gone when it ends.</summary>
internal static class LiveLine
{
    /// <param name="first">What it says at first.</param>
    /// <param name="work">Given what replaces the line's text.</param>
    public static T Show<T>(TextWriter writer, int width, string first, Func<Action<string>, T> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = width;
        return console.Live(Line(first, width))
            .AutoClear(true)
            .Start(context => work(text =>
            {
                context.UpdateTarget(Line(text, width));
                context.Refresh();
            }));
    }

    // As far as it fits: a line that wraps would be drawn over only in part.
    private static Text Line(string text, int width) =>
        new(text[..Math.Min(text.Length, width - 1)], new Style(decoration: Decoration.Dim));
}
