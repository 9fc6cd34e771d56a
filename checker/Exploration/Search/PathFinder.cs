using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>
/// Rebuilds a shortest path to a state from the states of each level, without a record of parents.
/// </summary>
/// <remarks>
/// From the last state backwards, every state of the level before is expanded again to find the predecessors.
/// That costs at most as much as the search did, is needed only for what is reported, and makes the path a
/// function of the model alone: of several predecessors it takes the one whose words are least, and of its
/// rules the first.
/// </remarks>
internal sealed class PathFinder(
    SearchSpace space, WorkerTeam team, Worker[] workers, IReadOnlyList<StateRange[]> levels)
{
    private readonly record struct Step(long State, int Rule);

    public RulePath Find(Candidate candidate)
    {
        if (candidate.State < 0)
            return new RulePath(candidate.Rule, []);

        var rules = new Stack<int>();
        if (candidate.Rule >= 0)
            rules.Push(candidate.Rule);

        long state = candidate.State;
        for (int depth = candidate.Depth - 1; depth >= 0; depth--)
        {
            Step step = PredecessorOf(state, levels[depth]);
            rules.Push(step.Rule);
            state = step.State;
        }

        return new RulePath(InitialRuleOf(state), [.. rules]);
    }

    private Step PredecessorOf(long target, StateRange[] level)
    {
        var queue = new RangeQueue(level, team.Size);
        var best = new Step?[team.Size];
        team.Run(i => best[i] = BestIn(queue, target, workers[i]));
        return best.Aggregate(Better)
            ?? throw new InvalidOperationException("no state of the level before leads to a state that was found");
    }

    private Step? BestIn(RangeQueue queue, long target, Worker worker)
    {
        Step? best = null;
        while (queue.TryTake(out StateRange range))
        {
            for (int i = 0; i < range.Count; i++)
            {
                if (RuleBetween(range.First + i, target, worker) is { } rule)
                    best = Better(best, new Step(range.First + i, rule));
            }
        }

        return best;
    }

    private int? RuleBetween(long state, long target, Worker worker)
    {
        ReadOnlySpan<ulong> words = space.Store[target];
        SuccessorBuffer successors = worker.Successors;
        successors.Clear();
        worker.Generator.Expand(space.Store[state], successors);
        for (int i = 0; i < successors.Count; i++)
        {
            if (words.SequenceEqual(successors[i]))
                return successors.RuleOf(i);
        }

        return null;
    }

    private Step? Better(Step? left, Step? right)
    {
        if (left is not { } a || right is not { } b)
            return left ?? right;

        return space.Store[a.State].SequenceCompareTo(space.Store[b.State]) <= 0 ? a : b;
    }

    private int InitialRuleOf(long state)
    {
        Span<ulong> words = new ulong[space.Model.WordCount];
        for (int rule = 0; rule < space.Model.InitialRuleCount; rule++)
        {
            Firing firing = workers[0].Generator.FireInitial(rule, words);
            if (firing == Firing.Fired && space.Store[state].SequenceEqual(words))
                return rule;
        }

        throw new InvalidOperationException("no initial rule leads to an initial state that was found");
    }
}
