using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Reporting.Conformance;

/// <summary>What people read about a log: whether it is a behaviour, and at the first event that is none why not.</summary>
public static class ConformanceText
{
    private const int MostObstacles = 8;

    public static void Write(ConformanceReport report, StyledWriter writer)
    {
        ConformanceResult result = report.Result;
        (string word, Style style) = result.Conforms ? ("CONFORMS", Style.Good)
            : result.Rejection is null ? ("INCONCLUSIVE", Style.Unclear)
            : ("REJECTED", Style.Bad);
        writer.Write(word, style).WriteLine($"  {Printable.Escape(report.Log)}: {SummaryOf(report)}");
        if (result.Rejection is { } rejection)
            Write(report.System, rejection, writer);

        WriteRules(writer, "rules that fitted an event", result.Matched);
        WriteRules(writer, "rules that fitted none", result.NeverMatched);
        writer.WriteLine();
        writer.WriteLine(report.Ending.ToString(), Style.Bold);
    }

    /// <summary>A rule with its parameters' values.</summary>
    internal static string NameOf(Instance<Rule> rule)
    {
        IEnumerable<string> parameters = rule.Owner.Parameters
            .Zip(rule.Arguments, (p, value) => $"{p.Variable.Name}: {Parameters.Format(p, value)}");
        string text = string.Join(", ", parameters);
        return text == "" ? $"\"{rule.Owner.Name}\"" : $"\"{rule.Owner.Name}\" ({text})";
    }

    private static string SummaryOf(ConformanceReport report)
    {
        string explained = $"{ViolationText.Count(report.Result.Events, "event")} explained";
        string ignored = report.Ignored == 0 ? "" : $", {report.Ignored} left out";
        return $"{explained}{ignored}, by up to {ViolationText.Count(report.Result.MostExplanations, "state")} at a time";
    }

    private static void Write(TransitionSystem system, Rejection rejection, StyledWriter writer)
    {
        writer.WriteLine();
        writer.Write($"  line {rejection.Event.Line}: ", Style.Bold).WriteLine(Printable.Escape(rejection.Event.ToString()));
        writer.WriteLine(rejection.StateCount == 1
            ? "  no rule gives it in the state that the events before lead to"
            : $"  no rule gives it in any of the {rejection.StateCount} states that the events before may lead to");
        foreach (Obstacle obstacle in rejection.Obstacles.Take(MostObstacles))
            Write(obstacle, writer);

        if (rejection.Obstacles.Length > MostObstacles)
            writer.WriteLine($"    and {rejection.Obstacles.Length - MostObstacles} more");

        writer.WriteLine();
        writer.WriteLine(rejection.States.Length == 1 ? "  the state before it:" : "  the states before it, where they agree, and the first one:");
        foreach (StateVariable variable in system.Variables)
            Write(variable, rejection.States, writer);
    }

    private static void Write(Obstacle obstacle, StyledWriter writer)
    {
        writer.Write($"    {NameOf(obstacle.Rule)} ");
        if (obstacle.Instead is { } instead)
        {
            writer.WriteLine($"is enabled, and gives {Printable.Escape(instead.ToString())}");
            return;
        }

        writer.WriteLine(obstacle.FalseParts.IsEmpty ? "is enabled, and goes wrong" : "is not enabled:");
        foreach (SourceSpan part in obstacle.FalseParts)
        {
            string text = string.Join(' ', part.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            writer.Write($"      {Printable.Escape(text)}").WriteLine($"   {part.File.Path}:{part.Line}", Style.Dim);
        }
    }

    private static void Write(StateVariable variable, ImmutableArray<ImmutableArray<long>> states, StyledWriter writer)
    {
        string first = ValueText.Of(StateValue.Of(variable, states[0]));
        bool agree = states.All(state => ValueText.Of(StateValue.Of(variable, state)) == first);
        writer.WriteLine($"    {variable.Name}: {first}{(agree ? "" : "   (not in all of them)")}");
    }

    private static void WriteRules(StyledWriter writer, string title, ImmutableArray<Rule> rules)
    {
        if (rules.IsEmpty)
            return;

        writer.WriteLine();
        writer.WriteLine($"  {title}: {string.Join(", ", rules.Select(r => Printable.Escape(r.Name)))}");
    }
}
