using ModelCheck.Language;
using Xunit;
using static ModelCheck.Tests.Language.Elaboration.MarkedSource;

namespace ModelCheck.Tests.Language.Elaboration;

public class TypeErrorTests
{
    private const string Declarations = """
        type node: scalarset(2); colour: enum { Red, Blue }; either: union { node, colour };
             pair: record x: 0..3; y: 0..3; end; bag: multiset [2] of pair;
        var i: 0..3; b: boolean; n: node; c: colour; e: either; r: pair; s: pair; net: bag; a: array [node] of 0..3;
        function one(k: 0..3): 0..3; begin return k; end;
        procedure bump(var k: 0..3); begin k := 0; end;

        """;

    [Theory]
    [InlineData("MC0301", "invariant «i»;", "a property must be boolean, but this is '0..3'")]
    [InlineData("MC0301", "invariant b -> «i»;", "an operand of '->' must be boolean, but this is '0..3'")]
    [InlineData("MC0302", "rule begin i := «b»; end", "a value of type 'boolean' cannot be stored in '0..3'")]
    [InlineData("MC0303", "invariant «n = c»;", "'node' and 'colour' cannot be compared")]
    [InlineData("MC0304", "invariant b «&» i;", "'&' needs two booleans or two integers, not 'boolean' and '0..3'")]
    [InlineData("MC0305", "invariant «i»[0] = 0;", "only arrays and multisets can be indexed, and this is '0..3'")]
    [InlineData("MC0306", "invariant a[«i»] = 0;", "the index must be 'node', but this is '0..3'")]
    [InlineData("MC0307", "invariant «i».x = 0;", "only records have fields, and this is '0..3'")]
    [InlineData("MC0308", "type t: «3..1»;", "the range 3..1 is empty")]
    [InlineData("MC0309", "type t: scalarset(«0»);", "a scalarset needs at least one value, not 0")]
    [InlineData("MC0310", "type t: multiset [«0»] of pair;", "a multiset needs room for at least one element, not 0")]
    [InlineData("MC0311", "type t: array [«pair»] of 0..1;", "an array index must have a simple type, but this is 'pair'")]
    [InlineData("MC0312", "type t: union { node, «pair» };", "'pair' cannot be part of a union")]
    [InlineData("MC0312", "type t: union { node, «node» };", "'node' cannot be part of a union")]
    [InlineData("MC0313", "type t: «array [0..99999999] of pair»;",
        "a value of this type would have 200000000 parts, more than 16777216")]
    [InlineData("MC0314", "const k: «99999999999999999999»;", "99999999999999999999 does not fit in a 64-bit integer")]
    [InlineData("MC0315", "invariant «b» + 1 = 2;", "an operand of '+' must be an integer, but this is 'boolean'")]
    [InlineData("MC0316", "const k: «1 / 0»;", "this constant has no value: division by zero")]
    [InlineData("MC0316", "const k: «9223372036854775807 + 1»;", "this constant has no value: it does not fit in 64 bits")]
    [InlineData("MC0317", "rule begin bump(«i + 1»); end", "the argument for the 'var' parameter 'k' must be a variable")]
    [InlineData("MC0318", "var w: 0..7; rule begin bump(«w»); end",
        "the 'var' parameter 'k' needs exactly '0..3', not '0..7'")]
    [InlineData("MC0319", "invariant «one(1, 2)» = 0;", "'one' takes 1 argument, but 2 given")]
    [InlineData("MC0320", "invariant «bump(i)» = 0;", "'bump' is a procedure: it has no value")]
    [InlineData("MC0321", "rule begin bump(«undefined»); end",
        "'undefined' may only be assigned, or passed to a parameter without 'var'")]
    [InlineData("MC0322", "invariant isundefined(«r»);", "'isundefined' needs a variable of a simple type")]
    [InlineData("MC0323", "invariant «ismember(n, colour)»;", "a value of 'node' can never be a member of 'colour'")]
    [InlineData("MC0324", "type t: record x: 0..1; «x»: boolean; end;", "the record already has a field 'x'")]
    [InlineData("MC0325", "rule begin i := «b ? i : n»; end", "the two sides of '?:' have different types, '0..3' and 'node'")]
    [InlineData("MC0326", "invariant multisetcount(k: «i», true) = 0;", "this must be a multiset, but it is '0..3'")]
    [InlineData("MC0327", "rule begin multisetremove(«i», net); end",
        "an element of this multiset is named by a 'choose' variable over it, not by '0..3'")]
    [InlineData("MC0329", "invariant «c» < Blue;", "'<' compares integers only, and this is 'colour'")]
    public void Reports_a_wrong_type(string code, string marked, string message) =>
        AssertDiagnostic(Declarations + marked, code, message);

    [Fact]
    public void CMurphi_does_not_compare_records() => AssertDiagnostic(
        Declarations + "invariant «r = s»;", "MC0328", "CMurphi compares only simple values", Compatibility.CMurphi);

    [Theory]
    [InlineData("rule begin e := n; e := Red; n := e; end")]
    [InlineData("rule begin switch e case Red: i := 0; else i := 1; end; end")]
    [InlineData("invariant e = Red | e = n | ismember(e, node) | ismember(e, either);")]
    [InlineData("invariant r = s;")]
    [InlineData("choose k: net do rule net[k].x = 0 ==> begin multisetremove(k, net); end; end;")]
    [InlineData("rule begin multisetadd(r, net); multisetremovepred(k: net, net[k].x = 1); end")]
    [InlineData("rule begin i := undefined; i := one(undefined); end")]
    [InlineData("invariant (i & 1) = 1 | b;")]
    [InlineData("alias top: 2 do ruleset k: 0..top do rule begin i := k; end end end;")]
    public void Accepts_what_both_checkers_accept(string text) => AssertAccepted(Declarations + text);

    [Fact]
    public void Two_scalarsets_of_one_size_are_two_types()
    {
        const string Text = "type s: scalarset(2); t: scalarset(2); var x: s; y: t; invariant «x = y»;";
        AssertDiagnostic(Text, "MC0303", "'s' and 't' cannot be compared");
        AssertAccepted(Text.Replace("«", "").Replace("»", ""), Compatibility.Rumur);
    }
}
