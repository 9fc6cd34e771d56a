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
        };
    }

    private static int WindowWidth() => Math.Clamp(Console.WindowWidth, 60, 160);

    private static StreamWriter Writer(Stream stream, bool autoFlush) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = autoFlush, NewLine = "\n" };
}
