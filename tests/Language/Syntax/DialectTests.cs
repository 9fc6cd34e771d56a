using ModelCheck.Language;
using Xunit;

namespace ModelCheck.Tests.Language.Syntax;

/// <summary>
/// What one of the two tools lacks: accepted by default and by the other tool's dialect, reported by name in
/// its own.
/// </summary>
public class DialectTests
{
    [Theory]
    [InlineData("var x: 0..1«» y: 0..1;", "a declaration without a semicolon behind it")]
    [InlineData("var x: 0..1;«;»", "a semicolon without anything before it")]
    [InlineData("type E: enum {a, b«,»};", "a comma behind the last element")]
    [InlineData("const A, «B»: 1;", "a second name in a constant declaration")]
    [InlineData("type A, «B»: boolean;", "a second name in a type declaration")]
    [InlineData("rule end«» rule end", "a rule without a semicolon before the next")]
    [InlineData(
        "function f(): boolean«» begin return true; end;",
        "a function heading without a semicolon behind it")]
    [InlineData("procedure p(); begin end«» startstate end", "a function without a semicolon behind it")]
    [InlineData("procedure p(a: T«» b: T); begin end;", "a parameter without a semicolon before the next")]
    [InlineData(
        "procedure p(); var x: T; «x» := 1; end;",
        "a function with declarations and without 'begin'")]
    [InlineData("type R: record a: T«» b: T end;", "a field without a semicolon before the next")]
    [InlineData("rule alias x: a«» y: b do end; end", "an alias without a semicolon before the next")]
    [InlineData("rule alias x, «y»: a do end; end", "a second name for one alias")]
    [InlineData("rule begin p(a, b«,»); end", "a comma behind the last element")]
    [InlineData("invariant a «==» b;", "'=='")]
    [InlineData("invariant a «&&» b;", "'&&'")]
    [InlineData("invariant a «||» b;", "'||'")]
    [InlineData("invariant a «^» b;", "'^'")]
    [InlineData("invariant «~»a = b;", "'~'")]
    [InlineData("invariant a «<<» b = c;", "'<<'")]
    [InlineData("invariant a «>>» b = c;", "'>>'")]
    [InlineData("invariant «!!»a;", "'!!'")]
    [InlineData("invariant «∀» x: T do a end;", "'∀'")]
    [InlineData("invariant «∃» x: T do a end;", "'∃'")]
    [InlineData("rule x «≔» 1; end", "'≔'")]
    [InlineData("invariant a «≥» b;", "'≥'")]
    [InlineData("invariant a «→» b;", "'→'")]
    [InlineData("invariant a «≤» b;", "'≤'")]
    [InlineData("invariant a «≠» b;", "'≠'")]
    [InlineData("rule a «⇒» end", "'⇒'")]
    [InlineData("invariant «¬»a;", "'¬'")]
    [InlineData("invariant a «∧» b;", "'∧'")]
    [InlineData("invariant a «∨» b;", "'∨'")]
    [InlineData("invariant a «÷» b = c;", "'÷'")]
    [InlineData("invariant a «∕» b = c;", "'∕'")]
    [InlineData("invariant a «−» b = c;", "'−'")]
    [InlineData("invariant a «×» b = c;", "'×'")]
    [InlineData("const A: «0x1F»;", "a hexadecimal number")]
    [InlineData("rule «“»a” end", "a curly quote")]
    [InlineData("""«assert» "a" x;""", "'assert' outside a body")]
    [InlineData("«assume» x;", "'assume' outside a body")]
    [InlineData("«cover» x;", "'cover' outside a body")]
    [InlineData("«liveness» x;", "'liveness' outside a body")]
    [InlineData("""invariant x «"m"»;""", "a message behind the condition")]
    [InlineData("""rule assert «"m"» x; end""", "a message before the condition")]
    [InlineData("rule «invariant» x; end", "'invariant' inside a body")]
    [InlineData("rule «assume» x; end", "'assume' inside a body")]
    [InlineData("rule «cover» x; end", "'cover' inside a body")]
    [InlineData("type U: «union {}»;", "a union of fewer than two types")]
    [InlineData("type U: «union {a}»;", "a union of fewer than two types")]
    [InlineData("type U: union {a, «0..3»};", "a union member other than a name, an enum or a scalarset")]
    [InlineData(
        "invariant ismember(«x + 1», T);",
        "'ismember' of an expression that is no variable, element or field")]
    public void CMurphi_lacks_what_only_Rumur_has(string marked, string construct)
    {
        var source = new MarkedText(marked);

        source.AssertReports(
            Compatibility.CMurphi, "MC0130", $"{construct} is not part of CMurphi's language");
        source.AssertNoErrors(Compatibility.None);
        source.AssertNoErrors(Compatibility.Rumur);
    }

    [Theory]
    [InlineData("rule x := «undefined»; end", "the literal 'undefined'")]
    [InlineData("rule f(«undefined»); end", "the literal 'undefined'")]
    [InlineData("rule for i: T; «j»: T do end; end", "a second quantifier in one 'for'")]
    [InlineData("invariant forall i: T; «j»: T do x end;", "a second quantifier in one 'forall'")]
    [InlineData("invariant exists i: T; «j»: T do x end;", "a second quantifier in one 'exists'")]
    [InlineData("rule while x «:» end; end", "':' in place of 'do'")]
    [InlineData("rule for i: T «:» end; end", "':' in place of 'do'")]
    [InlineData("rule alias x: a «:» end; end", "':' in place of 'do'")]
    [InlineData("ruleset i: T «:» rule end end", "':' in place of 'do'")]
    [InlineData("invariant forall i: T «:» x end;", "':' in place of 'do'")]
    [InlineData("type M: «multiset» [2] of T;", "a multiset")]
    [InlineData("«choose» i: m do rule end end", "'choose'")]
    [InlineData("rule «multisetadd»(x, m); end", "'multisetadd'")]
    [InlineData("rule «multisetremove»(i, m); end", "'multisetremove'")]
    [InlineData("rule «multisetremovepred»(i: m, x); end", "'multisetremovepred'")]
    [InlineData("invariant «multisetcount»(i: m, x) = 0;", "'multisetcount'")]
    [InlineData("""rule «1» "a" end""", "a rule priority")]
    [InlineData("const A: «1.5»;", "a real number")]
    [InlineData("type A: «real»(3, 4);", "the type 'real'")]
    [InlineData("""«externfun» f(x: T; y: T): T "lib.h";""", "an external function")]
    [InlineData("«externproc» p();", "an external function")]
    [InlineData("«pctl» [ x until <= 3 y ] >= 0.5;", "a PCTL formula")]
    [InlineData("invariant «sin»(x) > 1;", "the function 'sin' on real numbers")]
    public void Rumur_lacks_what_only_CMurphi_has(string marked, string construct)
    {
        var source = new MarkedText(marked);

        source.AssertReports(Compatibility.Rumur, "MC0131", $"{construct} is not part of Rumur's language");
        source.AssertNoErrors(Compatibility.None, except: "MC0133");
        source.AssertNoErrors(Compatibility.CMurphi, except: "MC0133");
    }

    [Theory]
    [InlineData("""«import» "a.m";""", "'import'")]
    [InlineData("«fair» rule end", "'fair'")]
    [InlineData("«strongly fair» rule end", "'strongly fair'")]
    [InlineData("«leadsto» a ~> b;", "'leadsto'")]
    [InlineData("«lemma» a;", "'lemma'")]
    [InlineData("«ltl» [] a;", "'ltl'")]
    public void Both_lack_what_only_we_have(string marked, string construct)
    {
        var source = new MarkedText(marked);

        source.AssertReports(
            Compatibility.CMurphi, "MC0130", $"{construct} is not part of CMurphi's language");
        source.AssertReports(Compatibility.Rumur, "MC0131", $"{construct} is not part of Rumur's language");
        source.AssertNoErrors(Compatibility.None);
    }

    [Theory]
    [InlineData(Compatibility.Rumur, "assume", "cover", "liveness")]
    [InlineData(
        Compatibility.CMurphi, "in", "interleaved", "program", "traceuntil", "undefined", "multiset",
        "multisetadd", "multisetremove", "multisetremovepred", "multisetcount", "choose", "endchoose",
        "externfun", "externproc", "pctl", "pctl_next", "until", "log", "log10", "exp", "sin", "cos", "tan",
        "fabs", "floor", "ceil", "sqrt", "fmod", "pow", "asin", "acos", "atan", "sinh", "cosh", "tanh")]
    public void Words_that_one_tool_reserves_are_no_names_there(Compatibility tool, params string[] words)
    {
        Compatibility other = tool == Compatibility.Rumur ? Compatibility.CMurphi : Compatibility.Rumur;
        foreach (string word in words)
        {
            var source = new MarkedText($"var «{word}»: boolean;");
            source.AssertReports(tool, "MC0132", $"'{word}' is a keyword of {tool} and cannot be a name");
            source.AssertNoErrors(Compatibility.None);
            source.AssertNoErrors(other);
        }
    }

    [Theory]
    [InlineData(Compatibility.None, "const A: 10")]
    [InlineData(Compatibility.CMurphi, "const A: 10")]
    [InlineData(Compatibility.Rumur, "const A: 8")]
    public void A_leading_zero_is_octal_in_Rumur_only(Compatibility compatibility, string expected) =>
        Assert.Equal(expected, SyntaxDump.Of(Parsing.Parse("const A: 010;", compatibility).Tree));

    [Theory]
    [InlineData(Compatibility.None, "SimpleRule(Guard: (1 = x))")]
    [InlineData(Compatibility.Rumur, "SimpleRule(Guard: (1 = x))")]
    public void A_number_before_an_operator_starts_a_guard(Compatibility compatibility, string expected) =>
        Assert.Equal(expected, SyntaxDump.Of(Parsing.ParseClean("rule 1 = x ==> end", compatibility)));

    [Fact]
    public void A_number_behind_rule_is_always_a_priority_in_CMurphi() =>
        Assert.Equal(
            "SimpleRule(Priority: 1, Guard: ((Minus x) = 0))",
            SyntaxDump.Of(Parsing.ParseClean("rule 1 -x = 0 ==> end", Compatibility.CMurphi)));

    [Theory]
    [InlineData(Compatibility.CMurphi, "SimpleRule(Name: \"a\\\")")]
    [InlineData(Compatibility.None, "SimpleRule(Name: \"a\\\" end \")")]
    public void A_backslash_escapes_a_quote_except_in_CMurphi(Compatibility compatibility, string expected)
    {
        string text = compatibility == Compatibility.CMurphi ? "rule \"a\\\" end" : "rule \"a\\\" end \" end";
        Assert.Equal(expected, SyntaxDump.Of(Parsing.ParseClean(text, compatibility)));
    }

    [Fact]
    public void Undefined_is_a_name_like_any_other_in_Rumur() =>
        Assert.Equal(
            "SimpleRule(Body: [x := (undefined + 1)])",
            SyntaxDump.Of(Parsing.ParseClean("rule x := undefined + 1; end", Compatibility.Rumur)));
}
