using System.Text;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Graphs;

/// <summary>The state graph in the Aldebaran format, which mCRL2 and CADP read: for comparing by bisimulation.</summary>
/// <remarks>
/// The format has one initial state and no values of variables. With several initial states a state 0 before them
/// leads to each by its initial rule. A quote in a label would end it, so it becomes an apostrophe.
/// Described in https://www.mcrl2.org/web/user_manual/language_reference/lts.html
/// </remarks>
public sealed class AutFormat : IReportFormat
{
    public string Name => "graph-aut";

    public bool NeedsGraph => true;

    public void Write(Report report, Stream output)
    {
        if (report.Result.Graph is not { } graph)
            return;

        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        bool hasRoot = graph.Initial.Length > 1;
        int shift = hasRoot ? 1 : 0;
        int edges = graph.Edges.Length + (hasRoot ? graph.Initial.Length : 0);
        writer.WriteLine($"des (0,{edges},{int.Max(1, graph.States.Length + shift)})");
        foreach (GraphEdge edge in hasRoot ? graph.Initial.Concat(graph.Edges) : graph.Edges)
        {
            string label = GraphText.OfEdge(graph, edge).Replace('"', '\'');
            writer.WriteLine($"({edge.From + shift},\"{label}\",{edge.To + shift})");
        }
    }

    public void WriteFailure(FailedReport report, Stream output)
    {
    }
}
