using System.Globalization;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Diagnostics;

/// <summary>Prints diagnostics with the source line that they are about.</summary>
/// <remarks>
/// <code>
/// specs/mutex.m:14:10: error MC0201: 'hold' is not declared
///   14 |     rule hold = p ==>
///      |          ^^^^
///      = help: did you mean 'held'?
/// </code>
/// Paths, messages and source lines come from outside: whatever could steer a terminal is shown escaped.
/// </remarks>
public sealed class DiagnosticPrinter(TextWriter output, bool useColor)
{
    /// <summary>How many diagnostics are printed at most; the rest are counted.</summary>
    public const int MaxShown = 20;

    private const int LongestMessage = 1_000;

    private const string Bold = "\e[1m";
    private const string Red = "\e[1;31m";
    private const string Yellow = "\e[1;33m";
    private const string Cyan = "\e[1;36m";
    private const string Reset = "\e[0m";

    /// <summary>
    /// Prints the diagnostics by file and place; where they are too many, errors before warnings.
    /// </summary>
    public void Print(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        List<string> files = [.. diagnostics.Select(d => d.Span.File.Path).Distinct()];
        IEnumerable<Diagnostic> shown = diagnostics
            .OrderByDescending(d => d.Severity)
            .Take(MaxShown)
            .OrderBy(d => files.IndexOf(d.Span.File.Path))
            .ThenBy(d => d.Span.Start);
        foreach (Diagnostic diagnostic in shown)
            Print(diagnostic);

        if (diagnostics.Count > MaxShown)
            output.WriteLine($"and {diagnostics.Count - MaxShown} more");
    }

    public void Print(Diagnostic diagnostic)
    {
        (string severity, string color) = diagnostic.Severity == Severity.Error
            ? ("error", Red)
            : ("warning", Yellow);
        PrintPlace(diagnostic.Span, $"{severity} {diagnostic.Code}", color, diagnostic.Message);
        if (diagnostic.Help is { } help)
            output.WriteLine($"{Gutter(diagnostic.Span, "")} = {Paint(Cyan, "help")}: {Safe(help)}");

        if (diagnostic.Related is var (span, text))
            PrintPlace(span, "note", Cyan, text);
    }

    private void PrintPlace(SourceSpan span, string label, string color, string message)
    {
        (int line, int column) = span.File.LocationOf(span.Start);
        string place = string.Create(CultureInfo.InvariantCulture, $"{Safe(span.File.Path)}:{line}:{column}");
        output.WriteLine($"{Paint(Bold, place)}: {Paint(color, label)}: {Safe(message)}");

        SourceExcerpt excerpt = SourceExcerpt.Around(span);
        string number = line.ToString(CultureInfo.InvariantCulture);
        output.WriteLine($"{Gutter(span, number)} | {excerpt.Text}");
        output.WriteLine($"{Gutter(span, "")} | {excerpt.Indentation}{Paint(color, excerpt.Carets)}");
    }

    private static string Gutter(SourceSpan span, string text)
    {
        int digits = span.Line.ToString(CultureInfo.InvariantCulture).Length;
        return "  " + text.PadLeft(Math.Max(2, digits));
    }

    private static string Safe(string text) => Printable.Escape(text, LongestMessage);

    private string Paint(string color, string text) => useColor ? $"{color}{text}{Reset}" : text;
}
