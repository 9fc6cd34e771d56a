using System.Collections.Immutable;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Model;

public enum PropertyKind
{
    /// <summary>Holds in every reachable state.</summary>
    Invariant,

    /// <summary>States where it is false are left out of the search.</summary>
    Assumption,

    /// <summary>Holds in at least one reachable state, or at least once at its place in a body.</summary>
    Cover,

    /// <summary>From every reachable state a state where it holds can be reached (AG EF).</summary>
    Liveness,

    /// <summary>In every fair run, each state where one condition holds is followed by one where another does.</summary>
    LeadsTo,

    /// <summary>A formula of linear temporal logic holds in every fair run.</summary>
    Ltl,
}

/// <summary>A claim about the reachable states. One inside rulesets claims itself for every combination of parameters.</summary>
/// <remarks>Compared by reference: two properties may have equal texts.</remarks>
public sealed class Property
{
    public required PropertyKind Kind { get; init; }

    /// <summary>As written, or kind and number, as in <c>invariant 2</c>. Unique names are not required.</summary>
    public required string Name { get; init; }

    /// <summary>As for <see cref="Rule.Bindings"/>; empty at top level and for a cover in a body.</summary>
    public required ImmutableArray<Binding> Bindings { get; init; }

    /// <summary>What is claimed of one state; null for temporal properties and covers in a body.</summary>
    public required Expression? Condition { get; init; }

    /// <summary>What is claimed of each fair run; null for all but temporal properties.</summary>
    public Formula? Formula { get; init; }

    public required FrameSize Frame { get; init; }

    public required SourceSpan Span { get; init; }

    public DocComment? Doc { get; init; }

    /// <summary>True for a claim about whole runs, which no single state decides.</summary>
    public bool IsTemporal => Kind is PropertyKind.LeadsTo or PropertyKind.Ltl;

    /// <summary>True for an invariant that is stated to help proofs of others, with <c>lemma</c>.</summary>
    public bool IsLemma { get; init; }

    /// <summary>True for a <c>cover</c> statement in a body, which no single state decides.</summary>
    public bool IsInBody { get; init; }

    public override string ToString() => Name;
}
