using ModelCheck.Language.Text;

namespace ModelCheck.Language.Diagnostics;

/// <summary>02xx: what names mean. One factory per message, in code order.</summary>
internal static class NameErrors
{
    public static Diagnostic Undeclared(SourceSpan span, string name, string? nearest) =>
        Error("MC0201", span, $"'{name}' is not declared", DidYouMean(nearest));

    public static Diagnostic AlreadyDeclared(SourceSpan span, string name, SourceSpan earlier) =>
        Error("MC0202", span, $"'{name}' is already declared") with { Related = (earlier, "first declared here") };

    public static Diagnostic NotConstant(SourceSpan span) =>
        Error("MC0203", span, "this must be a constant", "only literals, constants and operators on them are allowed here");

    public static Diagnostic NotAType(SourceSpan span, string name, string kind) =>
        Error("MC0204", span, $"'{name}' is {kind}, not a type");

    public static Diagnostic NotAValue(SourceSpan span, string name, string kind) =>
        Error("MC0205", span, $"'{name}' is {kind}, not a value");

    public static Diagnostic NotAFunction(SourceSpan span, string name, string kind) =>
        Error("MC0206", span, $"'{name}' is {kind}, not a function or procedure");

    public static Diagnostic UnknownField(SourceSpan span, string name, string type, string? nearest) =>
        Error("MC0207", span, $"'{type}' has no field '{name}'", DidYouMean(nearest));

    public static Diagnostic UnknownRule(SourceSpan span, string name, string? nearest) =>
        Error("MC0208", span, $"there is no rule named '{name}'", DidYouMean(nearest));

    private static string? DidYouMean(string? nearest) => nearest is null ? null : $"did you mean '{nearest}'?";

    private static Diagnostic Error(string code, SourceSpan span, string message, string? help = null) =>
        new(code, Severity.Error, span, message, help);
}
