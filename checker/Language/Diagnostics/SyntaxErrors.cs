using System.Globalization;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Diagnostics;

/// <summary>
/// Every message of the lexer and the parser, one factory each, in code order. Callers pass facts, never
/// prose, so the wording can be reviewed in this file.
/// </summary>
/// <remarks>01xx is lexing and parsing. A code is never reused for another meaning.</remarks>
internal static class SyntaxErrors
{
    public static Diagnostic UnexpectedCharacter(SourceSpan span) =>
        Error("MC0101", span, $"unexpected character {Describe(span.Text)}");

    public static Diagnostic InvalidUtf8(SourceSpan span) =>
        Error("MC0102", span, "the file is not valid UTF-8 here");

    public static Diagnostic UnterminatedString(SourceSpan opening) =>
        Error("MC0103", opening, "this string has no closing quote");

    public static Diagnostic UnterminatedComment(SourceSpan opening) =>
        Error("MC0104", opening, "this comment has no closing '*/'");

    public static Diagnostic LeadingUnderscore(SourceSpan span) =>
        Error("MC0105", span, "a name starts with a letter, not with an underscore");

    public static Diagnostic LeadingZero(SourceSpan span) =>
        Warning("MC0106", span, "the leading zero is ignored: this number is decimal") with
        {
            Help = "Rumur reads it as octal, CMurphi as decimal; without the zero they agree",
        };

    public static Diagnostic NotOctal(SourceSpan span) =>
        Error("MC0107", span, "a number with a leading zero is octal in Rumur and has no digit 8 or 9");

    public static Diagnostic MissingHexadecimalDigits(SourceSpan span) =>
        Error("MC0108", span, "expected hexadecimal digits after '0x'");

    public static Diagnostic NumberTooLong(SourceSpan span, int limit) =>
        Error("MC0109", span, string.Create(CultureInfo.InvariantCulture,
            $"this number has more than {limit:N0} digits"));

    /// <param name="wanted">What the grammar asks for: <c>')'</c> in quotes, or a description.</param>
    /// <param name="found">What stands there, or null when the place right behind the last token is
    /// marked.</param>
    public static Diagnostic Expected(SourceSpan span, string wanted, string? found, string? help) =>
        Error("MC0110", span, found is null ? $"expected {wanted}" : $"expected {wanted}, found {found}") with
        {
            Help = help,
        };

    public static Diagnostic KeywordAsName(SourceSpan span) =>
        Error("MC0111", span, $"'{span.Text}' is a keyword and cannot be a name");

    public static Diagnostic MissingEnd(SourceSpan span, string wanted, string found, SourceSpan opener) =>
        Error("MC0112", span, $"expected {wanted} to close '{opener.Text}', found {found}") with
        {
            Related = (opener, $"the '{opener.Text}' that is still open"),
        };

    public static Diagnostic WrongEnd(SourceSpan span, SourceSpan opener) =>
        Error("MC0113", span, $"'{span.Text}' does not close '{opener.Text}'") with
        {
            Related = (opener, $"the '{opener.Text}' that is still open"),
        };

    public static Diagnostic NothingToEnd(SourceSpan span) =>
        Error("MC0114", span, $"nothing is open that this '{span.Text}' could close");

    public static Diagnostic ChainedOperator(SourceSpan span, string first) =>
        Error("MC0115", span, $"'{span.Text}' cannot follow '{first}' without parentheses") with
        {
            Help = "parentheses say which of the two is meant first",
        };

    public static Diagnostic UnknownOperator(SourceSpan span, string help) =>
        Error("MC0116", span, $"'{span.Text}' is not an operator") with { Help = help };

    public static Diagnostic EqualsForAssignment(SourceSpan span) =>
        Error("MC0117", span, $"'{span.Text}' compares and does not assign") with
        {
            Help = "an assignment is written ':='",
        };

    public static Diagnostic SecondMessage(SourceSpan span) =>
        Error("MC0118", span, "the property already has a message before its condition");

    public static Diagnostic LivenessInBody(SourceSpan span) =>
        Error("MC0119", span, "a liveness property cannot stand inside a body");

    public static Diagnostic NestedTooDeeply(SourceSpan span, int limit) =>
        Error("MC0120", span, string.Create(CultureInfo.InvariantCulture,
            $"this is nested too deeply: more than {limit:N0} levels"));

    /// <param name="looser">The operator that the reader may take for the tighter one.</param>
    /// <param name="reading">The expression with the parentheses that it does not have, or null when it is
    /// long.</param>
    public static Diagnostic SurprisingPrecedence(
        SourceSpan span, string tighter, string looser, string? reading) =>
        Warning("MC0121", span, $"'{tighter}' binds tighter than '{looser}'") with
        {
            Help = reading is null
                ? "parentheses make the reading plain"
                : $"this is read as '{reading}'; parentheses make it plain",
        };

    /// <param name="construct">What is written, with an article or in quotes.</param>
    public static Diagnostic NotInCMurphi(SourceSpan span, string construct, string? help = null) =>
        Error("MC0130", span, $"{construct} is not part of CMurphi's language") with { Help = help };

    public static Diagnostic NotInRumur(SourceSpan span, string construct, string? help = null) =>
        Error("MC0131", span, $"{construct} is not part of Rumur's language") with { Help = help };

    public static Diagnostic ReservedByTool(SourceSpan span, string tool) =>
        Error("MC0132", span, $"'{span.Text}' is a keyword of {tool} and cannot be a name");

    public static Diagnostic NotSupported(SourceSpan span, string construct) =>
        Error("MC0133", span, $"{construct} is not supported");

    private static Diagnostic Error(string code, SourceSpan span, string message) =>
        new(code, Severity.Error, span, message);

    private static Diagnostic Warning(string code, SourceSpan span, string message) =>
        new(code, Severity.Warning, span, message);

    /// <summary>The character itself where it can be seen, and its number.</summary>
    private static string Describe(string character)
    {
        int value = character.Length == 2
            ? char.ConvertToUtf32(character[0], character[1])
            : character[0];
        string number = value.ToString("X4", CultureInfo.InvariantCulture);
        bool isVisible = character.Length == 2 || char.IsLetterOrDigit(character[0])
            || char.IsPunctuation(character[0]) || char.IsSymbol(character[0]);
        return isVisible ? $"'{character}' (U+{number})" : $"U+{number}";
    }
}
