namespace ModelCheck.Language.Syntax;

/// <summary>
/// How tightly operators bind, from <see cref="Conditional"/> (loosest) to <see cref="Primary"/>.
/// </summary>
/// <remarks>
/// Rumur's table, with the temporal operators between <c>&amp;</c> and <c>!</c>. It serves <c>--compat
/// cmurphi</c>
/// too: CMurphi orders the operators that it has in the same way, and reports the others.
/// </remarks>
internal enum Precedence
{
    Conditional,
    Implies,
    LogicalOr,
    LogicalAnd,
    Or,
    Xor,
    And,

    /// <summary><c>until</c> and <c>release</c>, only in <c>ltl</c>.</summary>
    Until,

    /// <summary>The prefix operators <c>!</c>, <c>[]</c>, <c>&lt;&gt;</c> and <c>next</c>.</summary>
    Not,
    Comparison,
    Shift,
    Additive,

    /// <summary>Also the prefix operators <c>+</c> and <c>-</c>.</summary>
    Multiplicative,

    /// <summary>The prefix operator <c>~</c>.</summary>
    BitwiseNot,
    Primary,
}

/// <summary>The operators: their precedence, associativity and spelling.</summary>
internal static class Operators
{
    public static Precedence PrecedenceOf(BinaryOperator op) => op switch
    {
        BinaryOperator.LeadsTo => Precedence.Conditional,
        BinaryOperator.Implies => Precedence.Implies,
        BinaryOperator.LogicalOr => Precedence.LogicalOr,
        BinaryOperator.LogicalAnd => Precedence.LogicalAnd,
        BinaryOperator.Or => Precedence.Or,
        BinaryOperator.Xor => Precedence.Xor,
        BinaryOperator.And => Precedence.And,
        BinaryOperator.Until or BinaryOperator.Release => Precedence.Until,
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Equal or BinaryOperator.NotEqual
            or BinaryOperator.GreaterOrEqual or BinaryOperator.Greater => Precedence.Comparison,
        BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight => Precedence.Shift,
        BinaryOperator.Add or BinaryOperator.Subtract => Precedence.Additive,
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder =>
            Precedence.Multiplicative,
    };

    public static Precedence PrecedenceOf(UnaryOperator op) => op switch
    {
        UnaryOperator.Plus or UnaryOperator.Minus => Precedence.Multiplicative,
        UnaryOperator.BitwiseNot => Precedence.BitwiseNot,
        UnaryOperator.Not or UnaryOperator.Always or UnaryOperator.Eventually or UnaryOperator.Next =>
            Precedence.Not,
    };

    /// <summary>
    /// Whether <c>a op b op c</c> needs parentheses; every other operator groups to the left.
    /// </summary>
    public static bool IsNonAssociative(Precedence precedence) =>
        precedence is Precedence.Conditional or Precedence.Implies or Precedence.Until
            or Precedence.Comparison;

    public static string SpellingOf(BinaryOperator op) => op switch
    {
        BinaryOperator.Implies => "->",
        BinaryOperator.LogicalOr => "||",
        BinaryOperator.LogicalAnd => "&&",
        BinaryOperator.Or => "|",
        BinaryOperator.Xor => "^",
        BinaryOperator.And => "&",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Greater => ">",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.Until => "until",
        BinaryOperator.Release => "release",
        BinaryOperator.LeadsTo => "~>",
    };

    public static string SpellingOf(UnaryOperator op) => op switch
    {
        UnaryOperator.Not => "!",
        UnaryOperator.Plus => "+",
        UnaryOperator.Minus => "-",
        UnaryOperator.BitwiseNot => "~",
        UnaryOperator.Always => "[]",
        UnaryOperator.Eventually => "<>",
        UnaryOperator.Next => "next",
    };

    /// <summary>The binary operator that a token stands for, or null.</summary>
    public static BinaryOperator? BinaryOf(TokenKind kind) => kind switch
    {
        TokenKind.Arrow => BinaryOperator.Implies,
        TokenKind.PipePipe => BinaryOperator.LogicalOr,
        TokenKind.AmpersandAmpersand => BinaryOperator.LogicalAnd,
        TokenKind.Pipe => BinaryOperator.Or,
        TokenKind.Caret => BinaryOperator.Xor,
        TokenKind.Ampersand => BinaryOperator.And,
        TokenKind.Less => BinaryOperator.Less,
        TokenKind.LessEqual => BinaryOperator.LessOrEqual,
        TokenKind.Equal or TokenKind.EqualEqual => BinaryOperator.Equal,
        TokenKind.NotEqual => BinaryOperator.NotEqual,
        TokenKind.GreaterEqual => BinaryOperator.GreaterOrEqual,
        TokenKind.Greater => BinaryOperator.Greater,
        TokenKind.ShiftLeft => BinaryOperator.ShiftLeft,
        TokenKind.ShiftRight => BinaryOperator.ShiftRight,
        TokenKind.Plus => BinaryOperator.Add,
        TokenKind.Minus => BinaryOperator.Subtract,
        TokenKind.Star => BinaryOperator.Multiply,
        TokenKind.Slash => BinaryOperator.Divide,
        TokenKind.Percent => BinaryOperator.Remainder,
        _ => null,
    };

    /// <summary>Whether only Rumur has the operator.</summary>
    public static bool IsRumurOnly(TokenKind kind) =>
        kind is TokenKind.PipePipe or TokenKind.AmpersandAmpersand or TokenKind.Caret or TokenKind.Tilde
            or TokenKind.EqualEqual or TokenKind.ShiftLeft or TokenKind.ShiftRight;
}
