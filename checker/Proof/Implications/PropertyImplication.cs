using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Logic;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Implications;

/// <summary>How two properties of one system relate, in all states that its types allow, reachable or not.</summary>
public enum Implication
{
    /// <summary>The same states satisfy both.</summary>
    Equivalent,

    /// <summary>What satisfies the first satisfies the second, and not the other way round.</summary>
    FirstIsStronger,

    SecondIsStronger,

    /// <summary>Neither implies the other.</summary>
    Incomparable,

    /// <summary>There is no encoding, or the solver does not know.</summary>
    Unknown,
}

/// <summary>Decides whether one property implies another, with Z3.</summary>
/// <remarks>
/// A state in which evaluating a property fails does not satisfy it. Which leaves are always defined is known from the
/// rules, so the system has to be encoded as a whole.
/// </remarks>
public static class PropertyImplication
{
    /// <summary>Compares two properties that a single state decides. libz3 must be usable.</summary>
    public static Implication Compare(TransitionSystem system, Property first, Property second, TimeLimit limit) =>
        DeepStack.Run(() => CompareHere(system, first, second, limit));

    private static Implication CompareHere(TransitionSystem system, Property first, Property second, TimeLimit limit)
    {
        var symbolic = SymbolicSystem.Encode(system, cancellation: limit.Cancellation);
        if (FormulaOf(symbolic, first) is not { } left || FormulaOf(symbolic, second) is not { } right)
            return Implication.Unknown;

        using TermSolver solver = InductiveCheck.CreateSolver(symbolic, null, limit);
        foreach (Term fact in symbolic.TypingFacts)
            solver.Assert(fact);

        TermFactory terms = symbolic.Terms;
        return (Implies(solver, terms, left, right), Implies(solver, terms, right, left)) switch
        {
            (true, true) => Implication.Equivalent,
            (true, false) => Implication.FirstIsStronger,
            (false, true) => Implication.SecondIsStronger,
            (false, false) => Implication.Incomparable,
            _ => Implication.Unknown,
        };
    }

    private static Term? FormulaOf(SymbolicSystem symbolic, Property property) =>
        symbolic.Properties.FirstOrDefault(p => p.Property == property) is { } encoded
            ? Claim.Of(encoded, symbolic.Terms).Holds
            : null;

    private static bool? Implies(TermSolver solver, TermFactory terms, Term premise, Term conclusion)
    {
        solver.Push();
        solver.Assert(terms.And(premise, terms.Not(conclusion)));
        SolverAnswer answer = solver.Check();
        solver.Pop();
        return answer.Status == SolverStatus.Unknown ? null : answer.IsUnsatisfiable;
    }
}
