using System.Reflection;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;
using ModelCheck.Tests.Language.Syntax;
using Xunit;

namespace ModelCheck.Tests.Language.Diagnostics;

public class SyntaxErrorTests
{
    public static TheoryData<string, string, string, string?> Cases() => new()
    {
        { "MC0101", "var x«§»: boolean;", "unexpected character '§' (U+00A7)", null },
        { "MC0101", "var x«\0»: boolean;", "unexpected character U+0000", null },
        { "MC0101", "var x«🙂»: boolean;", "unexpected character '🙂' (U+1F642)", null },
        { "MC0102", "var x«\uFFFD»\uFFFD: boolean;", "the file is not valid UTF-8 here", null },
        { "MC0103", "rule x := 1; put «\"»abc;\nend", "this string has no closing quote", null },
        { "MC0104", "rule end; «/*» abc", "this comment has no closing '*/'", null },
        { "MC0105", "var «_x»: boolean;", "a name starts with a letter, not with an underscore", null },
        { "MC0106", "const A: «010»;", "the leading zero is ignored: this number is decimal",
            "Rumur reads it as octal, CMurphi as decimal; without the zero they agree" },
        { "MC0108", "const A: «0x»;", "expected hexadecimal digits after '0x'", null },
        { "MC0109", $"const A: «{new string('9', 1_001)}»;", "this number has more than 1,000 digits", null },
        { "MC0110", "const A«;»", "expected ':', found ';'", null },
        { "MC0110", "const A: «;»", "expected an expression, found ';'", null },
        { "MC0110", "var x: «;»", "expected a type, found ';'", null },
        { "MC0110", "var «:» boolean;", "expected a name, found ':'", null },
        { "MC0110", "var x: array [0..1] «boolean»;", "expected 'of', found 'boolean'", null },
        { "MC0110", "invariant (a «;»", "expected ')', found ';'", null },
        { "MC0110", "invariant x.«;»", "expected the name of a field, found ';'", null },
        { "MC0110", "rule x := 1«»\n y := 2; end", "expected ';'", null },
        { "MC0110", "rule if a «the» x := 1; end; end",
            "expected 'then', found 'the'", "did you mean 'then'?" },
        { "MC0110", "rule begin «then» end", "expected a statement, found 'then'", null },
        { "MC0110", "rule error «x»; end", "expected a string, found 'x'", null },
        { "MC0110", "rule x«;» end", "expected '==>', found ';'", null },
        { "MC0110", "rule begin x«;» end", "expected ':=' or '(', found ';'", null },
        { "MC0110", "rule begin whlie «x» do y := 1; end; end", "expected ':=' or '(', found 'x'",
            "did you mean 'while'?" },
        { "MC0110", "«rul» \"r\" x ==> begin y := 1; end;",
            "expected a declaration, function, rule or property, found 'rul'", "did you mean 'rule'?" },
        { "MC0110", "ruleset i: T do «x» := 1; end;", "expected a rule or property, found 'x'", null },
        { "MC0110", "ruleset i «x» do end;", "expected ':' or ':=', found 'x'", null },
        { "MC0111", "var «rule»: boolean;", "'rule' is a keyword and cannot be a name", null },
        { "MC0112", "rule if x then y := 1; «»",
            "expected 'end' to close 'if', found the end of the file", null },
        { "MC0112", "startstate x := 1; «rule» end",
            "expected 'end' to close 'startstate', found 'rule'", null },
        { "MC0113", "rule for i: T do x := 1; «endif»; end;", "'endif' does not close 'for'", null },
        { "MC0114", "rule end; «end»;", "nothing is open that this 'end' could close", null },
        { "MC0115", "invariant a < b «<=» c;", "'<=' cannot follow '<' without parentheses",
            "parentheses say which of the two is meant first" },
        { "MC0115", "invariant a -> b «->» c;", "'->' cannot follow '->' without parentheses",
            "parentheses say which of the two is meant first" },
        { "MC0115", "invariant a ? b : c «?» d : e;", "'?' cannot follow '?' without parentheses",
            "parentheses say which of the two is meant first" },
        { "MC0115", "ltl a until b «until» c;", "'until' cannot follow 'until' without parentheses",
            "parentheses say which of the two is meant first" },
        { "MC0116", "invariant a «=>» b;", "'=>' is not an operator",
            "'->' is implication, '>=' is greater or equal" },
        { "MC0116", "rule a «=>» x := 1; end", "'=>' is not an operator", "a guard ends with '==>'" },
        { "MC0116", "invariant a «=<» b;", "'=<' is not an operator", "'<=' is less or equal" },
        { "MC0116", "invariant a «<>» b;", "'<>' is not an operator", "'!=' is not equal" },
        { "MC0117", "rule begin x «=» 1; end", "'=' compares and does not assign",
            "an assignment is written ':='" },
        { "MC0117", "rule x[1].f «==» 1; end", "'==' compares and does not assign",
            "an assignment is written ':='" },
        { "MC0118", "invariant \"a\" x «\"b\"»;",
            "the property already has a message before its condition", null },
        { "MC0119", "rule «liveness» x; end", "a liveness property cannot stand inside a body", null },
        { "MC0121", "invariant x «&» y = 3;", "'=' binds tighter than '&'",
            "this is read as 'x & (y = 3)'; parentheses make it plain" },
        { "MC0121", "invariant a | b «&&» c;", "'|' binds tighter than '&&'",
            "this is read as '(a | b) && c'; parentheses make it plain" },
        { "MC0133", "type t: «real»(3, 4);", "the type 'real' is not supported", null },
        { "MC0133", "const A: «1.5»;", "a real number is not supported", null },
        { "MC0133", "«externfun» f(x: T; y: T): T;", "an external function is not supported", null },
        { "MC0133", "«externproc» p();", "an external function is not supported", null },
        { "MC0133", "«pctl» [x until <= 3 y] >= 0.5;", "a PCTL formula is not supported", null },
        { "MC0133", "invariant «log10»(x, y) > 1;",
            "the function 'log10' on real numbers is not supported", null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reports_what_is_wrong_where_it_is(string code, string marked, string message, string? help)
    {
        Diagnostic diagnostic = new MarkedText(marked).AssertReports(Compatibility.None, code, message);

        Assert.Equal(help, diagnostic.Help);
    }

    [Fact]
    public void Reports_digits_that_are_not_octal() => new MarkedText("const A: «018»;").AssertReports(
        Compatibility.Rumur,
        "MC0107",
        "a number with a leading zero is octal in Rumur and has no digit 8 or 9");

    [Fact]
    public void Reports_nesting_once()
    {
        Diagnostic diagnostic = Assert.Single(
            Parsing.Parse($"invariant {new string('(', 5_000)}x{new string(')', 5_000)};").Diagnostics);

        Assert.Equal(
            "MC0120: this is nested too deeply: more than 1,000 levels", Parsing.Describe(diagnostic));
    }

    [Theory]
    [InlineData("rule \"r\" if x then y := 1;", "if")]
    [InlineData("ruleset i: T do rule end; end; rule for i: T do endif; end", "for")]
    public void A_missing_or_wrong_end_points_at_what_is_open(string text, string opener)
    {
        Diagnostic diagnostic = Parsing.Parse(text).Diagnostics[0];

        Assert.Equal(opener, diagnostic.Related?.Span.Text);
        Assert.Equal($"the '{opener}' that is still open", diagnostic.Related?.Text);
    }

    /// <summary>What <see cref="DialectTests"/> covers.</summary>
    private static readonly string[] DialectCodes = ["MC0130", "MC0131", "MC0132"];

    [Fact]
    public void Every_message_is_tested()
    {
        string[] tested =
        [
            .. Cases().Select(row => (string)row[0]), "MC0107", "MC0120", .. DialectCodes,
        ];

        Assert.Equal(
            FactoriesByCode().Select(factory => factory.Code),
            tested.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_code_has_one_message() =>
        Assert.All(FactoriesByCode().GroupBy(factory => factory.Code), group => Assert.Single(group));

    private static IEnumerable<(string Code, string Name)> FactoriesByCode() =>
        typeof(SyntaxErrors)
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType == typeof(Diagnostic))
            .Select(method => (((Diagnostic)method.Invoke(null, Arguments(method))!).Code, method.Name))
            .OrderBy(factory => factory.Code, StringComparer.Ordinal);

    private static object?[] Arguments(MethodInfo method)
    {
        SourceSpan span = new SourceFile("<test>", "x").Span(0, 1);
        return
        [
            .. method.GetParameters().Select(parameter =>
                parameter.ParameterType == typeof(SourceSpan) ? span
                : parameter.ParameterType == typeof(int) ? (object)1
                : "x"),
        ];
    }
}
