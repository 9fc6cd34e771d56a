using Xunit;

namespace ModelCheck.Tests.Language.Syntax;

public class ParserDeclarationTests
{
    [Theory]
    [InlineData("const N: 3;", "const N: 3")]
    [InlineData("const A, B: N + 1; C: 2;", "const A, B: (N + 1) const C: 2")]
    [InlineData("const A: 1 B: 2", "const A: 1 const B: 2")]
    [InlineData("const type var", "")]
    [InlineData("type Node: scalarset(3);", "type Node: scalarset(3)")]
    [InlineData("type T: boolean; U: T;", "type T: boolean type U: T")]
    [InlineData("type R: 0..N - 1;", "type R: 0..(N - 1)")]
    [InlineData("type E: enum {a, b, c,};", "type E: enum [a, b, c]")]
    [InlineData(
        "type R: record a, b: T; c: record d: boolean; end; endrecord;",
        "type R: record [var a, b: T, var c: record [var d: boolean]]")]
    [InlineData("type R: record a: T b: U end", "type R: record [var a: T, var b: U]")]
    [InlineData(
        "type A: array [0..1] of array [T] of boolean;",
        "type A: array [0..1] of array [T] of boolean")]
    [InlineData(
        "type U: union {Node, enum {Home}, scalarset(2)};",
        "type U: union [Node, enum [Home], scalarset(2)]")]
    [InlineData("type U: union {}; V: union {0..1};", "type U: union [] type V: union [0..1]")]
    [InlineData("type M: multiset [N + 1] of T;", "type M: multiset [(N + 1)] of T")]
    [InlineData("var a, b: T; c: 0..3", "var a, b: T var c: 0..3")]
    [InlineData(
        "function f(a, b: T; var c: U): boolean; const k: 1; var x: T; begin return true; "
        + "endfunction;",
        "Function(Name: f, Parameters: [a, b: T, var c: U], ReturnType: boolean, Declarations: "
        + "[const k: 1, var x: T], Body: [Return(Value: true)])")]
    [InlineData("function f(): T return 1 end", "Function(Name: f, ReturnType: T, Body: [Return(Value: 1)])")]
    [InlineData("procedure p(); begin end;", "Function(Name: p)")]
    [InlineData(
        "procedure p(a: T b: U) x := 1; endprocedure",
        "Function(Name: p, Parameters: [a: T, b: U], Body: [x := 1])")]
    [InlineData(
        "procedure p(var a: T;); var x: T; x := 1; end;",
        "Function(Name: p, Parameters: [var a: T], Declarations: [var x: T], Body: [x := 1])")]
    [InlineData("""import "a.m";""", """Import(Path: "a.m")""")]
    [InlineData(
        """import "a.m" with A = 1, B = x + 2;""",
        """Import(Path: "a.m", Overrides: [ImportOverride(Name: A, Value: 1), ImportOverride(Name: """
        + "B, Value: (x + 2))])")]
    public void Reads_a_declaration(string text, string expected) =>
        Assert.Equal(expected, SyntaxDump.Of(Parsing.ParseClean(text)));
}
