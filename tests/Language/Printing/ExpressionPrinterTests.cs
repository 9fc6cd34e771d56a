using ModelCheck.Language.Printing;
using ModelCheck.Language.Syntax;
using ModelCheck.Tests.Language.Syntax;
using Xunit;

namespace ModelCheck.Tests.Language.Printing;

public class ExpressionPrinterTests
{
    private static ExpressionSyntax Parse(string text) =>
        ((PropertySyntax)Parsing.Parse($"invariant {text};").Tree.Items[0]).Condition;

    [Theory]
    [InlineData("a+b*c", "a + b * c")]
    [InlineData("forall i:T do  x[ i ].f\n=1 end", "forall i: T do x[i].f = 1 end")]
    [InlineData("a ?b: c", "a ? b : c")]
    public void Prints_an_expression_on_one_line(string text, string expected) =>
        Assert.Equal(expected, ExpressionPrinter.Print(Parse(text)));

    [Fact]
    public void Prints_long_expressions_on_one_line()
    {
        string text = string.Join(" & ", Enumerable.Repeat("a_rather_long_name = another_long_name", 50));

        Assert.Equal(text, ExpressionPrinter.Print(Parse(text)));
    }

    /// <summary>Trees that were put together, not parsed, have no parentheses where they need them.</summary>
    [Theory]
    [InlineData("(a + b) * c")]
    [InlineData("a - (b - c)")]
    [InlineData("(a = b) = c")]
    [InlineData("(a -> b) -> c")]
    [InlineData("(!a) = b")]
    [InlineData("a = !b")]
    [InlineData("a & !b & c")]
    [InlineData("(-a) * b")]
    [InlineData("-a * b")]
    [InlineData("-(a * b)")]
    [InlineData("- -a")]
    [InlineData("! !a")]
    [InlineData("-~a")]
    [InlineData("(a ? b : c) ? d : e")]
    [InlineData("a ? b ? c : d : e")]
    [InlineData("a ? b : (c ? d : e)")]
    [InlineData("(a ? b : c) + d")]
    [InlineData("!(a & b)")]
    [InlineData("a + (!b) * c")]
    public void Adds_the_parentheses_that_a_tree_needs(string text)
    {
        ExpressionSyntax tree = WithoutParentheses(Parse(text));

        Assert.Equal(
            SyntaxDump.Of(tree),
            SyntaxDump.Of(Parse(ExpressionPrinter.Print(tree))).Replace("{", "").Replace("}", ""));
    }

    [Fact]
    public void Prints_types()
    {
        var declaration = (TypeDeclaration)Parsing.Parse("type t: array[0 .. 1]of enum{a,b};").Tree.Items[0];

        Assert.Equal("array [0..1] of enum {a, b}", ExpressionPrinter.Print(declaration.Type));
    }

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedSyntax inner => WithoutParentheses(inner.Inner),
        UnarySyntax unary => unary with { Operand = WithoutParentheses(unary.Operand) },
        BinarySyntax binary => binary with
        {
            Left = WithoutParentheses(binary.Left),
            Right = WithoutParentheses(binary.Right),
        },
        ConditionalSyntax choice => choice with
        {
            Condition = WithoutParentheses(choice.Condition),
            WhenTrue = WithoutParentheses(choice.WhenTrue),
            WhenFalse = WithoutParentheses(choice.WhenFalse),
        },
        _ => expression,
    };
}
