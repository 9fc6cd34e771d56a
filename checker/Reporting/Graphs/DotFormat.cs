using System.Text;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Graphs;

/// <summary>The state graph for Graphviz: states with the values of all variables, initial ones with a thick border.</summary>
public sealed class DotFormat : IReportFormat
{
    public string Name => "graph-dot";

    public bool NeedsGraph => true;

    public void Write(Report report, Stream output)
    {
        if (report.Result.Graph is not { } graph)
            return;

        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("digraph states {");
        if (graph.IsCut)
            writer.WriteLine($"  label=\"the first {graph.States.Length} states; there are more\";");

        writer.WriteLine("  node [shape=box fontname=\"monospace\"];");
        for (int i = 0; i < graph.States.Length; i++)
        {
            // A line ends in \l, which aligns it to the left.
            IEnumerable<string> lines = GraphText.OfState(report.System, graph.States[i]).Select(l => $"{Quote(l)}\\l");
            string border = i < graph.Initial.Length ? " penwidth=3" : "";
            writer.WriteLine($"  {i} [label=\"{string.Concat(lines)}\"{border}];");
        }

        foreach (GraphEdge edge in graph.Edges)
            writer.WriteLine($"  {edge.From} -> {edge.To} [label=\"{Quote(GraphText.OfEdge(graph, edge))}\"];");

        writer.WriteLine("}");
    }

    public void WriteFailure(FailedReport report, Stream output)
    {
    }

    // Inside quotes, a backslash is an escape in labels, and a quote ends the string.
    private static string Quote(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
