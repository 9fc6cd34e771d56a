using Xunit;
using static ModelCheck.Tests.Language.Elaboration.MarkedSource;

namespace ModelCheck.Tests.Language.Elaboration;

public class NameErrorTests
{
    [Theory]
    [InlineData("MC0201", "var held: boolean; invariant «hold»;", "'hold' is not declared")]
    [InlineData("MC0202", "var a: boolean; var «a»: 0..1;", "'a' is already declared")]
    [InlineData("MC0202", "type t: enum { A, B }; u: enum { «A», C };", "'A' is already declared")]
    [InlineData("MC0203", "var a: 0..1; type t: 0..«a»;", "this must be a constant")]
    [InlineData("MC0204", "var a: 0..1; b: «a»;", "'a' is a variable, not a type")]
    [InlineData("MC0205", "type t: 0..1; invariant «t» = 0;", "'t' is a type, not a value")]
    [InlineData("MC0206", "var a: 0..1; invariant «a»(1);", "'a' is a variable, not a function or procedure")]
    [InlineData("MC0207", "var r: record f: 0..1; end; invariant r.«g» = 0;", "'record f: 0..1; end' has no field 'g'")]
    [InlineData("MC0208", "ltl \"p\" [] enabled «\"none\"»;", "there is no rule named 'none'")]
    public void Reports_a_wrong_name(string code, string marked, string message) =>
        AssertDiagnostic(marked, code, message);

    [Fact]
    public void Suggests_the_nearest_name() => Assert.Equal(
        "did you mean 'held'?",
        Load("var held: boolean; invariant hold;", 0).Diagnostics.Single(d => d.Code == "MC0201").Help);

    [Fact]
    public void Reports_an_undeclared_name_once() => Assert.Single(
        Load("invariant nope; invariant nope & nope;", 0).Diagnostics.Where(d => d.Code == "MC0201"));

    [Theory]
    [InlineData("var a: 0..1; function f(a: boolean): boolean; begin return a; end; invariant f(true);")]
    [InlineData("var a: 0..1; invariant forall a: boolean do a | !a end;")]
    [InlineData("var a: 0..1; rule begin for a: boolean do zz2 := a; end; end; var zz3: boolean;")]
    [InlineData("var a: array [0..1] of 0..1; alias a: a[0] do invariant a < 2; end;")]
    public void Lets_inner_names_hide_outer_ones(string text)
    {
        string declared = text.Contains("zz2", StringComparison.Ordinal) ? "var zz2: boolean; " + text : text;
        AssertAccepted(declared);
    }
}
