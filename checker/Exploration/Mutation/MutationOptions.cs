using System.Collections.Immutable;
using ModelCheck.Exploration.Search;

namespace ModelCheck.Exploration.Mutation;

/// <summary>How mutants are checked.</summary>
public sealed record MutationOptions
{
    /// <summary>At least 1. Does not change the results.</summary>
    public int Threads { get; init; } = 1;

    public DeadlockDetection DeadlockDetection { get; init; } = DeadlockDetection.Stuttering;

    /// <summary>Names of the properties to judge by; empty for all. Assumptions always apply.</summary>
    public ImmutableArray<string> Properties { get; init; } = [];

    /// <summary>Most states of one mutant; null for <see cref="DefaultGrowth"/> times those of the base.</summary>
    public long? MaxStates { get; init; }

    /// <summary>Most memory for the base and its graph; null for 80 % of what the machine or container has.</summary>
    public long? MemoryLimitBytes { get; init; }

    /// <summary>How much larger than the base a mutant may be.</summary>
    public const int DefaultGrowth = 4;

    /// <summary>A mutant of a small base may be larger than that.</summary>
    public const int LeastMaxStates = 100_000;

    internal bool Selects(string property) => Properties.IsEmpty || Properties.Contains(property);

    internal long MaxStatesFor(int baseStates) =>
        MaxStates ?? long.Max(LeastMaxStates, DefaultGrowth * (long)baseStates);
}

/// <summary>How far the checking of mutants has come.</summary>
/// <param name="BaseStates">States of the base so far.</param>
/// <param name="Done">Mutants that are finished; those that were finished before included.</param>
/// <param name="Total">0 while the base is explored.</param>
/// <param name="TimeLeft">What the speed until then suggests; null when there is none yet.</param>
public sealed record MutationProgress(int BaseStates, int Done, int Total, TimeSpan? TimeLeft);

/// <summary>Results that were found before, perhaps in another run.</summary>
public interface IMutantJournal
{
    /// <summary>What was kept for a mutant, or null.</summary>
    MutantFindings? Find(string mutant);

    /// <summary>Called by one thread at a time.</summary>
    void Keep(string mutant, MutantFindings findings);
}
