using System.Collections.Immutable;

namespace ModelCheck.Exploration.Projections;

/// <summary>
/// Evaluates some atoms for every assignment of the variables that they read, in the order of <c>Parameters.Decode</c>;
/// returns nothing of meaning.
/// </summary>
internal unsafe delegate int FillWords(ulong* state, ulong* output, Compilation.RunContext* context);

/// <summary>Up to 32 atoms that read the same variables. Bit i says that atom i is true, bit 32 + i that it is false.</summary>
/// <param name="Atoms">Their places among the template's atoms.</param>
/// <param name="Variables">The variables that they read, as places among the template's variables.</param>
internal sealed record AtomWord(ImmutableArray<int> Atoms, ImmutableArray<int> Variables)
{
    public const int MaxAtoms = 32;
}
