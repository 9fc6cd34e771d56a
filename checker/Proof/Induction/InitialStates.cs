using System.Collections.Immutable;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Logic;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Induction;

/// <summary>Whether there is anything to prove: without an initial state every claim would hold.</summary>
public static class InitialStates
{
    /// <summary>Whether some initial rule leads to a state in which the specification's assumptions hold.</summary>
    /// <param name="sizes">As in <see cref="InductionOptions.Sizes"/>; null asks for any sizes at all.</param>
    public static SolverAnswer Exist(
        SymbolicSystem system, ImmutableDictionary<string, int>? sizes, TimeLimit limit)
    {
        using TermSolver solver = InductiveCheck.CreateSolver(system, sizes, limit);
        ImmutableArray<Term> background = new ObligationBuilder(system).Background;
        SolverAnswer answer = new(SolverStatus.Unsatisfiable, null);
        foreach (SymbolicRule rule in system.InitialRules)
        {
            Substitution after = rule.After(system.Terms);
            SolverAnswer here = solver.Check(
                [rule.Guard, Claim.NoneOf(rule.Errors, system.Terms), .. background.Select(after.Apply)]);
            if (here.IsSatisfiable)
                return here;

            if (here.Status == SolverStatus.Unknown)
                answer = here;
        }

        return answer;
    }
}
