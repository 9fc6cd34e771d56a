using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Implications;
using ModelCheck.Proof.Solving;
using ModelCheck.Z3;

namespace ModelCheck.Cli.Gate.Against;

internal enum ChangeKind
{
    None,

    /// <summary>Fewer states satisfy it than before.</summary>
    Stronger,

    /// <summary>More states satisfy it than before.</summary>
    Weaker,

    /// <summary>Neither implies the other.</summary>
    Other,

    /// <summary>It reads otherwise, and what that means was not decided.</summary>
    Undecided,
}

/// <summary>Compares a property with what it was.</summary>
internal sealed class PropertyChange(FlatText before, FlatText now, TimeSpan time, CancellationToken cancellation)
{
    /// <param name="key">Of a property that both have.</param>
    /// <returns>The change, and why it was not decided.</returns>
    public (ChangeKind Kind, string? Reason) Of(PropertyKey key, Property old, Property current)
    {
        if (old.IsTemporal)
            return WordsOf(old) == WordsOf(current) ? (ChangeKind.None, null) : Undecided("it is about runs");
        if (before.Of(key) is not { } oldText || now.Of(key) is not { } newText)
            return Undecided("it has no plain form");

        bool isSameGround = before.DeclarationsFor(oldText).SequenceEqual(now.DeclarationsFor(oldText));
        if (!isSameGround)
            return Undecided("what it names is declared otherwise");
        if (oldText == newText)
            return (ChangeKind.None, null);
        if (Z3Library.WhyUnusable() is { } missing)
            return Undecided(missing);

        return Decide(oldText, key);
    }

    private (ChangeKind, string?) Decide(string oldText, PropertyKey key)
    {
        LoadResult both = Specification.FromText($"{now.Text}\n{oldText.TrimEnd(';')};\n");
        if (both.System is not { } system)
            return Undecided("the two do not fit together");

        Property[] named = [.. system.Properties.Where(p => p.Kind == key.Kind && p.Name == key.Name)];
        var limit = new TimeLimit(time, cancellation);
        return PropertyImplication.Compare(system, system.Properties[^1], named[key.Number], limit) switch
        {
            Implication.Equivalent => (ChangeKind.None, null),
            Implication.FirstIsStronger => (ChangeKind.Weaker, null),
            Implication.SecondIsStronger => (ChangeKind.Stronger, null),
            Implication.Incomparable => (ChangeKind.Other, null),
            Implication.Unknown => Undecided("the solver does not know"),
        };
    }

    private static (ChangeKind, string?) Undecided(string reason) => (ChangeKind.Undecided, reason);

    private static string WordsOf(Property property) =>
        string.Join(' ', property.Span.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
