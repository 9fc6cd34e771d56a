using ModelCheck.Language;
using ModelCheck.Language.Syntax;
using Xunit;

namespace ModelCheck.Tests.Language.Syntax;

public class ParserExpressionTests
{
    /// <summary>Rumur's binary operators, from the loosest level to the tightest.</summary>
    private static readonly string[][] RumurLevels =
    [
        ["->"], ["||"], ["&&"], ["|"], ["^"], ["&"], ["<", "<=", "=", "!=", ">=", ">"], ["<<", ">>"],
        ["+", "-"], ["*", "/", "%"],
    ];

    /// <summary>CMurphi's.</summary>
    private static readonly string[][] CMurphiLevels =
    [
        ["->"], ["|"], ["&"], ["<", "<=", "=", "!=", ">=", ">"], ["+", "-"], ["*", "/", "%"],
    ];

    public static TheoryData<Compatibility, string, string, bool> OperatorPairs()
    {
        var pairs = new TheoryData<Compatibility, string, string, bool>();
        foreach (Compatibility compatibility in Enum.GetValues<Compatibility>())
        {
            string[][] levels = compatibility == Compatibility.CMurphi ? CMurphiLevels : RumurLevels;
            for (int i = 0; i < levels.Length; i++)
            {
                for (int j = 0; j < levels.Length; j++)
                {
                    bool isNonAssociative = i == j && (i == 0 || levels[i][0] == "<");
                    if (!isNonAssociative)
                        AddPairs(compatibility, levels[i], levels[j], firstIsTighter: i >= j);
                }
            }
        }

        return pairs;

        void AddPairs(Compatibility compatibility, string[] first, string[] second, bool firstIsTighter)
        {
            foreach (string one in first)
            {
                foreach (string other in second)
                    pairs.Add(compatibility, one, other, firstIsTighter);
            }
        }
    }

    [Theory]
    [InlineData("12", "12")]
    [InlineData("0x1F", "31")]
    [InlineData("true", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("x", "x")]
    [InlineData("x.f", "x.f")]
    [InlineData("x[1][y].z", "x[1][y].z")]
    [InlineData("(x)", "{x}")]
    [InlineData("f()", "f()")]
    [InlineData("f(x, y + 1)", "f(x, (y + 1))")]
    [InlineData("!x", "(Not x)")]
    [InlineData("-x", "(Minus x)")]
    [InlineData("+x", "(Plus x)")]
    [InlineData("~x", "(BitwiseNot x)")]
    [InlineData("x ? y : z", "(x ? y : z)")]
    [InlineData("a ? b ? c : d : e", "(a ? (b ? c : d) : e)")]
    [InlineData("forall i: T do x end", "Quantified(IsForall, Quantifiers: [i: T], Body: x)")]
    [InlineData(
        "exists i := 0 to 3 do x endexists",
        "Quantified(Quantifiers: [i := 0 to 3 by none], Body: x)")]
    [InlineData(
        "forall i: T; j: U do x endforall",
        "Quantified(IsForall, Quantifiers: [i: T, j: U], Body: x)")]
    [InlineData("forall i: T : x end", "Quantified(IsForall, Quantifiers: [i: T], Body: x)")]
    [InlineData("∃ i: T do x end", "Quantified(Quantifiers: [i: T], Body: x)")]
    [InlineData("isundefined(x[1])", "IsUndefined(Operand: x[1])")]
    [InlineData("ismember(x, 0..3)", "IsMember(Operand: x, Type: 0..3)")]
    [InlineData(
        "multisetcount(i: m, m[i] > 0)",
        "MultisetCount(Variable: i, Multiset: m, Condition: (m[i] > 0))")]
    [InlineData("a = !b", "(a = (Not b))")]
    [InlineData("a & !b = c", "(a & (Not (b = c)))")]
    [InlineData("!a & b", "((Not a) & b)")]
    [InlineData("-a * b", "((Minus a) * b)")]
    [InlineData("-a + b", "((Minus a) + b)")]
    [InlineData("- -a", "(Minus (Minus a))")]
    [InlineData("!!a", "(Not (Not a))")]
    [InlineData("~-a + b", "((BitwiseNot (Minus a)) + b)")]
    [InlineData("a - -b", "(a - (Minus b))")]
    [InlineData("a != b & c <= d | e >= f", "(((a != b) & (c <= d)) | (e >= f))")]
    public void Reads_an_expression(string text, string expected) =>
        Assert.Equal(expected, Parsing.DumpExpression(text));

    [Theory]
    [MemberData(nameof(OperatorPairs))]
    public void Groups_two_operators_as_the_table_says(
        Compatibility compatibility, string first, string second, bool firstIsTighter)
    {
        string expected = firstIsTighter
            ? $"((a {first} b) {second} c)"
            : $"(a {first} (b {second} c))";

        (SpecificationSyntax tree, _) = Parsing.Parse($"invariant a {first} b {second} c;", compatibility);

        Assert.Equal($"Property(Kind: Invariant, Condition: {expected})", SyntaxDump.Of(tree));
    }

    [Theory]
    [InlineData("a == b", "(a = b)")]
    [InlineData("a ∧ b ∨ ¬c → d", "(((a && b) || (Not c)) -> d)")]
    [InlineData("a ≥ b", "(a >= b)")]
    [InlineData("a ≤ b", "(a <= b)")]
    [InlineData("a ≠ b", "(a != b)")]
    [InlineData("a ÷ b − c × d ∕ e", "((a / b) - ((c * d) / e))")]
    [InlineData("∀ x: T do x end", "Quantified(IsForall, Quantifiers: [x: T], Body: x)")]
    public void Reads_other_spellings_of_operators(string text, string expected) =>
        Assert.Equal(expected, Parsing.DumpExpression(text));

    [Theory]
    [InlineData("!a = b", "(Not (a = b))")]
    [InlineData("!a & b", "((Not a) & b)")]
    [InlineData("!a + b = c", "(Not ((a + b) = c))")]
    [InlineData("-a + b", "((Minus a) + b)")]
    [InlineData("-a * b", "((Minus a) * b)")]
    [InlineData("+a % b", "((Plus a) % b)")]
    [InlineData("~a * b", "((BitwiseNot a) * b)")]
    [InlineData("-~a", "(Minus (BitwiseNot a))")]
    [InlineData("a * !b = c", "(a * (Not (b = c)))")]
    [InlineData("a -> b ? c : d", "((a -> b) ? c : d)")]
    [InlineData("a ? b : c -> d", "(a ? b : (c -> d))")]
    public void Binds_prefix_operators_and_conditionals_by_their_level(string text, string expected) =>
        Assert.Equal(expected, Parsing.DumpExpression(text));

    [Fact]
    public void Reads_numbers_of_any_size()
    {
        string digits = new('9', 100);

        Assert.Equal(digits, Parsing.DumpExpression(digits));
        Assert.Equal("18446744073709551616", Parsing.DumpExpression("0x10000000000000000"));
    }
}
