using System.Collections.Immutable;
using ModelCheck.Language.Analysis;

namespace ModelCheck.Language.Mutation;

/// <summary>Whether parts of the state have something in common, whichever elements of arrays are meant.</summary>
internal static class PlaceOverlap
{
    public static bool Meet(this ImmutableArray<StatePlace> left, ImmutableArray<StatePlace> right) =>
        left.Any(l => right.Any(r => IsPartOf(l, r) || IsPartOf(r, l)));

    private static bool IsPartOf(StatePlace part, StatePlace whole) =>
        part.Variable == whole.Variable
        && part.Path.StartsWith(whole.Path, StringComparison.Ordinal)
        && (part.Path.Length == whole.Path.Length || part.Path[whole.Path.Length] is '.' or '[');
}
