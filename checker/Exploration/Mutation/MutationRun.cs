using System.Collections.Immutable;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Mutation;

namespace ModelCheck.Exploration.Mutation;

/// <summary>Checks mutants on several threads. What is found does not depend on which thread does what.</summary>
/// <param name="live">Decides what holds of the base and no single state decides.</param>
/// <param name="done">Told the number of the base's states whenever a mutant is finished.</param>
internal sealed class MutationRun(
    BaseGraph graph, LiveChecker live, MutationOptions options, IMutantJournal? journal, Action<int> done)
{
    private readonly Lock _lock = new();
    private readonly long _maxStates = options.MaxStatesFor(graph.States.Count);
    private int _next = -1;

    /// <summary>Writes the results to their places. Where it was cancelled some are missing.</summary>
    /// <param name="meant">The places of the mutants to check.</param>
    public void CheckAll(
        ImmutableArray<Mutant> mutants, ImmutableArray<int> meant, MutantResult?[] results, CancellationToken cancellation)
    {
        using var team = new WorkerTeam(int.Max(1, int.Min(options.Threads, meant.Length)));
        team.Run(_ =>
        {
            using var search = new MutantSearch(graph, options.DeadlockDetection, _maxStates);
            for (int i = Next(); i < meant.Length && !cancellation.IsCancellationRequested; i = Next())
                results[meant[i]] = Check(mutants[meant[i]], search, cancellation);
        });
    }

    private int Next() => Interlocked.Increment(ref _next);

    private MutantResult? Check(Mutant mutant, MutantSearch search, CancellationToken cancellation)
    {
        MutantFindings? findings = Recall(mutant);
        if (findings is null)
        {
            findings = Explore(mutant, search, cancellation);
            if (findings.StopReason == StopReason.Interrupted)
                return null;

            lock (_lock)
                journal?.Keep(mutant.Id, findings);
        }

        MutantResult result = new MutantResultBuilder(graph, live, options, _maxStates).Build(mutant, findings);
        lock (_lock)
            done(graph.States.Count);

        return result;
    }

    private MutantFindings? Recall(Mutant mutant)
    {
        lock (_lock)
            return journal?.Find(mutant.Id);
    }

    private MutantFindings Explore(Mutant mutant, MutantSearch search, CancellationToken cancellation)
    {
        MutantFindings findings = search.Explore(mutant, cancellation);
        bool isOpen = live.IsNeeded && findings is { IsComplete: true, SameTransitions: false, HasUnsafe: false };
        if (!isOpen)
            return findings;

        ImmutableArray<Finding> falls = live.Falls(mutant.System, cancellation, out StopReason reason);
        return findings with { LiveFalls = falls, StopReason = reason };
    }
}
