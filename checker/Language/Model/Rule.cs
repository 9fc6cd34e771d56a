using System.Collections.Immutable;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Model;

public enum Fairness
{
    None,
    Weak,
    Strong,
}

/// <summary>
/// A guarded command with parameters. From every state and for every combination of parameter values for which
/// <see cref="Guard"/> holds there is one transition, to the state that <see cref="Body"/> leaves.
/// </summary>
/// <remarks>
/// The body runs atomically; a value it writes and reads back is the new one. Bindings are established in order
/// before the guard is evaluated: later ones may use earlier ones.
/// </remarks>
public sealed record Rule
{
    /// <summary>As written, or <c>rule 3</c> for the third one of the specification when it has no name.</summary>
    public required string Name { get; init; }

    /// <summary>Ruleset parameters, <c>choose</c> variables and aliases around the rule, outermost first.</summary>
    public required ImmutableArray<Binding> Bindings { get; init; }

    /// <summary>Null when the rule has none: it is always enabled. Always null for an initial rule.</summary>
    public required Expression? Guard { get; init; }

    /// <summary>Variables declared inside the rule.</summary>
    public required ImmutableArray<LocalVariable> Locals { get; init; }

    public required ImmutableArray<Statement> Body { get; init; }

    public required FrameSize Frame { get; init; }

    /// <summary>Of the enabled rules only those with the least number fire [CMurphi]. 0 when not written; the same for all rules in most models.</summary>
    public long Priority { get; init; }

    public Fairness Fairness { get; init; }

    /// <summary>Its name, or the whole of it when it has none.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>From its first word to its last; null for a rule that was not read from text.</summary>
    public SourceSpan? Whole { get; init; }

    public DocComment? Doc { get; init; }

    /// <summary>What a firing may look like in a log of the thing that is modelled; none when it is not seen there.</summary>
    public ImmutableArray<RuleEvent> Events { get; init; } = [];

    /// <summary>The bindings that have a value to choose, in order.</summary>
    public IEnumerable<ParameterBinding> Parameters => Bindings.OfType<ParameterBinding>();

    public override string ToString() => Name;
}

/// <summary>Something bound around a rule or property.</summary>
public abstract record Binding(LocalVariable Variable);

/// <summary>A binding whose value is chosen: one instance of the rule for each value.</summary>
public abstract record ParameterBinding(LocalVariable Variable) : Binding(Variable)
{
    /// <summary>How many values there are, at least 0.</summary>
    public abstract long Count { get; }

    /// <summary>The value with a number in [0, <see cref="Count"/>).</summary>
    public abstract long ValueAt(long index);
}

/// <summary><c>ruleset i: T</c></summary>
public sealed record TypeParameter(LocalVariable Variable, SimpleType Type) : ParameterBinding(Variable)
{
    public override long Count => (long)UInt128.Min(Type.Cardinality, long.MaxValue);

    public override long ValueAt(long index) => Type.Low + index;
}

/// <summary><c>ruleset i := from to to by step</c>, with constant bounds.</summary>
public sealed record RangeParameter(LocalVariable Variable, long From, long Step, long ValueCount)
    : ParameterBinding(Variable)
{
    public override long Count => ValueCount;

    public override long ValueAt(long index) => From + (index * Step);
}

/// <summary>
/// <c>choose i: multiset</c>: a parameter over the multiset's places. An instance for a place without an element is disabled.
/// </summary>
public sealed record ChooseParameter(LocalVariable Variable, Designator Multiset) : ParameterBinding(Variable)
{
    public override long Count => ((MultisetType)Multiset.Type).Capacity;

    public override long ValueAt(long index) => index;
}

/// <summary><c>alias x: value</c> around rules; a reference when the variable's kind says so.</summary>
public sealed record AliasBinding(LocalVariable Variable, Expression Value) : Binding(Variable);

/// <summary>A function, or a procedure when <see cref="ReturnType"/> is null.</summary>
/// <remarks>The only mutable part of the model: <see cref="Body"/> is set once, after binding, since functions may call themselves.</remarks>
public sealed class Function
{
    public required string Name { get; init; }

    public required ImmutableArray<LocalVariable> Parameters { get; init; }

    public required ModelType? ReturnType { get; init; }

    public required SourceSpan Span { get; init; }

    public DocComment? Doc { get; init; }

    public ImmutableArray<LocalVariable> Locals { get; internal set; } = [];

    public ImmutableArray<Statement> Body { get; internal set; } = [];

    public FrameSize Frame { get; internal set; }

    /// <summary>What running it may change besides its own locals.</summary>
    public Effects Effects { get; internal set; }

    public bool HasEffects => Effects != Effects.None;

    public override string ToString() => Name;
}

/// <summary>What a function may change besides its own locals, directly or through what it calls.</summary>
[Flags]
public enum Effects
{
    None = 0,

    /// <summary>State variables.</summary>
    State = 1,

    /// <summary>Arguments of its <c>var</c> parameters.</summary>
    Parameters = 2,
}
