using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;

namespace ModelCheck.Cli.Commands;

/// <summary>The properties that <c>--property</c> names.</summary>
internal static class PropertySelection
{
    /// <summary>The names, of which each is one of the specification's properties; empty for all of them.</summary>
    /// <exception cref="Failure">A name is unknown, or a property is of a kind that is not yet checked.</exception>
    public static ImmutableArray<string> Of(TransitionSystem system, IEnumerable<string> names)
    {
        ImmutableArray<string> selected = [.. names.Distinct()];
        foreach (string name in selected)
        {
            if (!system.Properties.Any(property => property.Name == name))
                throw Unknown(system, name);
        }

        Property? unsupported = system.Properties.FirstOrDefault(property =>
            property.IsTemporal && (selected.IsEmpty || selected.Contains(property.Name)));
        if (unsupported is not null)
        {
            string kind = unsupported.Kind == PropertyKind.Ltl ? "ltl" : "leadsto";
            throw Failure.Usage(
                $"checking {kind} \"{unsupported.Name}\" is not yet supported; --property selects others");
        }

        return selected;
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
