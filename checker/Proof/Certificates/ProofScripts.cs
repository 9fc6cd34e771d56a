using System.Collections.Immutable;
using ModelCheck.Language.Text;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Certificates;

/// <summary>A script of SMT-LIB that is unsatisfiable when the goal holds.</summary>
internal sealed record ProofScript(string Goal, string Text);

/// <summary>The obligations of a proof as scripts.</summary>
/// <remarks>
/// What one rule does to all claims is one obligation. Left out are goals that are true, or a premise, word for
/// word.
/// </remarks>
/// <param name="placeOf">Says where something stands.</param>
internal sealed class ProofScripts(SymbolicSystem system, Func<SourceSpan, string> placeOf)
{
    private readonly TermFactory _terms = system.Terms;

    public IEnumerable<ProofScript> For(ImmutableArray<Claim> claims)
    {
        var builder = new ObligationBuilder(system);
        Dictionary<Term, string> comments = CommentsOn(claims);
        return builder.For(claims)
            .Where(o => !o.IsTrivial)
            .GroupBy(o => (o.Rule, o.Kind), new ReferenceOfRule())
            .SelectMany(group => group.Key.Kind == ObligationKind.LeadsTo
                ? [ScriptOf([.. group], comments)]
                : group.Select(o => ScriptOf([o], comments)));
    }

    private ProofScript ScriptOf(ImmutableArray<Obligation> obligations, Dictionary<Term, string> comments)
    {
        Obligation first = obligations[0];
        string goal = GoalOf(first);
        List<string> title =
        [
            goal,
            $"The rule: {placeOf(first.Rule.Rule.Span)}",
            .. obligations.Where(o => o.Claim is not null).Select(o => $"To hold after it: {Describe(o.Claim!)}"),
            "All of this follows from the premises exactly when the answer is unsat.",
        ];
        IEnumerable<(string, Term)> premises = first.Premises
            .Where(p => !p.IsTrue)
            .Select(p => (p == first.Rule.Guard ? "The guard" : comments.GetValueOrDefault(p, "Premise"), p));
        Term refutation = _terms.Not(_terms.And(obligations.Select(o => o.Goal)));
        return new ProofScript(goal, SmtLibPrinter.Print(title, [.. premises, ("The negated goal", refutation)]));
    }

    private Dictionary<Term, string> CommentsOn(ImmutableArray<Claim> claims)
    {
        var comments = new Dictionary<Term, string>();
        foreach (Claim claim in claims)
            comments.TryAdd(claim.Holds, $"Before: {Describe(claim)}");

        return comments;
    }

    private string Describe(Claim claim) =>
        claim.Property is { } property ? $"'{claim.Name}' at {placeOf(property.Span)}" : $"'{claim.Name}'";

    private static string GoalOf(Obligation obligation)
    {
        if (obligation.Kind != ObligationKind.LeadsTo)
            return obligation.ToString();

        return obligation.IsInitial
            ? $"initial rule '{obligation.Rule}' establishes the invariant"
            : $"rule '{obligation.Rule}' preserves the invariant";
    }

    private sealed class ReferenceOfRule : IEqualityComparer<(SymbolicRule Rule, ObligationKind Kind)>
    {
        public bool Equals((SymbolicRule Rule, ObligationKind Kind) x, (SymbolicRule Rule, ObligationKind Kind) y) =>
            ReferenceEquals(x.Rule, y.Rule) && x.Kind == y.Kind;

        public int GetHashCode((SymbolicRule Rule, ObligationKind Kind) key) => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Rule), key.Kind);
    }
}
