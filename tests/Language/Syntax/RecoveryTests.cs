using ModelCheck.Language.Diagnostics;
using Xunit;

namespace ModelCheck.Tests.Language.Syntax;

public class RecoveryTests
{
    /// <summary>Each mistake costs one message, and what is right between them is still read.</summary>
    [Fact]
    public void Finds_all_mistakes_of_a_file_without_cascades()
    {
        const string Text = """
            const N 3;
            type T: 0..;
            var x: T; y boolean;
            rule "a" x = => begin y := true; end;
            rul "b" x = 1 ==> begin if x = 1 then y := true; end; end;
            rule "c" begin x := ; y := true; end;
            rule "d" begin x = 1; whlie x < 3 do if y then x := 2; end; end; y := false; end;
            rule "e" begin if x = 1 y := true; end; end;
            rule "f" begin for i: T do x := i; endif; end;
            invariant "g" x < y < 3;
            end;
            ruleset i: T do
              rule "h" x[ ==> begin end;
              invarient "i" x = i;
              rule "j" y ==> begin (x) := 1 end;
            end;
            startstate x := 0
            """;

        (_, IReadOnlyList<Diagnostic> diagnostics) = Parsing.Parse(Text);

        Assert.Equal(
            [
                "1 expected ':', found '3'",
                "2 expected an expression, found ';'",
                "3 expected ':', found 'boolean'",
                "4 expected an expression, found '=>'",
                "5 expected a declaration, function, rule or property, found 'rul'",
                "6 expected an expression, found ';'",
                "7 '=' compares and does not assign",
                "7 expected ':=' or '(', found 'x'",
                "8 expected 'then', found 'y'",
                "9 'endif' does not close 'for'",
                "10 '<' cannot follow '<' without parentheses",
                "11 nothing is open that this 'end' could close",
                "13 expected an expression, found '==>'",
                "14 expected a rule or property, found 'invarient'",
                "17 expected 'end' to close 'startstate', found the end of the file",
            ],
            diagnostics.OrderBy(d => d.Span.Start).Select(d => $"{d.Span.Line} {d.Message}"));
    }

    [Theory]
    [InlineData("rule begin x := ; y := 1; end;", "SimpleRule(Body: [x := ERROR, y := 1])")]
    [InlineData("rule x y ==> begin z := 1; end;", "SimpleRule(Guard: x, Body: [z := 1])")]
    [InlineData("rule x begin z := 1; end;", "SimpleRule(Guard: x, Body: [z := 1])")]
    [InlineData("rule x => z := 1; end;", "SimpleRule(Guard: x, Body: [z := 1])")]
    [InlineData("rule begin x = 1; end;", "SimpleRule(Body: [x := 1])")]
    [InlineData("const N = 1; M: 2;", "const N: 1 const M: 2")]
    [InlineData("rule @ x := 1; end;", "SimpleRule(Body: [x := 1])")]
    [InlineData("var x: @ boolean; y: boolean;", "var x: boolean var y: boolean")]
    [InlineData(
        "rule if a then for i: T do x := i; endif; y := 1; end;",
        "SimpleRule(Body: [If(Arms: [IfArm(Condition: a, Body: "
        + "[For(Quantifiers: [i: T], Body: [x := i])])]), y := 1])")]
    [InlineData("rule for i: T do x := i; endwhile; y := 1; end;",
        "SimpleRule(Body: [For(Quantifiers: [i: T], Body: [x := i]), y := 1])")]
    [InlineData("rule whlie a do if b then x := 1; end; end; y := 1; end; var z: T;",
        "SimpleRule(Body: [y := 1]) var z: T")]
    [InlineData("rul a ==> begin if b then x := 1; end; end; var z: T;", "var z: T")]
    [InlineData("invarient a; var z: T;", "var z: T")]
    [InlineData("externfun f(x: T; y: T): T; var z: T;", "var z: T")]
    [InlineData("type t: real(1, 2); u: T;", "type t: ERROR type u: T")]
    public void Goes_on_behind_a_mistake(string text, string expected)
    {
        (var tree, IReadOnlyList<Diagnostic> diagnostics) = Parsing.Parse(text);

        Assert.Equal(expected, SyntaxDump.Of(tree));
        Assert.Single(diagnostics);
    }
}
