using System.Collections.Immutable;
using ModelCheck.Language.Results;

namespace ModelCheck.Proof.Proving;

/// <summary>What is to be proved, and which engines may try.</summary>
public sealed record ProofOptions
{
    /// <summary>Names of the invariants to prove; empty for all. Lemmas help in any case.</summary>
    public ImmutableArray<string> Properties { get; init; } = [];

    /// <summary>Whether to prove for any size of every scalarset type that may have one.</summary>
    public bool AnySize { get; init; }

    /// <summary>Whether clauses are sought that make the induction go through.</summary>
    public bool Mines { get; init; } = true;

    /// <summary>How many steps are looked at for violations, at the declared sizes; null for none.</summary>
    public int? Bound { get; init; }

    /// <summary>The largest k for k-induction, at the declared sizes; null for none.</summary>
    public int? LargestK { get; init; }

    /// <summary>The most time for Spacer, at the declared sizes; null to leave it out.</summary>
    public TimeSpan? SpacerTime { get; init; }

    /// <summary>The most time for all engines together; null for no limit.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Learns what each engine did as soon as it is done.</summary>
    public Action<EngineRun>? OnStep { get; init; }

    /// <summary>Receives a line for whatever takes long.</summary>
    public Action<string>? Log { get; init; }
}
