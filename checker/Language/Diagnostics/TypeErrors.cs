using ModelCheck.Language.Text;

namespace ModelCheck.Language.Diagnostics;

/// <summary>03xx: types of declarations and expressions. One factory per message, in code order.</summary>
internal static class TypeErrors
{
    public static Diagnostic ExpectedBoolean(SourceSpan span, string what, string actual) =>
        Error("MC0301", span, $"{what} must be boolean, but this is '{actual}'");

    public static Diagnostic CannotAssign(SourceSpan span, string actual, string target) =>
        Error("MC0302", span, $"a value of type '{actual}' cannot be stored in '{target}'");

    public static Diagnostic CannotCompare(SourceSpan span, string left, string right) =>
        Error("MC0303", span, $"'{left}' and '{right}' cannot be compared");

    public static Diagnostic MixedOperands(SourceSpan span, string symbol, string left, string right) =>
        Error("MC0304", span, $"'{symbol}' needs two booleans or two integers, not '{left}' and '{right}'");

    public static Diagnostic NotIndexable(SourceSpan span, string actual) =>
        Error("MC0305", span, $"only arrays and multisets can be indexed, and this is '{actual}'");

    public static Diagnostic WrongIndex(SourceSpan span, string expected, string actual) =>
        Error("MC0306", span, $"the index must be '{expected}', but this is '{actual}'");

    public static Diagnostic NotARecord(SourceSpan span, string actual) =>
        Error("MC0307", span, $"only records have fields, and this is '{actual}'");

    public static Diagnostic EmptyRange(SourceSpan span, long low, long high) =>
        Error("MC0308", span, $"the range {low}..{high} is empty");

    public static Diagnostic BadScalarsetSize(SourceSpan span, long size) =>
        Error("MC0309", span, $"a scalarset needs at least one value, not {size}");

    public static Diagnostic BadMultisetCapacity(SourceSpan span, long capacity) =>
        Error("MC0310", span, $"a multiset needs room for at least one element, not {capacity}");

    public static Diagnostic NotSimple(SourceSpan span, string what, string actual) =>
        Error("MC0311", span, $"{what} must have a simple type, but this is '{actual}'");

    public static Diagnostic BadUnionMember(SourceSpan span, string actual) =>
        Error("MC0312", span, $"'{actual}' cannot be part of a union",
            "only scalarsets, enums and unions of them can, each once");

    public static Diagnostic TypeTooLarge(SourceSpan span, string size, int limit) =>
        Error("MC0313", span, $"a value of this type would have {size} parts, more than {limit}");

    public static Diagnostic IntegerTooLarge(SourceSpan span, string number) =>
        Error("MC0314", span, $"{number} does not fit in a 64-bit integer");

    public static Diagnostic ExpectedInteger(SourceSpan span, string what, string actual) =>
        Error("MC0315", span, $"{what} must be an integer, but this is '{actual}'");

    public static Diagnostic ConstantFails(SourceSpan span, string reason) =>
        Error("MC0316", span, $"this constant has no value: {reason}");

    public static Diagnostic ArgumentNotAPlace(SourceSpan span, string parameter) =>
        Error("MC0317", span, $"the argument for the 'var' parameter '{parameter}' must be a variable");

    public static Diagnostic WrongVarArgument(SourceSpan span, string parameter, string expected, string actual) =>
        Error("MC0318", span, $"the 'var' parameter '{parameter}' needs exactly '{expected}', not '{actual}'");

    public static Diagnostic WrongArgumentCount(SourceSpan span, string function, int expected, int actual) =>
        Error("MC0319", span, $"'{function}' takes {Plural(expected, "argument")}, but {actual} given");

    public static Diagnostic ProcedureAsValue(SourceSpan span, string name) =>
        Error("MC0320", span, $"'{name}' is a procedure: it has no value");

    public static Diagnostic MisplacedUndefined(SourceSpan span) =>
        Error("MC0321", span, "'undefined' may only be assigned, or passed to a parameter without 'var'",
            "use 'isundefined(x)' to test for it");

    public static Diagnostic BadIsUndefined(SourceSpan span) =>
        Error("MC0322", span, "'isundefined' needs a variable of a simple type");

    public static Diagnostic BadIsMember(SourceSpan span, string operand, string type) =>
        Error("MC0323", span, $"a value of '{operand}' can never be a member of '{type}'");

    public static Diagnostic DuplicateField(SourceSpan span, string name) =>
        Error("MC0324", span, $"the record already has a field '{name}'");

    public static Diagnostic DifferentBranches(SourceSpan span, string left, string right) =>
        Error("MC0325", span, $"the two sides of '?:' have different types, '{left}' and '{right}'");

    public static Diagnostic NotAMultiset(SourceSpan span, string actual) =>
        Error("MC0326", span, $"this must be a multiset, but it is '{actual}'");

    public static Diagnostic WrongMultisetIndex(SourceSpan span, string actual) =>
        Error("MC0327", span, $"an element of this multiset is named by a 'choose' variable over it, not by '{actual}'");

    public static Diagnostic AggregateComparison(SourceSpan span) =>
        Error("MC0328", span, "CMurphi compares only simple values");

    public static Diagnostic NotOrdered(SourceSpan span, string symbol, string actual) =>
        Error("MC0329", span, $"'{symbol}' compares integers only, and this is '{actual}'");

    public static Diagnostic UnionTooLarge(SourceSpan span) =>
        Error("MC0330", span, $"the union has more than {long.MaxValue} values");

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static Diagnostic Error(string code, SourceSpan span, string message, string? help = null) =>
        new(code, Severity.Error, span, message, help);
}
