using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Results;

/// <summary>What a proof by induction of one invariant rests on.</summary>
/// <remarks>
/// None of it can be left out of the step that uses it; another proof may use something else. That no rule fails at run time
/// is another claim, and what that one needs is not part of this.
/// </remarks>
/// <param name="Invariants">Others of the specification, lemmas included, in source order.</param>
/// <param name="Clauses">Clauses that were found, as the specification would write them.</param>
/// <param name="Rules">What is used of each rule that does not keep everything by itself, in source order.</param>
/// <param name="KeptAnyway">How many rules keep what the proof rests on whatever their guards say.</param>
public sealed record ProofSupport(
    ImmutableArray<Property> Invariants,
    ImmutableArray<string> Clauses,
    ImmutableArray<RuleSupport> Rules,
    int KeptAnyway);

/// <summary>Why a rule does not break what a proof rests on.</summary>
/// <param name="Guards">The parts of its guard that are used, in source order.</param>
public sealed record RuleSupport(Rule Rule, ImmutableArray<SourceSpan> Guards);
