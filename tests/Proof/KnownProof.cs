using System.Collections.Immutable;
using ModelCheck.Tests.Support;

namespace ModelCheck.Tests.Proof;

/// <summary>Clauses that make the invariants of a specification inductive, for any size and for each one.</summary>
internal sealed record KnownProof(string Spec, ImmutableArray<string> Clauses)
{
    /// <summary>None of the clauses can be left out.</summary>
    public static KnownProof TwoPhaseCommit { get; } = new(
        "classic/two-phase-commit.m",
        [
            "outcome != decided_commit | (forall m: Manager do stand[m] != working end)",
            "outcome = decided_commit | !commit_sent",
            "outcome != decided_commit | (forall m: Manager do stand[m] != aborted end)",
            "outcome != decided_commit | !abort_sent",
            "forall m: Manager do !vote_received[m] | vote_sent[m] end",
            "outcome != open | !abort_sent",
            "forall m: Manager do stand[m] = prepared | outcome != open | !vote_sent[m] end",
        ]);

    public static KnownProof German { get; } = new(
        "classic/german.m",
        [
            "!isundefined(memory) & !isundefined(latest)",
            "current != no_request -> !isundefined(client)",
            "forall n: Node do copy[n] = exclusive | order[n] = grant_exclusive -> exclusive_out end",
            "forall n: Node do copy[n] != invalid -> sharer[n] end",
            "forall n: Node do order[n] != no_order -> sharer[n] end",
            "forall n: Node do acknowledged[n] | to_invalidate[n] -> sharer[n] end",
            "exclusive_out -> forall n: Node do forall m: Node do sharer[n] & sharer[m] -> n = m end end",
            "forall n: Node do order[n] = grant_exclusive -> copy[n] = invalid end",
            "forall n: Node do order[n] = grant_shared -> !exclusive_out end",
            "forall n: Node do order[n] = invalidate -> !to_invalidate[n] & !acknowledged[n] end",
            "forall n: Node do acknowledged[n] -> copy[n] = invalid & order[n] = no_order & !to_invalidate[n] end",
            """
            forall n: Node do
              acknowledged[n] | (order[n] = invalidate)
              -> current = ask_exclusive | (current = ask_shared) & exclusive_out
            end
            """,
            """
            forall n: Node do
              exclusive_out & sharer[n] & !acknowledged[n] & (order[n] = no_order | order[n] = invalidate)
              -> copy[n] = exclusive
            end
            """,
            """
            forall n: Node do
              order[n] = grant_shared | order[n] = grant_exclusive
              -> !isundefined(order_data[n]) & order_data[n] = latest
            end
            """,
            """
            forall n: Node do
              acknowledged[n] & exclusive_out -> !isundefined(written_back[n]) & written_back[n] = latest
            end
            """,
        ]);

    public static KnownProof Of(string spec) =>
        new[] { TwoPhaseCommit, German }.Single(proof => proof.Spec == spec);

    public string Path => Repository.PathTo("specs", Spec);

    /// <summary>The number of the first line of the specification that begins with some text.</summary>
    public int LineOf(string text) => Array.FindIndex(
        File.ReadAllLines(Path), line => line.StartsWith(text, StringComparison.Ordinal)) + 1;

    /// <summary>The number of the line on which a clause stands that is read at the end of the specification.</summary>
    public int LineBehind => File.ReadAllLines(Path).Length + 2;
}
