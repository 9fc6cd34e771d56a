using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Syntax;

/// <content>Warnings about expressions that are easily read in another way than they are meant.</content>
public sealed partial class Parser
{
    private const int LongestReading = 60;

    private bool _hasWarnedAboutComparison;

    private void WarnAboutPrecedence(BinarySyntax binary)
    {
        if (_compatibility != Compatibility.None)
            return;

        if (binary.Operator is BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Xor)
            WarnAboutComparison(binary);
        else if (binary.Operator == BinaryOperator.LogicalAnd)
            WarnAboutDisjunction(binary);
    }

    /// <summary>
    /// <c>x &amp; y = 3</c> is <c>x &amp; (y = 3)</c>, though <c>&amp;</c> is also an operator on integers.
    /// Between two comparisons nobody can misread it, and once is enough for a file.
    /// </summary>
    private void WarnAboutComparison(BinarySyntax binary)
    {
        bool isMixed = (IsComparison(binary.Left) && IsPlain(binary.Right))
            || (IsComparison(binary.Right) && IsPlain(binary.Left));
        if (!isMixed || _hasWarnedAboutComparison)
            return;

        _hasWarnedAboutComparison = true;
        Warn(binary, IsComparison(binary.Right) ? binary.Right : binary.Left);
    }

    /// <summary>
    /// <c>a | b &amp;&amp; c</c> is <c>(a | b) &amp;&amp; c</c>: each of the two spellings has its own
    /// precedence.
    /// </summary>
    private void WarnAboutDisjunction(BinarySyntax binary)
    {
        if (IsDisjunction(binary.Left))
            Warn(binary, binary.Left);
        else if (IsDisjunction(binary.Right))
            Warn(binary, binary.Right);
    }

    /// <param name="tighter">The operand that is grouped first.</param>
    private void Warn(BinarySyntax binary, ExpressionSyntax tighter)
    {
        SourceSpan op = ((BinarySyntax)tighter).OperatorSpan;
        Remark(SyntaxErrors.SurprisingPrecedence(
            binary.OperatorSpan, op.Text, binary.OperatorSpan.Text, ReadingOf(binary, tighter)));
    }

    private static string? ReadingOf(BinarySyntax binary, ExpressionSyntax tighter)
    {
        string left = Operand(binary.Left);
        string right = Operand(binary.Right);
        string reading = $"{left} {binary.OperatorSpan.Text} {right}";
        return reading.Length <= LongestReading && !reading.Contains('\n') ? reading : null;

        string Operand(ExpressionSyntax operand) =>
            ReferenceEquals(operand, tighter) ? $"({operand.Span.Text})" : operand.Span.Text;
    }

    private static bool IsComparison(ExpressionSyntax expression) =>
        expression is BinarySyntax binary && Operators.PrecedenceOf(binary.Operator) == Precedence.Comparison;

    private static bool IsDisjunction(ExpressionSyntax expression) =>
        expression is BinarySyntax { Operator: BinaryOperator.Or or BinaryOperator.Xor };

    /// <summary>Whether the operand may be an integer as far as its form shows.</summary>
    private static bool IsPlain(ExpressionSyntax expression) => expression switch
    {
        NameSyntax or FieldSyntax or IndexSyntax or IntegerSyntax => true,
        UnarySyntax unary => unary.Operator != UnaryOperator.Not,
        BinarySyntax binary => Operators.PrecedenceOf(binary.Operator) >= Precedence.Shift,
        _ => false,
    };
}
