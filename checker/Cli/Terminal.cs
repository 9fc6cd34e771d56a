using System.Text;

namespace ModelCheck.Cli;

/// <summary>Where a command writes, and what it may assume of the reader.</summary>
/// <param name="output">Results.</param>
/// <param name="errors">Progress, diagnostics and failures.</param>
/// <param name="interrupted">Cancelled when the user asks to stop.</param>
internal sealed class Terminal(TextWriter output, TextWriter errors, CancellationToken interrupted)
{
    public TextWriter Output => output;

    public TextWriter Errors => errors;

    public CancellationToken Interrupted => interrupted;

    public bool OutputUsesColor { get; init; }

    public bool ErrorsUseColor { get; init; }

    /// <summary>True when a line on <see cref="Errors"/> can be drawn over.</summary>
    public bool ErrorsAreInteractive { get; init; }

    /// <summary>Columns that a line of <see cref="Output"/> may take.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>Columns that a line of <see cref="Errors"/> may take.</summary>
    public int ErrorsWidth { get; init; } = DefaultWidth;

    /// <summary>Waits for the next key: its character or its name, as <c>Down</c>; null when there are no more.</summary>
    public Func<string?> ReadKey { get; init; } = () => null;

    /// <summary>Lines of the screen that <see cref="Output"/> goes to; null where it goes to no screen.</summary>
    public int? Height { get; init; }

    private const int DefaultWidth = 110;

    /// <summary>The terminal or pipes that this process was started with.</summary>
    public static Terminal OfProcess(CancellationToken interrupted)
    {
        bool color = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new Terminal(
            Writer(Console.OpenStandardOutput(), autoFlush: false),
            Writer(Console.OpenStandardError(), autoFlush: true),
            interrupted)
        {
            OutputUsesColor = color && !Console.IsOutputRedirected,
            ErrorsUseColor = color && !Console.IsErrorRedirected,
            ErrorsAreInteractive = color && !Console.IsErrorRedirected,
            Width = Console.IsOutputRedirected ? DefaultWidth : WindowWidth(),
            ErrorsWidth = Console.IsErrorRedirected ? DefaultWidth : WindowWidth(),
            ReadKey = Console.IsInputRedirected ? ReadCharacter : ReadPressedKey,
            Height = Console.IsOutputRedirected ? null : Console.WindowHeight,
        };
    }

    /// <summary>
    /// The terminal or pipes that this process was started with, taken for pipes: what <c>mpirun</c> forwards seems to come
    /// from a terminal, whatever the reader has.
    /// </summary>
    public static Terminal OfPipes(CancellationToken interrupted)
    {
        // The console, which anything may ask for its width, would begin with what prepares a terminal.
        Environment.SetEnvironmentVariable("TERM", "dumb");
        return new Terminal(
            Writer(Console.OpenStandardOutput(), autoFlush: false),
            Writer(Console.OpenStandardError(), autoFlush: true),
            interrupted);
    }

    private static string? ReadCharacter() => Console.In.Read() switch
    {
        < 0 => null,
        '\n' or '\r' => "Enter",
        int character => ((char)character).ToString(),
    };

    private static string? ReadPressedKey()
    {
        ConsoleKeyInfo key = Console.ReadKey(intercept: true);
        return key.Key switch
        {
            ConsoleKey.DownArrow => "Down",
            ConsoleKey.UpArrow => "Up",
            ConsoleKey.LeftArrow => "Left",
            ConsoleKey.RightArrow => "Right",
            ConsoleKey.Enter or ConsoleKey.Escape or ConsoleKey.Backspace or ConsoleKey.Home or ConsoleKey.End
                or ConsoleKey.PageDown or ConsoleKey.PageUp => key.Key.ToString(),
            _ => key.KeyChar == '\0' ? "" : key.KeyChar.ToString(),
        };
    }

    private static int WindowWidth() => Math.Clamp(Console.WindowWidth, 60, 160);

    private static StreamWriter Writer(Stream stream, bool autoFlush) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = autoFlush, NewLine = "\n" };
}
