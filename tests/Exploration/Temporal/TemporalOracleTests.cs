using ModelCheck.Exploration.Search;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Exploration.Temporal;

/// <summary>
/// On random graphs, formulas and fairness the search says what an oracle says that shares nothing with it, and every
/// lasso is a fair run on which the formula is false.
/// </summary>
/// <remarks><c>MODELCHECK_FULL=1</c> tries ten times as many.</remarks>
public class TemporalOracleTests
{
    private static readonly int Cases = FullRunTheoryAttribute.IsAsked ? 100_000 : 10_000;

    // The oracle doubles its nodes for each.
    private static readonly int MaxTemporal = FullRunTheoryAttribute.IsAsked ? 4 : 3;

    private static readonly ExplorationOptions Options = new() { DeadlockDetection = DeadlockDetection.Off };

    [Fact]
    public void Agrees_with_a_fixpoint_computation()
    {
        int violated = 0;
        int fairnessDecides = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            (RandomGraph graph, TestFormula formula) = CaseOf(seed);
            bool expected = FixpointOracle.IsViolated(graph, formula);
            Finding? finding = Explorer.Run(graph.ToModel(formula), Options).Findings.SingleOrDefault();
            Assert.True(expected == finding is not null, Describe(seed, graph, formula, expected));
            violated += expected ? 1 : 0;
            if (finding is not null)
                AssertIsViolation(seed, graph, formula, finding.Path!);
            else if (graph.Fair.Any(f => f != 0) && seed % 4 == 0)
                fairnessDecides += FixpointOracle.IsViolated(Unfair(graph), formula) ? 1 : 0;
        }

        // Else the cases would say little.
        Assert.InRange(violated, Cases / 4, Cases * 3 / 4);
        Assert.True(fairnessDecides > Cases / 200, $"{fairnessDecides}");
    }

    [Fact]
    public void The_lasso_does_not_depend_on_threads()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            (RandomGraph graph, TestFormula formula) = CaseOf(seed);
            Finding? one = Explorer.Run(graph.ToModel(formula), Options).Findings.SingleOrDefault();
            Finding? three = Explorer.Run(graph.ToModel(formula), Options with { Threads = 3 }).Findings.SingleOrDefault();
            Assert.Equal(one?.Path?.Rules, three?.Path?.Rules);
            Assert.Equal(one?.Path?.LoopStart, three?.Path?.LoopStart);
        }
    }

    private static (RandomGraph Graph, TestFormula Formula) CaseOf(int seed)
    {
        var random = new Random(seed);
        var graph = RandomGraph.Make(random);
        TestFormula formula;
        do
            formula = TestFormula.Random(random, random.Next(2, 9), graph.AtomCount);
        while (formula.TemporalCount == 0 || formula.TemporalCount > MaxTemporal);

        return (graph, formula);
    }

    private static RandomGraph Unfair(RandomGraph graph) => graph with { Fair = new int[graph.RuleCount] };

    private static void AssertIsViolation(int seed, RandomGraph graph, TestFormula formula, RulePath path)
    {
        string what = $"{Describe(seed, graph, formula, true)}: {string.Join(",", path.Rules)} loop {path.LoopStart}";
        List<(int State, int Rule)> positions = [(0, -1)];
        foreach (int rule in path.Rules)
        {
            Assert.True(graph.IsEnabled(rule, positions[^1].State), what);
            positions.Add((graph.Next[rule][positions[^1].State], rule));
        }

        int start = path.LoopStart!.Value;
        Assert.Equal(positions[start].State, positions[^1].State);
        (int State, int Rule)[] loop = [.. positions.Skip(start + 1)];
        if (loop is [])
        {
            Assert.True(graph.IsDead(positions[start].State), what);
            loop = [(positions[start].State, -1)];
            positions.Add(loop[0]);
        }

        bool[] truth = formula.On([.. positions.Select(p => graph.LetterAt(p.State, p.Rule))], start + 1);
        Assert.False(truth[0], what);
        Assert.All(Enumerable.Range(0, graph.RuleCount), rule => Assert.True(IsFair(graph, rule, loop), what));
    }

    private static bool IsFair(RandomGraph graph, int rule, (int State, int Rule)[] loop) =>
        graph.Fair[rule] == 0
        || loop.Any(p => p.Rule == rule)
        || (graph.Fair[rule] == 1
            ? loop.Any(p => !graph.IsEnabled(rule, p.State))
            : loop.All(p => !graph.IsEnabled(rule, p.State)));

    private static string Describe(int seed, RandomGraph graph, TestFormula formula, bool expected) =>
        $"seed {seed}: {formula} is {(expected ? "violated" : "true")} on {graph}";
}
