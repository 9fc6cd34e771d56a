using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;

namespace ModelCheck.Proof.Induction;

/// <summary>
/// A state from which a rule fails or breaks a claim, although all premises hold in it; or an initial rule
/// that does.
/// </summary>
/// <remarks>
/// It shows that the claims are not inductive. Whether the state can be reached is another question.
/// </remarks>
/// <param name="Map">
/// Says how large the scalarsets are, and which transition system the state belongs to.
/// </param>
/// <param name="State">Before the rule; for an initial rule the state where all is undefined.</param>
/// <param name="Rule">Of <see cref="SlotMap.Sized"/>.</param>
/// <param name="Successor">After the rule; null when it fails.</param>
public sealed record CounterexampleToInduction(
    Obligation Obligation,
    SlotMap Map,
    ImmutableArray<long> State,
    Instance<Rule> Rule,
    ImmutableArray<long>? Successor);
