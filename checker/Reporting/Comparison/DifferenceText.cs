using System.Collections.Immutable;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Text;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Comparison;

/// <summary>How two designs differ, on a screen.</summary>
internal sealed class DifferenceText(StyledWriter writer, DesignDifference difference)
{
    private const int LabelWidth = 14;
    private const int MostValues = 8;
    private const int MostChanges = 6;

    private readonly string _left = NameOf(difference.Left, difference.Right);
    private readonly string _right = NameOf(difference.Right, difference.Left);

    public void Write()
    {
        writer.WriteLine($"{_left} -> {_right}", Style.Bold);
        WriteList("constants", difference.Constants.Select(c => $"{c.Name}: {c.Left ?? "none"} -> {c.Right ?? "none"}"));
        foreach (PropertyRow row in difference.Properties)
            WriteProperty(row);

        foreach (FollowedCounterexample followed in difference.Followed)
        {
            writer.WriteLine();
            new FollowedText(writer, followed, NameOf(followed.Of, followed.By), NameOf(followed.By, followed.Of)).Write();
        }

        writer.WriteLine();
        WriteGraphs();
    }

    /// <summary>The file's name, or the path where the other design's is the same.</summary>
    public static string NameOf(ComparedDesign design, ComparedDesign other) =>
        Path.GetFileName(design.Path) == Path.GetFileName(other.Path) ? design.Path : Path.GetFileName(design.Path);

    private void WriteProperty(PropertyRow row)
    {
        string left = row.Cells[0]?.ToString() ?? "-";
        string right = row.Cells[1]?.ToString() ?? "-";
        (string label, Style style) = (row.Cells[0]?.Verdict, row.Cells[1]?.Verdict) switch
        {
            (null, _) or (_, null) => ("only in one", Style.Dim),
            (_, Verdict.Holds) => ("gained", Style.Good),
            (Verdict.Holds, Verdict.Violated) => ("lost", Style.Bad),
            _ => ("changed", Style.Unclear),
        };
        writer.Write("  ").WriteColumn(label, LabelWidth, style);
        writer.WriteLine($"{row.Name}: {left} -> {right}");
    }

    private void WriteList(string label, IEnumerable<string> items)
    {
        string[] lines = [.. TextColumns.Wrap(string.Join(", ", items), writer.Width - LabelWidth - 2)];
        foreach (string line in lines.Where(line => line != ""))
        {
            writer.Write("  ").WriteColumn(label, LabelWidth, Style.Dim).WriteLine(line);
            label = "";
        }
    }

    private void WriteGraphs()
    {
        if (difference.Graphs is not { } graphs)
        {
            writer.WriteLine($"behaviours are not compared: {difference.Obstacle}", Style.Unclear);
            return;
        }

        if (graphs.Common is [])
        {
            writer.WriteLine("no variable has the same name and type in both, so there are no behaviours to compare");
            return;
        }

        WriteSide(_left, _right, graphs, graphs.Left);
        WriteSide(_right, _left, graphs, graphs.Right);
        WriteList("only there", OwnVariables(graphs));
        WriteList("values", graphs.Values.SelectMany(TextsOf).Take(MostValues));
        WriteRefinement(graphs);
    }

    private void WriteSide(string name, string other, GraphDifference graphs, GraphSide side)
    {
        writer.Write($"only in {name}: ", Style.Bold);
        writer.WriteLine(
            $"{side.OwnStates} of {graphs.CommonStates + side.OwnStates} states, "
            + $"{side.OwnTransitions} of {graphs.CommonTransitions + side.OwnTransitions} transitions");
        if (side.Witness is not { } witness)
            return;

        TraceStep last = witness.Steps[^1];
        if (witness.Length == 0)
        {
            writer.WriteLine($"  an initial state that {other} does not have: {last.Rule.Name}");
            return;
        }

        writer.WriteLine($"  first in step {witness.Length}, {StepText.Of(last)}");
        ImmutableArray<StateChange> changes = StateDiff.Between(graphs.Common, witness.Steps[^2].State, last.State);
        WriteList("  changes", changes.Take(MostChanges).Select(FollowedText.Describe));
    }

    private static IEnumerable<string> OwnVariables(GraphDifference graphs) =>
        graphs.Left.OwnVariables.Concat(graphs.Right.OwnVariables).Select(v => v.Name).Distinct();

    private IEnumerable<string> TextsOf(ValueDifference values)
    {
        (string Path, ModelType Type)? place =
            StateNames.Find(difference.Left.Report!.System, values.Slot, 1);
        if (place is not { Type: SimpleType type } found)
            yield break;

        foreach ((ImmutableArray<long> own, string name) in new[] { (values.LeftOnly, _left), (values.RightOnly, _right) })
        {
            if (own is not [])
                yield return $"{found.Path} = {string.Join(" or ", own.Select(v => new SimpleValue(type, v)))} only in {name}";
        }
    }

    private void WriteRefinement(GraphDifference graphs)
    {
        string seen = graphs.Left.OwnVariables is [] && graphs.Right.OwnVariables is []
            ? ""
            : ", seen on the variables that both have";
        string text = (graphs.Left.RefinesOther, graphs.Right.RefinesOther) switch
        {
            (true, true) => $"both do the same{seen}",
            (true, false) => $"{_left} refines {_right}: it does nothing that {_right} does not{seen}",
            (false, true) => $"{_right} refines {_left}: it does nothing that {_left} does not{seen}",
            (false, false) => $"neither refines the other{seen}",
        };
        writer.WriteLine(text);
    }
}
