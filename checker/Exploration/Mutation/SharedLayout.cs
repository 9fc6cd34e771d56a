using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Mutation;

namespace ModelCheck.Exploration.Mutation;

/// <summary>A layout in which the states of the base and of some mutants can be packed.</summary>
/// <param name="Mutants">Their places among all.</param>
/// <remarks>
/// A value that is always defined in the base has no code for "undefined" only if the same is true of every mutant: one
/// without an assignment may leave it undefined. Those that do have a layout to themselves, which is wider, so that the
/// others need not pay for it.
/// </remarks>
internal sealed record SharedLayout(StateLayout Layout, ImmutableArray<int> Mutants)
{
    public static IEnumerable<SharedLayout> Of(ModelNumbering numbering, ImmutableArray<Mutant> mutants)
    {
        var shape = new StateShape(numbering.System);
        HashSet<int> tight = DefinednessAnalysis.Run(numbering, shape);
        HashSet<int> wide = [.. tight];
        var narrow = ImmutableArray.CreateBuilder<int>();
        var others = ImmutableArray.CreateBuilder<int>();
        for (int i = 0; i < mutants.Length; i++)
        {
            HashSet<int> defined = mutants[i].MayLeaveUndefined
                ? DefinednessAnalysis.Run(new ModelNumbering(mutants[i].System, _ => false), shape)
                : tight;
            (defined.IsSupersetOf(tight) ? narrow : others).Add(i);
            wide.IntersectWith(defined);
        }

        yield return new SharedLayout(LayoutOf(shape, tight), narrow.ToImmutable());
        if (others.Count > 0)
            yield return new SharedLayout(LayoutOf(shape, wide), others.ToImmutable());
    }

    private static StateLayout LayoutOf(StateShape shape, HashSet<int> defined) =>
        StateLayout.For(shape, leaf => defined.Contains(leaf.Number));
}
