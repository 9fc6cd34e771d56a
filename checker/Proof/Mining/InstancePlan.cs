using System.Collections.Immutable;

namespace ModelCheck.Proof.Mining;

/// <summary>Which sizes of the scalarsets to explore, one instance after the other.</summary>
/// <remarks>
/// What distinguishes two elements of a type shows only where there are two of them. So there are two of each; where
/// that is too large, two of every two types; and three of one when that did not do.
/// </remarks>
internal static class InstancePlan
{
    /// <summary>Instances of which the first that is not too large is enough to begin with, and then those to add when it is not.</summary>
    public static IEnumerable<ImmutableArray<int>> For(int types)
    {
        yield return Sizes(types, _ => 2);
        for (int i = 0; i < types; i++)
            yield return Sizes(types, j => j == i ? 3 : 2);
    }

    /// <summary>Instances that together stand for two of each.</summary>
    public static IEnumerable<ImmutableArray<int>> Smaller(int types)
    {
        for (int i = 0; i < types; i++)
        {
            for (int j = types > 2 ? i + 1 : types; j < types; j++)
                yield return Sizes(types, k => k == i || k == j ? 2 : 1);
        }

        for (int i = 0; i < types; i++)
            yield return Sizes(types, k => k == i ? 2 : 1);
    }

    private static ImmutableArray<int> Sizes(int types, Func<int, int> sizeOf) =>
        [.. Enumerable.Range(0, types).Select(sizeOf)];
}
