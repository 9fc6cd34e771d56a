using ModelCheck.Exploration;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Specs;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

public class GraphTests
{
    [Theory]
    [InlineData("classic/peterson.m", SymmetryReduction.Off)]
    [InlineData("classic/token-ring.m", SymmetryReduction.Off)]
    [InlineData("classic/bounded-buffer.m", SymmetryReduction.Off)]
    [InlineData("classic/german.m", SymmetryReduction.Exhaustive)]
    [InlineData("broken/dining-philosophers-assumed-away.m", SymmetryReduction.Off)]
    public void Has_every_state_and_firing_of_the_search(string spec, SymmetryReduction reduction)
    {
        CheckResult result = Check(spec, 1_000_000, reduction);

        StateGraph graph = result.Graph!;
        Assert.Equal(result.States, graph.States.Length);
        Assert.Equal(result.States, graph.States.Select(s => string.Join(' ', s)).Distinct().Count());
        if (spec != "broken/dining-philosophers-assumed-away.m")
            Assert.Equal(result.RulesFired, graph.Edges.Length);

        Assert.False(graph.IsCut);
        Assert.Equal(
            Enumerable.Range(0, graph.States.Length),
            graph.Initial.Concat(graph.Edges).Select(e => e.To).Distinct());
    }

    [Fact]
    public void Edges_are_what_the_interpreter_does()
    {
        TransitionSystem system = SpecFiles.Load("classic/alternating-bit.m").System!;
        StateGraph graph = Check("classic/alternating-bit.m", 1000).Graph!;
        var interpreter = new ModelCheck.Language.Interpretation.Interpreter(system);
        foreach (GraphEdge edge in graph.Edges)
        {
            long[] state = [.. graph.States[edge.From]];
            interpreter.Fire(new Instance<Rule>(edge.Rule, edge.Arguments), state);
            Assert.Equal(graph.States[edge.To].ToArray(), state);
        }
    }

    [Fact]
    public void Beyond_the_limit_it_is_cut_and_says_so()
    {
        CheckResult result = Check("classic/mcs-lock.m", 100);

        Assert.True(result.Graph!.IsCut);
        Assert.Equal(100, result.Graph.States.Length);
        Assert.All(result.Graph.Edges, e => Assert.InRange(e.To, 0, 99));
        Assert.Equal(
            "the state graph has the first 100 states only; --graph-limit allows more", Assert.Single(result.Notes));
        Assert.Equal(Edges(Check("classic/mcs-lock.m", 100).Graph!), Edges(result.Graph));
        Assert.Null(Checker.Check(SpecFiles.Load("classic/peterson.m").System!, new CheckOptions()).Graph);
    }

    private static IEnumerable<(int, int, string)> Edges(StateGraph graph) =>
        graph.Edges.Select(e => (e.From, e.To, e.Rule.Name));

    private static CheckResult Check(string spec, int limit, SymmetryReduction reduction = SymmetryReduction.Off) =>
        Checker.Check(
            SpecFiles.Load(spec).System!,
            new CheckOptions { GraphLimit = limit, SymmetryReduction = reduction });
}
