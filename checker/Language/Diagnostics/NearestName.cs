namespace ModelCheck.Language.Diagnostics;

/// <summary>Finds the name that a misspelt one was probably meant to be.</summary>
public static class NearestName
{
    // Comparing is quadratic in the length, and nobody misspells a name of this length into another one.
    private const int LongestName = 64;

    /// <summary>
    /// The candidate with the fewest edits (insertions, deletions, substitutions, swaps of neighbours) from the
    /// name, without regard to case; the first of several.
    /// </summary>
    /// <returns>
    /// Null when all candidates need more edits than a third of the name's length, but one is allowed from three
    /// letters on; shorter names may differ in case only.
    /// </returns>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName)
            return null;

        string? nearest = null;
        int fewest = Math.Max(name.Length >= 3 ? 1 : 0, name.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            if (candidate == name || candidate.Length == 0 || Math.Abs(candidate.Length - name.Length) >= fewest)
                continue;

            int edits = Edits(name, candidate);
            if (edits < fewest)
                (nearest, fewest) = (candidate, edits);
        }

        return nearest;
    }

    /// <summary>Optimal string alignment distance, row by row.</summary>
    private static int Edits(string from, string to)
    {
        int[] beforeLast = new int[to.Length + 1];
        int[] last = [.. Enumerable.Range(0, to.Length + 1)];
        int[] row = new int[to.Length + 1];

        for (int i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int substitution = last[j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
                row[j] = Math.Min(substitution, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[to.Length];
    }

    private static bool Same(char one, char other) =>
        char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
