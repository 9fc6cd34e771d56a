using ModelCheck.Language.Syntax;
using Xunit;

namespace ModelCheck.Tests.Language.Syntax;

/// <summary>Models of one tool use words as names that the other, or we, use as keywords.</summary>
public class ContextualKeywordTests
{
    public static TheoryData<string> Words() =>
    [
        .. Enumerable.Range((int)TokenKind.Always, TokenKind.With - TokenKind.Always + 1)
            .SelectMany(kind => Keywords.SpellingsOf((TokenKind)kind)),
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_can_name_a_variable(string word)
    {
        string text = $"""
            var a: boolean; {word}: array [0..1] of record {word}: boolean; end; b, {word}2: boolean;
            rule {word}[0].{word} & !{word}[1].{word} ==> begin
              {word}[0].{word} := true;
              a := {word}[0].{word} = {word}[1].{word};
            end;
            """;

        Assert.Equal(
            $"var a: boolean var {word}: array [0..1] of record [var {word}: boolean] "
            + $"var b, {word}2: boolean SimpleRule(Guard: ({word}[0].{word} & (Not {word}[1].{word})), "
            + $"Body: [{word}[0].{word} := true, a := ({word}[0].{word} = {word}[1].{word})])",
            SyntaxDump.Of(Parsing.ParseClean(text)));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_can_name_a_scalar_a_type_and_a_constant(string word)
    {
        string text = $"""
            const {word}: 1;
            type {word}: 0..{word};
            var {word}: {word};
            rule {word} = 1 & {word} != 0 ==> begin {word} := 1; x := {word}; end;
            """;

        Assert.Equal(
            $"const {word}: 1 type {word}: 0..{word} var {word}: {word} "
            + $"SimpleRule(Guard: (({word} = 1) & ({word} != 0)), Body: [{word} := 1, x := {word}])",
            SyntaxDump.Of(Parsing.ParseClean(text)));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_can_name_a_function_a_parameter_and_a_bound_variable(string word)
    {
        string text = $"""
            function {word}({word}: boolean): boolean; begin return {word}(x); end;
            ruleset {word}: 0..1 do
              rule forall {word}: 0..1 do x end ==> begin {word}(x); for {word} := 0 to 1 do end; end;
            end;
            """;

        Assert.Equal(
            $"Function(Name: {word}, Parameters: [{word}: boolean], ReturnType: boolean, "
            + $"Body: [Return(Value: {word}(x))]) "
            + $"Ruleset(Quantifiers: [{word}: 0..1], Rules: [SimpleRule("
            + $"Guard: Quantified(IsForall, Quantifiers: [{word}: 0..1], Body: x), "
            + $"Body: [CallStatement(Call: {word}(x)), For(Quantifiers: [{word} := 0 to 1 by none])])])",
            SyntaxDump.Of(Parsing.ParseClean(text)));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_can_name_an_enum_member(string word)
    {
        string text = $"type t: enum {{a, {word}}}; rule x := {word}; f({word}) end";

        Assert.Equal(
            $"type t: enum [a, {word}] SimpleRule(Body: [x := {word}, CallStatement(Call: f({word}))])",
            SyntaxDump.Of(Parsing.ParseClean(text)));
    }

    [Theory]
    [InlineData("rule cover(x); assume (x) end", "PropertyStatement(Kind: Cover, Condition: {x}), "
        + "PropertyStatement(Kind: Assume, Condition: {x})")]
    [InlineData("rule cover !x end", "PropertyStatement(Kind: Cover, Condition: (Not x))")]
    [InlineData("procedure cover(b: boolean); end; rule cover(x) end", "CallStatement(Call: cover(x))")]
    [InlineData("rule multisetadd(x, m) end", "MultisetAdd(Element: x, Multiset: m)")]
    [InlineData("rule x := undefined end", "x := UNDEFINED")]
    [InlineData("var a, undefined: boolean; rule x := undefined end", "x := undefined")]
    public void What_a_word_means_shows_around_it_and_in_the_declarations(string text, string expected) =>
        Assert.EndsWith($"SimpleRule(Body: [{expected}])", SyntaxDump.Of(Parsing.ParseClean(text)));

    [Theory]
    [InlineData("ltl next = 1;", "(next = 1)")]
    [InlineData("ltl next next;", "(Next next)")]
    [InlineData("ltl always (always);", "(Always {always})")]
    [InlineData("ltl next [] <> next[1];", "(Next (Always (Eventually next[1])))")]
    [InlineData("ltl until until release;", "(until until release)")]
    [InlineData("ltl enabled = fired;", "(enabled = fired)")]
    [InlineData("ltl enabled \"r\" & fired \"s\";",
        "(RuleObservation(Rule: \"r\") & RuleObservation(IsFired, Rule: \"s\"))")]
    public void Temporal_words_are_names_where_no_operand_follows(string text, string expected) =>
        Assert.Equal(
            $"Property(Kind: Ltl, Condition: {expected})", SyntaxDump.Of(Parsing.ParseClean(text)));

    [Fact]
    public void Temporal_words_are_names_outside_temporal_properties() =>
        Assert.Equal("(next & always(x))", Parsing.DumpExpression("next & always(x)"));
}
