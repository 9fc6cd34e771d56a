using ModelCheck.Language.Text;

namespace ModelCheck.Language.Diagnostics;

/// <summary>05xx: files, imports, constants from outside, and expectations. One factory per message, in code order.</summary>
internal static class ModuleErrors
{
    public static Diagnostic CannotRead(SourceSpan span, string path, string reason) =>
        Error("MC0501", span, $"cannot read '{path}': {reason}");

    public static Diagnostic ImportCycle(SourceSpan span, string path) =>
        Error("MC0502", span, $"'{path}' imports itself, directly or through others");

    public static Diagnostic OverrideOfNothing(SourceSpan span, string name, string path, string? nearest) =>
        Error("MC0503", span, $"'{path}' declares no constant '{name}'", DidYouMean(nearest));

    public static Diagnostic OverrideTooLate(SourceSpan span, string name, string value, SourceSpan declared) =>
        Error("MC0504", span, $"'{name}' is already {value}: its module was brought in before") with
        {
            Related = (declared, "declared here"),
        };

    public static Diagnostic UnknownConstant(SourceSpan span, string name, string? nearest) =>
        Error("MC0505", span, $"the specification has no constant '{name}'", DidYouMean(nearest));

    public static Diagnostic BadConstantValue(SourceSpan span, string name) =>
        Error("MC0506", span, $"the value for '{name}' must be one constant expression");

    public static Diagnostic OverrideType(SourceSpan span, string name, string expected, string actual) =>
        Error("MC0507", span, $"'{name}' is declared as '{expected}', but its new value is '{actual}'");

    public static Diagnostic BadExpectation(SourceSpan span, string text) =>
        new("MC0508", Severity.Warning, span, $"'{text}' is no expectation", "see 'expect:' in the language reference");

    public static Diagnostic UnknownScalarset(SourceSpan span, string name, string? nearest) =>
        Error("MC0509", span, $"the specification has no scalarset type '{name}'", DidYouMean(nearest));

    public static Diagnostic ExpectsProofOfNothing(SourceSpan span, string name, string? nearest) =>
        new("MC0510", Severity.Warning, span, $"the specification has no invariant '{name}' to prove", DidYouMean(nearest));

    public static Diagnostic ExpectsProofForNoType(SourceSpan span, string name, string? nearest) =>
        new("MC0511", Severity.Warning, span, $"'{name}' is no scalarset type, so a proof cannot be for any of them",
            DidYouMean(nearest));

    public static Diagnostic BadWindow(SourceSpan span) =>
        new("MC0515", Severity.Warning, span, "this is no window", "write --- @window \"name\" condition");

    public static Diagnostic BadEvent(SourceSpan span) =>
        new("MC0516", Severity.Warning, span, "this is no event", "write --- @event name(field = expression, ...) if condition");

    public static Diagnostic EventFieldNotSimple(SourceSpan span, string field) =>
        new("MC0517", Severity.Warning, span, $"'{field}' is no simple value", "a log holds numbers, truth values and names");

    private static string? DidYouMean(string? nearest) => nearest is null ? null : $"did you mean '{nearest}'?";

    private static Diagnostic Error(string code, SourceSpan span, string message, string? help = null) =>
        new(code, Severity.Error, span, message, help);
}
