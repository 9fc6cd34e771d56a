using System.Collections.Immutable;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Induction;

public enum ObligationKind
{
    /// <summary>A rule does not fail.</summary>
    Succeeds,

    /// <summary>A rule leads to states in which a claim holds.</summary>
    LeadsTo,

    /// <summary>
    /// A rule leads to states in which one of the specification's assumptions can be evaluated.
    /// </summary>
    AllowsAssumption,
}

/// <summary>One step of a proof by induction: that a formula follows from others.</summary>
/// <param name="Rule">An initial rule, about which nothing is known beforehand, or any other one.</param>
/// <param name="Claim">
/// Null for <see cref="ObligationKind.Succeeds"/>; else the claim or the assumption.
/// </param>
/// <param name="Known">
/// Premises about every state that is looked at: the same object for all obligations of the same claims.
/// </param>
/// <param name="Firing">
/// Premises that say that the rule fires, over the state before it; free variables stand for the rule's parameters.
/// </param>
/// <param name="Goal">Over the same state.</param>
public sealed record Obligation(
    ObligationKind Kind,
    SymbolicRule Rule,
    bool IsInitial,
    Claim? Claim,
    ImmutableArray<Term> Known,
    ImmutableArray<Term> Firing,
    Term Goal)
{
    public IEnumerable<Term> Premises => Known.Concat(Firing);

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsTrivial => Goal.IsTrue || Known.Contains(Goal) || Firing.Contains(Goal);

    /// <summary>One line: <c>rule 'store(d=1)' preserves 'each copy is up to date'</c>.</summary>
    public override string ToString()
    {
        string rule = IsInitial ? $"initial rule '{Rule}'" : $"rule '{Rule}'";
        return Kind switch
        {
            ObligationKind.Succeeds => $"{rule} succeeds",
            ObligationKind.LeadsTo => $"{rule} {(IsInitial ? "establishes" : "preserves")} '{Claim!.Name}'",
            ObligationKind.AllowsAssumption => $"{rule} allows to evaluate '{Claim!.Name}'",
        };
    }

    /// <summary>
    /// A script of SMT-LIB that is unsatisfiable exactly when the goal follows from the premises.
    /// </summary>
    /// <param name="terms">Those that the obligation is made of.</param>
    public string ToSmtLib(TermFactory terms) => SmtLibPrinter.Print(
        [ToString(), "The goal follows from the premises exactly when the answer is unsat."],
        [
            .. Premises.Where(p => !p.IsTrue).Select((premise, i) => ($"premise {i + 1}", premise)),
            ("the negated goal", terms.Not(Goal)),
        ]);
}
