using ModelCheck.Language.Model;

namespace ModelCheck.Cli.Gate.Against;

/// <summary>What makes a property of one revision the same as one of another.</summary>
/// <param name="Number">Tells several of one kind and name apart, from 0.</param>
internal readonly record struct PropertyKey(PropertyKind Kind, string Name, int Number)
{
    /// <summary>Of every property of a system but covers in bodies.</summary>
    public static Dictionary<Property, PropertyKey> Of(TransitionSystem system)
    {
        var seen = new Dictionary<(PropertyKind, string), int>();
        var keys = new Dictionary<Property, PropertyKey>();
        foreach (Property property in system.Properties.Where(p => !p.IsInBody))
        {
            int number = seen.GetValueOrDefault((property.Kind, property.Name));
            seen[(property.Kind, property.Name)] = number + 1;
            keys.Add(property, new PropertyKey(property.Kind, property.Name, number));
        }

        return keys;
    }
}
