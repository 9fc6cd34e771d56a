using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Model;

/// <summary>A variable of the state.</summary>
/// <param name="Offset">Its first slot in the state.</param>
public sealed record StateVariable(string Name, ModelType Type, int Offset, SourceSpan Span, DocComment? Doc);

public enum LocalKind
{
    /// <summary>Declared with <c>var</c> in a rule or function; undefined on entry.</summary>
    Variable,

    /// <summary>Bound by a ruleset, <c>choose</c>, <c>for</c>, <c>forall</c>, <c>exists</c> or a multiset predicate; always defined, read-only.</summary>
    Bound,

    /// <summary>A parameter passed by value.</summary>
    ValueParameter,

    /// <summary>A parameter that is another name for its argument's place; read-only unless declared with <c>var</c>.</summary>
    ReferenceParameter,

    /// <summary>An alias of an expression that is no place: its value on entry, read-only.</summary>
    ValueAlias,

    /// <summary>An alias of a place, whose indices are evaluated once, on entry.</summary>
    ReferenceAlias,
}

/// <summary>A name with a meaning only inside one rule, property or function.</summary>
/// <param name="Offset">
/// Its first slot in the frame; for the two reference kinds, which take no slots, its number among the frame's references.
/// </param>
/// <param name="IsReadOnly">Assignments to it are diagnosed by the binder.</param>
public sealed record LocalVariable(
    string Name, ModelType Type, LocalKind Kind, int Offset, bool IsReadOnly, SourceSpan Span)
{
    public bool IsReference => Kind is LocalKind.ReferenceParameter or LocalKind.ReferenceAlias;
}

/// <summary>How much room the locals of a rule, property or function take. No two of its locals share a slot.</summary>
/// <param name="SlotCount">Slots for values.</param>
/// <param name="ReferenceCount">References to places.</param>
public readonly record struct FrameSize(int SlotCount, int ReferenceCount);

/// <summary>What a bound variable ranges over.</summary>
public abstract record Domain;

/// <summary>Every value of a type, the least first.</summary>
public sealed record TypeDomain(SimpleType Type) : Domain;

/// <summary>
/// From, From + Step, … up to and including To. Bounds are evaluated once, in the order From, To, Step.
/// </summary>
/// <param name="Step">
/// Null when not written: 1, or under <see cref="EmptyRangeLoop.CountsDown"/> -1 when From is greater than To. A step of 0 is an error,
/// and so is a step away from To when From and To differ, except that under <see cref="EmptyRangeLoop.RunsZeroTimes"/> the latter runs zero times.
/// </param>
public sealed record RangeDomain(Expression From, Expression To, Expression? Step) : Domain;
