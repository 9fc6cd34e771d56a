using System.Collections.Immutable;

namespace ModelCheck.Proof.Logic;

/// <summary>What a term is made of. Each kind says what <see cref="Term.Arguments"/> holds.</summary>
public enum TermKind
{
    /// <summary>Nothing; <see cref="Term.Name"/> and <see cref="Term.Value"/> tell variables apart.</summary>
    Variable,

    /// <summary>Nothing; <see cref="Term.Value"/> is the value. A boolean is 0 or 1.</summary>
    Constant,

    /// <summary>The arguments of <see cref="Term.Symbol"/>.</summary>
    Apply,

    Not,

    /// <summary>At least two, in the order of their numbers, none of this kind.</summary>
    And,

    /// <inheritdoc cref="And"/>
    Or,

    /// <summary>Condition, value when true, value when false.</summary>
    Ite,

    /// <summary>Two terms of one sort; a constant is the second.</summary>
    Equal,

    /// <summary>Two integers.</summary>
    Add,

    /// <inheritdoc cref="Add"/>
    Multiply,

    /// <summary>Two integers; truncates toward zero. By zero: any value.</summary>
    Divide,

    /// <summary>Two integers; has the sign of the dividend. By zero: any value.</summary>
    Remainder,

    /// <summary>Two integers.</summary>
    LessOrEqual,

    /// <summary>A variable of a scalar sort and a body; sorts have at least one element.</summary>
    ForAll,

    /// <inheritdoc cref="ForAll"/>
    Exists,
}

/// <summary>
/// An expression of many-sorted first-order logic. Made only by a <see cref="TermFactory"/>, which
/// simplifies, and
/// makes equal terms one object.
/// </summary>
public sealed class Term
{
    internal Term(
        TermKind kind,
        Sort sort,
        ImmutableArray<Term> arguments,
        FunctionSymbol? symbol = null,
        long value = 0,
        string? name = null)
    {
        Kind = kind;
        Sort = sort;
        Arguments = arguments;
        Symbol = symbol;
        Value = value;
        Name = name;
    }

    public TermKind Kind { get; }

    public Sort Sort { get; }

    public ImmutableArray<Term> Arguments { get; }

    /// <summary>Set for <see cref="TermKind.Apply"/> only.</summary>
    public FunctionSymbol? Symbol { get; }

    /// <summary>Of a constant its value, of a variable its number.</summary>
    public long Value { get; }

    /// <summary>Set for <see cref="TermKind.Variable"/> only.</summary>
    public string? Name { get; }

    /// <summary>Counts the terms of a factory in the order in which they were made.</summary>
    public int Number { get; internal set; }

    /// <summary>The variables that no quantifier in the term binds, in the order of their numbers.</summary>
    public ImmutableArray<Term> FreeVariables { get; internal set; } = [];

    /// <summary>How deep quantifiers are nested in it.</summary>
    public int QuantifierDepth { get; internal set; }

    public bool IsTrue => Kind == TermKind.Constant && Sort == Sort.Bool && Value == 1;

    public bool IsFalse => Kind == TermKind.Constant && Sort == Sort.Bool && Value == 0;

    public bool IsConstant => Kind == TermKind.Constant;

    public bool IsQuantifier => Kind is TermKind.ForAll or TermKind.Exists;

    /// <summary>The body of a quantifier, the operand of a negation.</summary>
    public Term Body => Arguments[^1];

    public bool Mentions(Term variable) => FreeVariables.Contains(variable);

    public override string ToString() => TermText.Of(this);
}
