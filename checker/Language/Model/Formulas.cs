using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Model;

/// <summary>
/// What a temporal property claims of a run: an infinite sequence of positions, each with a state and the rule
/// instance whose firing led there.
/// </summary>
/// <remarks>
/// The first position has no firing. A run that reaches a state without successors stays in it for ever, and those
/// further positions have no firing either.
/// </remarks>
public abstract record Formula(SourceSpan Span)
{
    /// <summary>The conditions on single states in it, in source order.</summary>
    public IEnumerable<Expression> Conditions => this switch
    {
        StateFormula state => [state.Condition],
        UnaryFormula unary => unary.Operand.Conditions,
        BinaryFormula binary => binary.Left.Conditions.Concat(binary.Right.Conditions),
        QuantifiedFormula quantified => quantified.Body.Conditions,
        _ => [],
    };
}

/// <summary>True at a position whose state satisfies the condition.</summary>
public sealed record StateFormula(Expression Condition) : Formula(Condition.Span)
{
    /// <summary>The condition as a property of single states.</summary>
    /// <param name="owner">The property that the formula is a part of.</param>
    /// <param name="bindings">Those of the owner, and of the quantifiers around the formula.</param>
    public Property PropertyOf(Property owner, ImmutableArray<Binding> bindings) => new()
    {
        Kind = owner.Kind,
        Name = owner.Name,
        Bindings = bindings,
        Condition = Condition,
        Frame = owner.Frame,
        Span = Span,
    };
}

/// <summary><c>enabled "rule"</c> or <c>fired "rule"</c></summary>
/// <remarks>
/// Fired: the firing that led to the position was of an instance of a rule of that name. Enabled: such an instance
/// has a transition from the position's state.
/// </remarks>
public sealed record RuleFormula(bool IsFired, string Rule, SourceSpan Span) : Formula(Span);

public enum UnaryFormulaOperator
{
    Not,

    /// <summary>At this position and all later ones.</summary>
    Always,

    /// <summary>At this position or a later one.</summary>
    Eventually,

    /// <summary>At the next position.</summary>
    Next,
}

public sealed record UnaryFormula(UnaryFormulaOperator Operator, Formula Operand, SourceSpan Span) : Formula(Span);

public enum BinaryFormulaOperator
{
    And,
    Or,
    Implies,

    /// <summary>The right side at this position or a later one, and the left side at all before that one.</summary>
    Until,

    /// <summary>The right side for ever, or up to and including a position where the left side is true, too.</summary>
    Release,
}

public sealed record BinaryFormula(BinaryFormulaOperator Operator, Formula Left, Formula Right, SourceSpan Span)
    : Formula(Span);

/// <summary><c>forall</c> or <c>exists</c> around temporal operators: a conjunction or disjunction.</summary>
public sealed record QuantifiedFormula(bool IsForall, ParameterBinding Binding, Formula Body, SourceSpan Span)
    : Formula(Span);
