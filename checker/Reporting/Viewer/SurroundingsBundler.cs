using System.Collections.Immutable;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Puts into numbers what the search knows of a trace besides its steps.</summary>
internal static class SurroundingsBundler
{
    private const int None = -1;

    public static BundleDistances? Of(ViolationDistances? distances) => distances is null ? null : new BundleDistances(
        distances.Bound,
        [
            .. distances.Steps.Select(step => step
                .SelectMany(one => new[] { one.Rule, one.Firings ?? None })
                .ToImmutableArray()),
        ]);

    /// <param name="system">The variables in which the names stand.</param>
    public static BundleNames? Of(StoredNames? stored, SystemBundler system)
    {
        if (stored is null)
            return null;

        var numbers = new Dictionary<string, int>();
        var distinct = new List<ImmutableArray<ImmutableArray<int>>>();
        var steps = ImmutableArray.CreateBuilder<int>();
        foreach (ImmutableArray<ImmutableArray<int>> names in stored.Steps)
        {
            string key = string.Join(';', names.Select(type => string.Join(',', type)));
            if (!numbers.TryGetValue(key, out int number))
            {
                numbers.Add(key, number = distinct.Count);
                distinct.Add(names);
            }

            steps.Add(number);
        }

        return new BundleNames(
            [.. stored.Types.Select(type => system.NumberOfScalarset(type) ?? None)], [.. distinct], steps.ToImmutable());
    }
}
