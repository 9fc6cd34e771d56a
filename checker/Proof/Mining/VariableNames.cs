using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Proof.Mining;

/// <summary>Names for bound variables that mean nothing else in a specification: <c>n</c>, <c>n2</c> for Node.</summary>
internal sealed class VariableNames
{
    private readonly HashSet<string> _taken;

    public VariableNames(TransitionSystem system) => _taken =
    [
        .. system.Variables.Select(v => v.Name),
        .. system.Constants.Select(c => c.Name),
        .. system.Functions.Select(f => f.Name),
        .. system.Types.Select(t => t.Name!),
        .. OpenLeaf.Of(system, _ => true).Select(l => l.Type).OfType<EnumType>().SelectMany(t => t.Members),
    ];

    /// <summary>A name that was not given before.</summary>
    public string For(ScalarsetType type)
    {
        string letter = type.Name is [var first, ..] && char.IsAsciiLetter(first) ? char.ToLowerInvariant(first).ToString() : "x";
        string name = letter;
        for (int i = 2; !_taken.Add(name); i++)
            name = $"{letter}{i}";

        return name;
    }
}
