using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;

namespace ModelCheck.Cli.Commands;

/// <summary>The properties that <c>--property</c> names.</summary>
internal static class PropertySelection
{
    /// <summary>The names, of which each is one of the specification's properties; empty for all of them.</summary>
    /// <exception cref="Failure">A name is unknown.</exception>
    public static ImmutableArray<string> Of(TransitionSystem system, IEnumerable<string> names) =>
        Known(system, names);

    /// <summary>As <see cref="Of"/>, for a proof.</summary>
    /// <exception cref="Failure">A name is unknown, or a property is none that can be proved.</exception>
    public static ImmutableArray<string> OfInvariants(TransitionSystem system, IEnumerable<string> names)
    {
        ImmutableArray<string> selected = Known(system, names);
        string? other = selected.FirstOrDefault(name =>
            !system.PropertiesOf(PropertyKind.Invariant).Any(property => property.Name == name));
        return other is null
            ? selected
            : throw Failure.Usage($"'{other}' is no invariant: only invariants and lemmas can be proved");
    }

    private static ImmutableArray<string> Known(TransitionSystem system, IEnumerable<string> names)
    {
        ImmutableArray<string> selected = [.. names.Distinct()];
        string? unknown = selected.FirstOrDefault(name => !system.Properties.Any(property => property.Name == name));
        return unknown is null ? selected : throw Unknown(system, unknown);
    }

    private static Failure Unknown(TransitionSystem system, string name)
    {
        string[] known = [.. system.Properties.Select(property => property.Name)];
        string? nearest = NearestName.Find(name, known);
        string hint = nearest is not null ? $"did you mean '{nearest}'?"
            : known is [] ? "the specification has none"
            : $"there are {string.Join(", ", known.Select(k => $"'{k}'"))}";
        return Failure.Usage($"there is no property '{name}': {hint}");
    }
}
