using System.Collections.Immutable;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Designs;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Specs;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Designs;

public class GraphComparisonTests
{
    /// <summary>Designs that share variables, all of them or some.</summary>
    public static TheoryData<string, string> Pairs => new()
    {
        { "broken/ticket-lock-no-wrap.m", "classic/ticket-lock.m" },
        { "broken/alternating-bit-any-ack.m", "classic/alternating-bit.m" },
        { "broken/peterson-late-flag.m", "classic/peterson.m" },
        { "broken/dekker-stubborn.m", "classic/dekker.m" },
        { "classic/dining-philosophers.m", "broken/dining-philosophers-left-first.m" },
        { "classic/peterson.m", "classic/peterson.m" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Figures_and_witnesses_are_those_of_the_explicit_graphs(string left, string right)
    {
        TransitionSystem first = SpecFiles.Load(left).System!;
        TransitionSystem second = SpecFiles.Load(right).System!;
        (GraphDifference? found, string? obstacle) =
            GraphComparison.Compare(first, second, new ExplorationOptions { Threads = 2 }, CancellationToken.None);
        var common = new CommonVariables(first, second);
        ExplicitGraph a = ExplicitGraph.Of(first, common.Left);
        ExplicitGraph b = ExplicitGraph.Of(second, common.Right);

        Assert.Null(obstacle);
        Assert.NotNull(found);
        Assert.Equal(a.States.Intersect(b.States).Count(), found.CommonStates);
        Assert.Equal(a.Transitions.Keys.Intersect(b.Transitions.Keys).Count(), found.CommonTransitions);
        AssertSide(found.Left, a, b, common.Left);
        AssertSide(found.Right, b, a, common.Right);
    }

    private static void AssertSide(
        GraphSide side, ExplicitGraph of, ExplicitGraph other, ImmutableArray<StateVariable> variables)
    {
        string[] own = [.. of.Transitions.Keys.Except(other.Transitions.Keys)];
        Assert.Equal(of.States.Except(other.States).Count(), side.OwnStates);
        Assert.Equal(own.Length, side.OwnTransitions);
        if (own is [] && of.Initial.IsSubsetOf(other.Initial))
        {
            Assert.Null(side.Witness);
            return;
        }

        Trace witness = side.Witness!;
        string last = ExplicitGraph.TextOf(variables, witness.Steps[^1].State);
        if (witness.Length == 0)
        {
            Assert.DoesNotContain(last, other.Initial);
            return;
        }

        string transition = $"{ExplicitGraph.TextOf(variables, witness.Steps[^2].State)} -> {last}";
        Assert.Contains(transition, own);
        Assert.Equal(own.Min(t => of.Transitions[t]), witness.Length - 1);
    }

    /// <summary>States and transitions as texts, each transition with the least depth at which it begins.</summary>
    private sealed record ExplicitGraph(HashSet<string> Initial, HashSet<string> States, Dictionary<string, int> Transitions)
    {
        public static ExplicitGraph Of(TransitionSystem system, ImmutableArray<StateVariable> variables)
        {
            StateGraph graph = Checker.Check(system, new CheckOptions { GraphLimit = 100_000 }).Graph!;
            string[] texts = [.. graph.States.Select(state => TextOf(variables, state))];
            int[] depths = new int[texts.Length];
            HashSet<int> initial = [.. graph.Initial.Select(e => e.To)];
            foreach (GraphEdge edge in graph.Edges)
            {
                if (!initial.Contains(edge.To) && depths[edge.To] == 0)
                    depths[edge.To] = depths[edge.From] + 1;
            }

            var transitions = graph.Edges
                .Where(edge => texts[edge.From] != texts[edge.To])
                .GroupBy(edge => $"{texts[edge.From]} -> {texts[edge.To]}", edge => depths[edge.From])
                .ToDictionary(group => group.Key, group => group.Min());
            return new ExplicitGraph([.. initial.Select(i => texts[i])], [.. texts], transitions);
        }

        public static string TextOf(ImmutableArray<StateVariable> variables, ImmutableArray<long> state) =>
            string.Join(' ', CommonVariables.Project(variables, state));
    }
}
