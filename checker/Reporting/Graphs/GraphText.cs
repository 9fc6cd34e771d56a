using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Graphs;

/// <summary>What the labels of a state graph say.</summary>
internal static class GraphText
{
    /// <summary><c>enter (p: 1)</c></summary>
    public static string OfEdge(StateGraph graph, GraphEdge edge)
    {
        ImmutableArray<long>? before = edge.From < 0 ? null : graph.States[edge.From];
        string[] arguments =
        [
            .. edge.Rule.Parameters.Zip(edge.Arguments, (parameter, argument) =>
            {
                (string name, StateValue value) = ReportedStep.Describe(parameter, argument, before);
                return $"{name}: {ValueText.Of(value)}";
            }),
        ];
        string label = arguments is [] ? edge.Rule.Name : $"{edge.Rule.Name} ({string.Join(", ", arguments)})";
        return Printable.Escape(label);
    }

    /// <summary>A line for each variable: <c>held: true</c>.</summary>
    public static IEnumerable<string> OfState(TransitionSystem system, ImmutableArray<long> state) =>
        system.Variables.Select(v => Printable.Escape($"{v.Name}: {ValueText.Of(StateValue.Of(v, state))}"));
}
