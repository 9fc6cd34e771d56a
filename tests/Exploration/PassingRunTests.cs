using System.Collections.Immutable;
using ModelCheck.Exploration;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Specs;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

/// <summary>Runs near a counterexample in which nothing is wrong, against the explicit graph.</summary>
public class PassingRunTests
{
    public static TheoryData<string> Broken =>
    [
        "broken/alternating-bit-any-ack.m", "broken/bakery-open-door.m", "broken/dekker-stubborn.m",
        "broken/dining-philosophers-left-first.m", "broken/peterson-late-flag.m", "broken/peterson-n-one-level.m",
        "broken/two-phase-commit-change-of-mind.m",
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public void It_begins_like_the_counterexample_for_longest_and_does_no_harm(string specification)
    {
        TransitionSystem system = SpecFiles.Load(specification).System!;
        Violation violation = Checker.Check(system, new CheckOptions { PassingRuns = true }).Violations[0];
        ImmutableArray<TraceStep> bad = violation.Trace!.Steps;
        PassingRun passing = violation.Passing!;
        ImmutableArray<TraceStep> good = passing.Trace.Steps;

        Assert.InRange(good.Length, passing.SharedSteps + 2, bad.Length);
        Assert.Equal(bad[..(passing.SharedSteps + 1)].Select(StateOf), good[..(passing.SharedSteps + 1)].Select(StateOf));
        Assert.NotEqual(StateOf(bad[passing.SharedSteps + 1]), StateOf(good[passing.SharedSteps + 1]));
        Assert.All(good, step => Assert.True(IsGood(system, violation, step.State)));
        Assert.Equal(violation.Kind != ViolationKind.Deadlock, passing.TakesLastStep);
        if (passing.TakesLastStep)
            Assert.Equal(StepOf(bad[^1].Rule, bad[^1].Arguments), StepOf(good[^1].Rule, good[^1].Arguments));

        StateGraph graph = Checker.Check(system, new CheckOptions { GraphLimit = 200_000 }).Graph!;
        int[] onTheWay = [.. bad.Select(step => NumberOf(graph, step.State))];
        for (int shared = passing.SharedSteps + 1; shared < bad.Length - 1; shared++)
            Assert.False(Exists(system, graph, violation, onTheWay, shared));
    }

    private static bool Exists(
        TransitionSystem system, StateGraph graph, Violation violation, int[] bad, int shared)
    {
        TraceStep last = violation.Trace!.Steps[^1];
        ILookup<int, GraphEdge> edges = graph.Edges.ToLookup(e => e.From);
        HashSet<int> level = [bad[shared]];
        int most = bad.Length - 1 - shared;
        for (int depth = 1; depth <= most; depth++)
        {
            GraphEdge[] taken =
            [
                .. level.SelectMany(state => edges[state])
                    .Where(e => (depth > 1 || e.To != bad[shared + 1]) && IsGood(system, violation, graph.States[e.To])),
            ];
            bool isDeadlock = violation.Kind == ViolationKind.Deadlock;
            bool isLast = taken.Any(e => StepOf(e.Rule, e.Arguments) == StepOf(last.Rule, last.Arguments));
            if (isDeadlock ? depth == most && taken is not [] : isLast)
                return true;

            level = [.. taken.Select(e => e.To)];
        }

        return false;
    }

    private static bool IsGood(TransitionSystem system, Violation violation, ImmutableArray<long> state)
    {
        if (violation.Kind == ViolationKind.Deadlock)
        {
            var relation = new TransitionRelation(new Interpreter(system));
            var rules = new RuleInstances(system.Rules);
            return Enumerable.Range(0, rules.Count).Any(number => relation.HasTransition(rules[number], [.. state]));
        }

        var interpreter = new Interpreter(system);
        long count = Parameters.Count(violation.Property!.Bindings);
        return Enumerable.Range(0, (int)count).All(i => interpreter.Holds(
            new Instance<Property>(violation.Property, Parameters.Decode(violation.Property.Bindings, i)), [.. state]));
    }

    private static int NumberOf(StateGraph graph, ImmutableArray<long> state) =>
        Enumerable.Range(0, graph.States.Length).First(i => graph.States[i].SequenceEqual(state));

    private static string StateOf(TraceStep step) => string.Join(' ', step.State);

    private static string StepOf(Rule rule, ImmutableArray<long> arguments) => $"{rule.Name} {string.Join(' ', arguments)}";
}
