using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using Xunit;
using static ModelCheck.Tests.Language.Elaboration.MarkedSource;

namespace ModelCheck.Tests.Language.Elaboration;

public class RuleErrorTests
{
    private const string Declarations = """
        type node: scalarset(2);
        var i: 0..3; b: boolean; n: node;
        function change(): boolean; begin i := 0; return true; end;
        function look(k: 0..3): boolean; var local: 0..3; begin local := k; return local = 0; end;
        function outer(): boolean; begin return change(); end;

        """;

    [Theory]
    [InlineData("MC0401", "rule «change()» ==> begin end",
        "'change' changes variables, so it cannot be called in a guard or property")]
    [InlineData("MC0401", "invariant «outer()»;",
        "'outer' changes variables, so it cannot be called in a guard or property")]
    [InlineData("MC0402", "ruleset k: 0..3 do rule begin «k» := 0; end end",
        "'k' cannot be changed: it is a bound variable, a value or a parameter without 'var'")]
    [InlineData("MC0402", "rule begin for k: 0..3 do «k» := 0; end; end",
        "'k' cannot be changed: it is a bound variable, a value or a parameter without 'var'")]
    [InlineData("MC0403", "rule begin clear «true»; end", "this is a value, not a variable that can be changed")]
    [InlineData("MC0406", "ruleset x: 0..9999; y: 0..9999 do «rule begin b := true; end» end",
        "the parameters around this have more than 16777216 combinations")]
    [InlineData("MC0407", "var «big»: array [0..2000000] of boolean;", "a state would have 2000004 parts, more than 1048576")]
    [InlineData("MC0408", "function f(): 0..3; begin «return»; end;", "'f' must return a value")]
    [InlineData("MC0409", "procedure p(); begin return «1»; end;", "only a function returns a value")]
    [InlineData("MC0410", "rule begin «clear n»; end",
        "'clear' picks one value of the scalarset 'node', so its values are no longer interchangeable")]
    [InlineData("MC0411", "var s: «scalarset(2)»;",
        "a scalarset without a name is no more than a range: nothing else can have its type")]
    [InlineData("MC0412", "invariant forall k := 0 to 3 by «0» do b end;", "the step of a range cannot be 0")]
    [InlineData("MC0418", "ltl forall «k := 0 to i» do [] b end;",
        "the bounds of a quantifier around temporal operators must be constant")]
    [InlineData("MC0419", "ltl forall j: 0..99; «k: 0..99» do [] b end;",
        "more than 4096 combinations of values around temporal operators")]
    [InlineData("MC0412", "ltl forall k := 0 to 3 by «0» do [] b end;", "the step of a range cannot be 0")]
    public void Reports_a_wrong_rule(string code, string marked, string message) =>
        AssertDiagnostic(Declarations + marked, code, message);

    [Fact]
    public void A_function_may_change_its_own_locals_in_a_guard() =>
        AssertAccepted(Declarations + "rule look(i) ==> begin b := true; end");

    [Fact]
    public void Rumur_accepts_guards_with_effects() =>
        AssertAccepted(Declarations + "rule change() ==> begin b := true; end", Compatibility.Rumur);

    [Theory]
    [InlineData("rule begin b := true; end; «var» c: boolean;", "a declaration after a rule")]
    [InlineData("rule begin b := true; end; «procedure» p(); begin end;", "a function after a rule")]
    [InlineData("procedure p(); begin end; «type» t: boolean;", "a declaration after a function")]
    public void CMurphi_wants_declarations_then_functions_then_rules(string marked, string construct)
    {
        const string Start = "var b: boolean; ";
        string text = Start + marked + " startstate begin b := true; end; rule begin b := true; end;";
        Diagnostic error = Assert.Single(Load(text, Compatibility.CMurphi).Diagnostics);
        Assert.Equal("MC0130", error.Code);
        Assert.Equal($"{construct} is not part of CMurphi's language", error.Message);
        Assert.Equal(text.IndexOf('«'), error.Span.Start);
    }

    [Fact]
    public void CMurphi_wants_constant_cases() => AssertDiagnostic(
        Declarations + "rule begin switch i case «i»: b := true; end; end", "MC0413",
        "CMurphi needs a constant as the value of a case", Compatibility.CMurphi);

    [Fact]
    public void Rumur_rejects_a_constant_descending_loop() => AssertDiagnostic(
        Declarations + "rule begin for «k := 3 to 1» do b := true; end; end", "MC0416",
        "Rumur rejects a loop from 3 to 1", Compatibility.Rumur);

    [Theory]
    [InlineData(Compatibility.None, "MC0404", Severity.Error)]
    [InlineData(Compatibility.CMurphi, "MC0404", Severity.Error)]
    [InlineData(Compatibility.Rumur, "MC0404", Severity.Warning)]
    public void A_specification_needs_a_start_state(Compatibility compatibility, string code, Severity severity) =>
        Assert.Contains(
            Load("var b: boolean; rule begin b := true; end;", compatibility).Diagnostics,
            d => d.Code == code && d.Severity == severity);

    [Theory]
    [InlineData(Compatibility.None, Severity.Warning)]
    [InlineData(Compatibility.CMurphi, Severity.Error)]
    public void A_specification_should_have_a_rule(Compatibility compatibility, Severity severity) => Assert.Contains(
        Load("var b: boolean; startstate begin b := true; end;", compatibility).Diagnostics,
        d => d.Code == "MC0405" && d.Severity == severity);
}
