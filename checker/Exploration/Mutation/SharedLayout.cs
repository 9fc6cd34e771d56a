using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Mutation;

namespace ModelCheck.Exploration.Mutation;

/// <summary>The layout in which the states of the base and of every mutant can be packed.</summary>
/// <remarks>
/// A value that is always defined in the base has no code for "undefined" only if the same is true of every mutant: one
/// without an assignment may leave it undefined.
/// </remarks>
internal static class SharedLayout
{
    public static StateLayout Of(ModelNumbering numbering, ImmutableArray<Mutant> mutants)
    {
        var shape = new StateShape(numbering.System);
        HashSet<int> defined = DefinednessAnalysis.Run(numbering, shape);
        foreach (Mutant mutant in mutants.Where(MayLeaveUndefined))
            defined.IntersectWith(DefinednessAnalysis.Run(new ModelNumbering(mutant.System, _ => false), shape));

        return StateLayout.For(shape, leaf => defined.Contains(leaf.Number));
    }

    // The analysis does not look at conditions, except for what the functions that they call store.
    private static bool MayLeaveUndefined(Mutant mutant) => mutant.Operator is not
        (MutationOperator.GuardRemoved or MutationOperator.GuardNegated
        or MutationOperator.ConditionRemoved or MutationOperator.ConditionNegated);
}
