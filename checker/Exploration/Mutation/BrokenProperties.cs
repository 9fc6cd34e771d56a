using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;

namespace ModelCheck.Exploration.Mutation;

/// <summary>Says in words what does not hold of the specification itself.</summary>
internal static class BrokenProperties
{
    public static IEnumerable<string> In(BaseGraph graph, LiveChecker claimed, LiveChecker holding) =>
        graph.Broken
            .Select(key => NameOf(graph.Numbering, key))
            .Concat(claimed.Properties.Except(holding.Properties).Select(p => p.Name))
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static string NameOf(ModelNumbering numbering, FallKey key) => key.Kind switch
    {
        FindingKind.Deadlock => "no deadlock",
        FindingKind.RuleFault => "no error in a rule",
        FindingKind.NoInitialState => "some initial state",
        FindingKind.CoverNotMet => numbering.Covers[key.Group].Name,
        FindingKind.PropertyFault => NameOf(numbering, (StatePropertyKind)(key.Group >> 24), key.Group & 0xFFFFFF),
        _ => numbering.Checked[key.Group].Name,
    };

    private static string NameOf(ModelNumbering numbering, StatePropertyKind kind, int group) =>
        kind == StatePropertyKind.Cover ? numbering.Covers[group].Name : numbering.Checked[group].Name;
}
