using System.Collections.Immutable;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Traces;
using ModelCheck.Tests.Specs;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

/// <summary>The easiest of all shortest counterexamples, against every shortest path of the explicit graph.</summary>
public class SimplestPathTests
{
    public static TheoryData<string, TraceMinimum> Cases
    {
        get
        {
            string[] specifications =
            [
                "broken/alternating-bit-any-ack.m", "broken/bakery-open-door.m", "broken/dekker-stubborn.m",
                "broken/dining-philosophers-left-first.m", "broken/peterson-late-flag.m",
                "broken/peterson-n-one-level.m", "broken/two-phase-commit-change-of-mind.m",
            ];
            var cases = new TheoryData<string, TraceMinimum>();
            foreach (string specification in specifications)
            {
                cases.Add(specification, TraceMinimum.Switches);
                cases.Add(specification, TraceMinimum.Participants);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_shortest_counterexample_is_easier(string specification, TraceMinimum minimum)
    {
        TransitionSystem system = SpecFiles.Load(specification).System!;
        Violation violation = Check(system, minimum, threads: 1);
        Trace trace = violation.Trace!;

        Assert.Equal(Check(system, TraceMinimum.Length, threads: 1).Trace!.Length, trace.Length);
        Assert.Equal(LeastOf(system, violation, minimum), RankOf(trace.Steps.Skip(1), minimum));
        Assert.Equal(
            trace.Steps.Select(StepOf), Check(system, minimum, threads: 3).Trace!.Steps.Select(StepOf));
    }

    private static string StepOf(TraceStep step) => $"{step.Rule.Name} {string.Join(' ', step.Arguments)}";

    private static Violation Check(TransitionSystem system, TraceMinimum minimum, int threads) => Checker.Check(
        system,
        new CheckOptions
        {
            Exploration = new ExplorationOptions { Threads = threads },
            Minimize = minimum,
            Lane = rule => Lane.Of(rule.Owner, rule.Arguments),
        }).Violations[0];

    private static (int, int) RankOf(IEnumerable<TraceStep> steps, TraceMinimum minimum) =>
        RankOf([.. steps.Select(s => (s.Rule, s.Arguments))], minimum);

    private static (int, int) RankOf(List<(Rule Rule, ImmutableArray<long> Arguments)> steps, TraceMinimum minimum)
    {
        string[] lanes = [.. steps.Select(s => Lane.Of(s.Rule, s.Arguments) ?? "")];
        int switches = lanes.Zip(lanes.Skip(1)).Count(pair => pair.First != pair.Second);
        int participants = steps
            .SelectMany(s => s.Rule.Parameters.Zip(s.Arguments, (p, v) => (p.Variable.Type.Name ?? p.Variable.Name, v)))
            .Distinct()
            .Count();
        return minimum == TraceMinimum.Switches ? (switches, participants) : (participants, switches);
    }

    // Over all paths of the explicit graph of the violation's length that end in a state like it.
    private static (int, int) LeastOf(TransitionSystem system, Violation violation, TraceMinimum minimum)
    {
        StateGraph graph = Checker.Check(system, new CheckOptions { GraphLimit = 200_000 }).Graph!;
        ILookup<int, GraphEdge> edges = graph.Edges.ToLookup(e => e.From);
        int length = violation.Trace!.Length;
        var ends = new bool?[graph.States.Length];
        var reach = new Dictionary<(int State, int Left), bool>();
        var interpreter = new ModelCheck.Language.Interpretation.Interpreter(system);
        bool IsEnd(int state) => ends[state] ??= violation.Kind == ViolationKind.Deadlock
            ? edges[state].All(e => e.To == state)
            : !interpreter.Holds(new Instance<Property>(violation.Property!, violation.Arguments), [.. graph.States[state]]);
        bool Reaches(int state, int left)
        {
            if (left == 0)
                return IsEnd(state);
            if (!reach.TryGetValue((state, left), out bool known))
                reach[(state, left)] = known = edges[state].Any(e => Reaches(e.To, left - 1));
            return known;
        }

        (int, int) best = (int.MaxValue, int.MaxValue);
        void Walk(int state, List<(Rule, ImmutableArray<long>)> steps)
        {
            if (RankOf(steps, minimum).CompareTo(best) >= 0 || !Reaches(state, length - steps.Count))
                return;
            if (steps.Count == length)
            {
                best = RankOf(steps, minimum);
                return;
            }

            foreach (GraphEdge edge in edges[state])
            {
                steps.Add((edge.Rule, edge.Arguments));
                Walk(edge.To, steps);
                steps.RemoveAt(steps.Count - 1);
            }
        }

        foreach (GraphEdge initial in graph.Initial)
            Walk(initial.To, []);

        return best;
    }
}
