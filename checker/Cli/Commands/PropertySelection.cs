using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Reporting;

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

    /// <summary>The invariant of a name, or the only one that there is.</summary>
    /// <exception cref="Failure">The name is unknown or that of something else, or there are none or several.</exception>
    public static Property OneInvariant(TransitionSystem system, string? name)
    {
        Property[] invariants = [.. system.PropertiesOf(PropertyKind.Invariant)];
        if (name is not null)
        {
            Property known = system.Properties.FirstOrDefault(p => p.Name == name) ?? throw Unknown(system, name);
            return invariants.FirstOrDefault(p => p.Name == name)
                ?? throw Failure.Usage($"'{name}' is {Article(known)}: only invariants and lemmas can be explained");
        }

        return invariants switch
        {
            [var only] => only,
            [] => throw Failure.Usage("the specification has no invariant to explain"),
            _ => throw Failure.Usage(
                $"'--property' says which one: there are {string.Join(", ", invariants.Select(p => $"'{p.Name}'"))}"),
        };
    }

    private static string Article(Property property) => property.Kind switch
    {
        PropertyKind.Assumption => "an assumption",
        PropertyKind.Cover => "a cover",
        _ => $"a {KindText.Of(property)} property",
    };

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
