using Xunit;

namespace ModelCheck.Tests.Language.Syntax;

public class ParserStatementTests
{
    [Theory]
    [InlineData("x := 1", "x := 1")]
    [InlineData("x.f[i].g := undefined", "x.f[i].g := UNDEFINED")]
    [InlineData("if a then x := 1 end", "If(Arms: [IfArm(Condition: a, Body: [x := 1])])")]
    [InlineData(
        "if a then x := 1; elsif b then y := 2; else z := 3; endif",
        "If(Arms: [IfArm(Condition: a, Body: [x := 1]), IfArm(Condition: b, Body: [y := 2])], "
        + "Else: [z := 3])")]
    [InlineData("if a then else end", "If(Arms: [IfArm(Condition: a)], Else: [])")]
    [InlineData(
        "switch x case 1, 2: y := 1; case z: else y := 2; endswitch",
        "Switch(Subject: x, Cases: [SwitchCase(Values: [1, 2], Body: [y := 1]), SwitchCase(Values: "
        + "[z])], Else: [y := 2])")]
    [InlineData("switch x end", "Switch(Subject: x)")]
    [InlineData("for i: T do x := i; end", "For(Quantifiers: [i: T], Body: [x := i])")]
    [InlineData("for i: T; j := 0 to 3 do endfor", "For(Quantifiers: [i: T, j := 0 to 3 by none])")]
    [InlineData("for i := a to b by -1 do end", "For(Quantifiers: [i := a to b by (Minus 1)])")]
    [InlineData("for i: 0..3 : x := i end", "For(Quantifiers: [i: 0..3], Body: [x := i])")]
    [InlineData("while x < 3 do x := x + 1; endwhile", "While(Condition: (x < 3), Body: [x := (x + 1)])")]
    [InlineData(
        "alias x: a; y: b[1] do x := y end",
        "AliasStatement(Aliases: [x: a, y: b[1]], Body: [x := y])")]
    [InlineData("p()", "CallStatement(Call: p())")]
    [InlineData("p(a, undefined, 3,)", "CallStatement(Call: p(a, UNDEFINED, 3))")]
    [InlineData("clear a.b", "Clear(Target: a.b)")]
    [InlineData("undefine a[1]", "Undefine(Target: a[1])")]
    [InlineData("error \"oh \\\"no\\\"\"", """ErrorStatement(Message: "oh \"no\"")""")]
    [InlineData("put \"text\"", """Put(Text: "text")""")]
    [InlineData("put x + 1", "Put(Value: (x + 1))")]
    [InlineData("return", "Return()")]
    [InlineData("return x = 1", "Return(Value: (x = 1))")]
    [InlineData("assert x", "PropertyStatement(Kind: Assert, Condition: x)")]
    [InlineData("assert x \"m\"", """PropertyStatement(Kind: Assert, Message: "m", Condition: x)""")]
    [InlineData("""assert "m" x""", """PropertyStatement(Kind: Assert, Message: "m", Condition: x)""")]
    [InlineData("invariant x \"m\"", """PropertyStatement(Kind: Invariant, Message: "m", Condition: x)""")]
    [InlineData("assume x", "PropertyStatement(Kind: Assume, Condition: x)")]
    [InlineData("""cover "m" x""", """PropertyStatement(Kind: Cover, Message: "m", Condition: x)""")]
    [InlineData("multisetadd(x, m)", "MultisetAdd(Element: x, Multiset: m)")]
    [InlineData("multisetremove(i, m[1])", "MultisetRemove(Index: i, Multiset: m[1])")]
    [InlineData(
        "multisetremovepred(i: m, m[i] = x)",
        "MultisetRemovePredicate(Variable: i, Multiset: m, Condition: (m[i] = x))")]
    [InlineData(";;x := 1;;;y := 2;", "x := 1, y := 2")]
    public void Reads_a_statement(string text, string expected) =>
        Assert.Equal(
            $"Function(Name: p, Body: [{expected}])",
            SyntaxDump.Of(Parsing.ParseClean($"procedure p(); begin {text} end;")));
}
