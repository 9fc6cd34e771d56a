using ModelCheck.Language.Text;

namespace ModelCheck.Language.Diagnostics;

/// <summary>04xx: statements, rules, properties and the model as a whole. One factory per message, in code order.</summary>
internal static class RuleErrors
{
    public static Diagnostic GuardHasEffects(SourceSpan span, string function) =>
        Error("MC0401", span, $"'{function}' changes variables, so it cannot be called in a guard or property");

    public static Diagnostic ReadOnly(SourceSpan span, string name) =>
        Error("MC0402", span, $"'{name}' cannot be changed: it is a bound variable, a value or a parameter without 'var'");

    public static Diagnostic NotAPlace(SourceSpan span) =>
        Error("MC0403", span, "this is a value, not a variable that can be changed");

    public static Diagnostic NoInitialState(SourceSpan span, bool isError) =>
        new("MC0404", isError ? Severity.Error : Severity.Warning, span, "the specification has no 'startstate'",
            "without one there is no state to explore");

    public static Diagnostic NoRules(SourceSpan span, bool isError) =>
        new("MC0405", isError ? Severity.Error : Severity.Warning, span, "the specification has no rule",
            "only its initial states will be explored");

    public static Diagnostic TooManyInstances(SourceSpan span, long limit) =>
        Error("MC0406", span, $"the parameters around this have more than {limit} combinations");

    public static Diagnostic StateTooLarge(SourceSpan span, long parts, int limit) =>
        Error("MC0407", span, $"a state would have {parts} parts, more than {limit}");

    public static Diagnostic ReturnNeedsValue(SourceSpan span, string function) =>
        Error("MC0408", span, $"'{function}' must return a value");

    public static Diagnostic ReturnTakesNoValue(SourceSpan span) =>
        Error("MC0409", span, "only a function returns a value");

    public static Diagnostic ClearOfScalarset(SourceSpan span, string type, bool isError) =>
        new("MC0410", isError ? Severity.Error : Severity.Warning, span,
            $"'clear' picks one value of the scalarset '{type}', so its values are no longer interchangeable",
            "use 'undefine', or assign a value from a ruleset parameter");

    public static Diagnostic AnonymousScalarset(SourceSpan span) =>
        Warning("MC0411", span, "a scalarset without a name is no more than a range: nothing else can have its type",
            "declare it under 'type'");

    public static Diagnostic StepIsZero(SourceSpan span) =>
        Error("MC0412", span, "the step of a range cannot be 0");

    public static Diagnostic CMurphiNeedsConstant(SourceSpan span, string what) =>
        Error("MC0413", span, $"CMurphi needs a constant as {what}");

    public static Diagnostic MisplacedTemporal(SourceSpan span) =>
        Error("MC0415", span, "temporal operators may only stand in 'ltl' and 'leadsto' properties");

    public static Diagnostic DescendingRange(SourceSpan span, long from, long to) =>
        Error("MC0416", span, $"Rumur rejects a loop from {from} to {to}");

    public static Diagnostic FixedSize(SourceSpan span, string type, string reason, SourceSpan declared) =>
        Warning("MC0417", span, $"'{type}' cannot be of any size: {reason}") with
        {
            Related = (declared, "declared here"),
        };

    public static Diagnostic FormulaBoundsNotConstant(SourceSpan span) =>
        Error("MC0418", span, "the bounds of a quantifier around temporal operators must be constant",
            "quantify over the whole range, and compare inside");

    public static Diagnostic TooManyFormulas(SourceSpan span, long most) =>
        Error("MC0419", span, $"more than {most} combinations of values around temporal operators");

    public static Diagnostic ChooseAroundFormula(SourceSpan span) =>
        Error("MC0420", span, "a temporal property cannot stand in a 'choose': elements of a multiset have no identity",
            "let conditions on single states speak of elements, with 'multisetcount'");

    private static Diagnostic Error(string code, SourceSpan span, string message, string? help = null) =>
        new(code, Severity.Error, span, message, help);

    private static Diagnostic Warning(string code, SourceSpan span, string message, string? help = null) =>
        new(code, Severity.Warning, span, message, help);
}
