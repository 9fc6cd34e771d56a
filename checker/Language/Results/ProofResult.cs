using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Results;

/// <summary>How it was shown that something holds in every reachable state.</summary>
public enum ProofMethod
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>By induction, with no other claim's help.</summary>
    Alone,

    /// <summary>By induction together with other invariants and lemmas of the specification.</summary>
    WithOthers,

    /// <summary>By induction together with clauses that were found.</summary>
    WithClauses,

    /// <summary>By induction over several steps.</summary>
    SeveralSteps,

    /// <summary>By an invariant in the bits and integers of the state, which has no form in the specification's language.</summary>
    Reachability,
}

/// <summary>What became of one claim that a proof was sought for.</summary>
/// <param name="Property">An invariant or a lemma; null for the claim that no rule fails.</param>
/// <param name="Others">Invariants and lemmas that the proof rests on besides the property itself.</param>
/// <param name="Clauses">Clauses that the proof rests on, as the specification would write them.</param>
/// <param name="Obstacle">Why it is not proved, where there is more to say than that no proof was found.</param>
public sealed record PropertyProof(
    Property? Property,
    ProofMethod Method,
    ImmutableArray<Property> Others,
    ImmutableArray<string> Clauses,
    string? Obstacle = null)
{
    public bool IsProved => Method != ProofMethod.None;
}

/// <summary>For which sizes of a scalarset type a proof is sought.</summary>
/// <param name="Size">Null for any size.</param>
/// <param name="Obstacle">Why it is not sought for any size, although it should be.</param>
public sealed record ProofSize(string Type, long? Size, string? Obstacle = null, SourceSpan? Span = null);

/// <summary>What one engine did.</summary>
/// <param name="Engine">A noun: "inductive check".</param>
/// <param name="Queries">Questions to the solver; 0 for an engine that asks none.</param>
public sealed record EngineRun(string Engine, string Outcome, int Queries, TimeSpan Time);

/// <summary>A state from which a rule leads to one that breaks a claim, or fails, although all claims hold before.</summary>
/// <param name="System">The specification at the sizes that the state has.</param>
/// <param name="Obligation">What could not be shown: "rule 'enter' preserves 'one at a time'".</param>
/// <param name="State">Before the rule; null for an initial rule.</param>
/// <param name="Successor">After the rule; null when it fails.</param>
/// <param name="IsReachable">Whether some run leads to the state; null when that is not known.</param>
public sealed record InductionFailure(
    TransitionSystem System,
    string Obligation,
    Instance<Rule> Rule,
    ImmutableArray<long>? State,
    ImmutableArray<long>? Successor,
    bool? IsReachable);

/// <summary>The outcome of seeking proofs for a specification's invariants.</summary>
/// <param name="Properties">Those asked for, in source order, and last the claim that no rule fails.</param>
/// <param name="IsAnySize">Whether proofs were sought for any size of some scalarset types.</param>
/// <param name="Sizes">Of every scalarset type that the specification declares with a name, in source order.</param>
/// <param name="Clauses">All that were found and are needed, as the specification would write them.</param>
/// <param name="Steps">In the order in which the engines ran.</param>
/// <param name="Failure">What stands in the way when something is not proved, if that is known.</param>
public sealed record ProofResult(
    ImmutableArray<PropertyProof> Properties,
    bool IsAnySize,
    ImmutableArray<ProofSize> Sizes,
    ImmutableArray<string> Clauses,
    ImmutableArray<EngineRun> Steps,
    InductionFailure? Failure,
    TimeSpan Time)
{
    public bool IsProved => Properties.All(p => p.IsProved);

    /// <summary>The folder that the certificate was written to, or null.</summary>
    public string? Certificate { get; init; }

    /// <summary>Of the certificate's manifest, in lower case hexadecimal; null without a certificate.</summary>
    public string? CertificateSha256 { get; init; }

    /// <summary>Questions to the solver.</summary>
    public int Queries => Steps.Sum(s => s.Queries);

    /// <summary>What was proved, for comparison with what the specification expects.</summary>
    public ImmutableArray<ProvedProperty> Proved =>
    [
        .. Properties
            .Where(p => p.IsProved && p.Property is not null)
            .Select(p => new ProvedProperty(p.Property!, [.. Sizes.Where(s => s.Size is null).Select(s => s.Type)])),
    ];
}
