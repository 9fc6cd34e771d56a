using System.Collections.Immutable;
using ModelCheck.Exploration.Automata;
using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Search.Temporal;

/// <summary>A violating run in rule numbers.</summary>
/// <param name="SeedState">The number of the state where it leaves the states that any run may pass.</param>
/// <param name="SeedDepth">Of that state.</param>
/// <param name="Rules">Fired from there on; the loop included.</param>
/// <param name="States">The numbers of the states that they lead to; under symmetry these stand for others.</param>
/// <param name="LoopLength">How many of them, the last ones, are the loop; none when the run stutters at the end.</param>
internal sealed record ViolatingRun(
    long SeedState, int SeedDepth, ImmutableArray<int> Rules, ImmutableArray<long> States, int LoopLength);

/// <summary>Decides claims about runs after a complete search.</summary>
internal sealed class TemporalSearch(TemporalSpace temporal)
{
    private readonly FairnessTable _fairness = temporal.Space.Model.Fairness;

    /// <summary>
    /// A run that violates a claim, or null when there is none, when an atom goes wrong, or when the search is to stop.
    /// </summary>
    /// <param name="faults">Gets what goes wrong when atoms are evaluated.</param>
    /// <exception cref="InsufficientMemoryException">The budget does not allow to decide.</exception>
    public ViolatingRun? Check(RunProperty claim, CandidateSet faults)
    {
        BuchiAutomaton automaton = claim.Violations!;
        using var letters = StateLetters.Of(temporal, claim, faults);
        if (letters is null || automaton.IsEmpty || temporal.Levels.Count == 0 || temporal.Space.Control.IsStopping)
            return null;

        if (_fairness.Count > StepLabel.MaxFairInstances)
            throw new InsufficientMemoryException("there are too many fair instances");

        var product = new Product(temporal, letters, claim);
        bool needsLabels = product.Acceptance != 0 || _fairness.Count > 0;
        using var graph = new ProductGraph(temporal, product, needsLabels);
        graph.Build();
        using var components = new ComponentSearch(graph, product.NodeLimit, temporal.Budget);
        var fair = new FairComponents(graph, components, _fairness, product.Acceptance);
        fair.Find(temporal.Space.Control);
        if (!fair.Any || temporal.Space.Control.IsStopping)
            return null;

        using var stems = new StemSearch(product, graph, fair, temporal.Budget);
        (List<int> nodes, int seedDepth) = stems.Find();
        List<ProductStep> stem = [.. nodes.Zip(nodes.Skip(1), (from, to) => StepTo(product, from, to))];
        var loops = new LoopSearch(product, components, _fairness);
        return RunAlong(product, nodes[0], seedDepth, stem, loops.Find(nodes[^1]));
    }

    private static ProductStep StepTo(Product product, int from, int to)
    {
        List<ProductStep> steps = [];
        product.Read(from, steps);
        return steps.Where(s => s.Node == to).MinBy(s => s.Rule);
    }

    // Where a run stutters it does so for ever.
    private static ViolatingRun RunAlong(Product product, int seed, int depth, List<ProductStep> stem, List<ProductStep> loop)
    {
        ProductStep[] steps = [.. stem.Concat(loop).TakeWhile(s => s.Rule != TransitionReader.NoRule)];
        bool isEndless = steps.Length == stem.Count + loop.Count;
        return new ViolatingRun(
            product.StateOf(seed),
            depth,
            [.. steps.Select(s => s.Rule)],
            [.. steps.Select(s => product.StateOf(s.Node))],
            isEndless ? loop.Count : 0);
    }
}
