using Xunit;

namespace ModelCheck.Tests.Language.Syntax;

public class ParserRuleTests
{
    [Theory]
    [InlineData("rule end", "SimpleRule()")]
    [InlineData("""rule "r" end;""", """SimpleRule(Name: "r")""")]
    [InlineData("rule begin x := 1; endrule;", "SimpleRule(Body: [x := 1])")]
    [InlineData("rule x := 1; end;", "SimpleRule(Body: [x := 1])")]
    [InlineData(
        """rule "r" x[i].f := 1; y := 2 end;""",
        """SimpleRule(Name: "r", Body: [x[i].f := 1, y := 2])""")]
    [InlineData("""rule "r" p(1); end;""", """SimpleRule(Name: "r", Body: [CallStatement(Call: p(1))])""")]
    [InlineData("""rule "r" p(1) end;""", """SimpleRule(Name: "r", Body: [CallStatement(Call: p(1))])""")]
    [InlineData("""rule "r" p(1) ==> end;""", """SimpleRule(Name: "r", Guard: p(1))""")]
    [InlineData("""rule "r" x ==> y := 1; end;""", """SimpleRule(Name: "r", Guard: x, Body: [y := 1])""")]
    [InlineData(
        "rule x = 1 & (forall i: T do a[i] end) ==> var v: T; const c: 1; begin v := x; end;",
        "SimpleRule(Guard: ((x = 1) & {Quantified(IsForall, Quantifiers: [i: T], Body: a[i])}), "
        + "Declarations: [var v: T, const c: 1], Body: [v := x])")]
    [InlineData("""rule 3 "r" x ==> end;""", """SimpleRule(Priority: 3, Name: "r", Guard: x)""")]
    [InlineData("rule 3 x ==> end;", "SimpleRule(Priority: 3, Guard: x)")]
    [InlineData("rule 3 = x ==> end;", "SimpleRule(Guard: (3 = x))")]
    [InlineData(
        """rule "r" if x then y := 1; end; end;""",
        """SimpleRule(Name: "r", Body: [If(Arms: [IfArm(Condition: x, Body: [y := 1])])])""")]
    [InlineData(
        """rule "r" cover x; end;""",
        """SimpleRule(Name: "r", Body: [PropertyStatement(Kind: Cover, Condition: x)])""")]
    [InlineData("""rule "r" x ? y : z ==> end;""", """SimpleRule(Name: "r", Guard: (x ? y : z))""")]
    [InlineData("rule var v: T; begin end;", "SimpleRule(Declarations: [var v: T])")]
    [InlineData("startstate end;", "StartState()")]
    [InlineData(
        """startstate "s" var v: T; begin v := 1; endstartstate;""",
        """StartState(Name: "s", Declarations: [var v: T], Body: [v := 1])""")]
    [InlineData("startstate begin x := 1 end", "StartState(Body: [x := 1])")]
    [InlineData("""invariant "i" x;""", """Property(Kind: Invariant, Name: "i", Condition: x)""")]
    [InlineData("""invariant x "i";""", """Property(Kind: Invariant, Name: "i", Condition: x)""")]
    [InlineData("invariant x", "Property(Kind: Invariant, Condition: x)")]
    [InlineData(
        """assert "a" x; assume x "b"; cover x; liveness "l" x;""",
        """Property(Kind: Assert, Name: "a", Condition: x) Property(Kind: Assume, Name: "b", """
        + """Condition: x) Property(Kind: Cover, Condition: x) Property(Kind: Liveness, Name: "l", """
        + "Condition: x)")]
    [InlineData(
        "ruleset i: T; j := 0 to 3 by 2 do rule end; invariant x; endruleset;",
        "Ruleset(Quantifiers: [i: T, j := 0 to 3 by 2], Rules: [SimpleRule(), Property(Kind: "
        + "Invariant, Condition: x)])")]
    [InlineData(
        "ruleset i: T do ruleset j: U do startstate end end end",
        "Ruleset(Quantifiers: [i: T], Rules: [Ruleset(Quantifiers: [j: U], Rules: [StartState()])])")]
    [InlineData("ruleset i: T do end;", "Ruleset(Quantifiers: [i: T])")]
    [InlineData(
        "alias x: a[1]; y: b do rule end; endalias;",
        "AliasRule(Aliases: [x: a[1], y: b], Rules: [SimpleRule()])")]
    [InlineData(
        "alias x, y: a z: b do rule end end",
        "AliasRule(Aliases: [x: a, y: a, z: b], Rules: [SimpleRule()])")]
    [InlineData(
        "choose i: net[p] do rule end; endchoose;",
        "ChooseRule(Variable: i, Multiset: net[p], Rules: [SimpleRule()])")]
    [InlineData(
        """fair rule "r" end; strongly fair rule end;""",
        """SimpleRule(Fairness: Weak, Name: "r") SimpleRule(Fairness: Strong)""")]
    [InlineData("""leadsto "l" p ~> q;""", """Property(Kind: LeadsTo, Name: "l", Condition: (p ~> q))""")]
    [InlineData("""lemma "l" p & q;""", """Property(Kind: Lemma, Name: "l", Condition: (p & q))""")]
    [InlineData("""lemma p "l";""", """Property(Kind: Lemma, Name: "l", Condition: p)""")]
    [InlineData("leadsto p & q ~> r", "Property(Kind: LeadsTo, Condition: ((p & q) ~> r))")]
    [InlineData(
        """ltl "f" [] (p -> <> q);""",
        """Property(Kind: Ltl, Name: "f", Condition: (Always {(p -> (Eventually q))}))""")]
    [InlineData(
        """ltl always eventually p until q & next enabled "r" | fired "s" release !p;""",
        "Property(Kind: Ltl, Condition: ((((Always (Eventually p)) until q) & (Next "
        + """RuleObservation(Rule: "r"))) | (RuleObservation(IsFired, Rule: "s") release (Not p))))""")]
    public void Reads_a_rule_or_property(string text, string expected) =>
        Assert.Equal(expected, SyntaxDump.Of(Parsing.ParseClean(text)));
}
