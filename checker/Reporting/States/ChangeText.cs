namespace ModelCheck.Reporting.States;

/// <summary>The words for a difference between two states, on one line.</summary>
internal static class ChangeText
{
    /// <summary>With the value before: <c>turn: 0 -> 1</c>.</summary>
    public static string FromTo(StateChange change) =>
        change is LeafChange leaf ? $"{leaf.Path}: {leaf.Before} -> {leaf.After}" : Elements((MultisetChange)change);

    /// <summary>As an assignment: <c>turn := 1</c>.</summary>
    public static string Assignment(StateChange change) =>
        change is LeafChange leaf ? $"{leaf.Path} := {leaf.After}" : Elements((MultisetChange)change);

    private static string Elements(MultisetChange change)
    {
        IEnumerable<string> removed = change.Removed.Select(value => $"- {ValueText.Of(value)}");
        return $"{change.Path}: {string.Join("  ", removed.Concat(change.Added.Select(value => $"+ {ValueText.Of(value)}")))}";
    }
}
