using System.Collections.Immutable;
using System.Numerics;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Results;

public enum Verdict
{
    /// <summary>Every property held in every reachable state, and all of them were explored.</summary>
    Holds,

    Violated,

    /// <summary>A limit ended the search before it was complete, and nothing was violated so far.</summary>
    Inconclusive,
}

public enum ViolationKind
{
    /// <summary>No initial state satisfies the assumptions.</summary>
    Assumption,
    Deadlock,
    Invariant,
    Liveness,

    /// <summary>A <c>leadsto</c> or <c>ltl</c> property: the trace is a lasso.</summary>
    Temporal,

    /// <summary>An assertion, an <c>error</c> statement or a run-time error in the model.</summary>
    ModelError,
    Cover,
}

/// <summary>One thing that the search found wrong.</summary>
/// <param name="Property">What is violated; null for deadlocks and model errors.</param>
/// <param name="Arguments">Values of the property's parameters, in order.</param>
/// <param name="Error">Set exactly for model errors.</param>
/// <param name="Trace">A shortest way there; null for a cover and an assumption.</param>
/// <param name="Explanation">Which part is false and with which witnesses; null where there is nothing to explain.</param>
public sealed record Violation(
    ViolationKind Kind,
    Property? Property,
    ImmutableArray<long> Arguments,
    ModelError? Error,
    Trace? Trace,
    Explanation? Explanation)
{
    /// <summary>Set exactly for temporal properties.</summary>
    public LassoFacts? Lasso { get; init; }

    /// <summary>Null when it was not asked for, and where it is not known.</summary>
    public ViolationDistances? Distances { get; init; }

    /// <summary>Null when it was not asked for, and where there is no symmetry.</summary>
    public StoredNames? StoredNames { get; init; }

    /// <summary>A run near the trace in which nothing is wrong; null when it was not looked for or not found.</summary>
    public PassingRun? Passing { get; init; }
}

/// <summary>What became of one property.</summary>
/// <param name="Verdict">A cover holds when it was met.</param>
/// <param name="TraceLength">Firings to the violation; for a cover, to the first state that meets it; else null.</param>
public sealed record PropertyResult(Property Property, Verdict Verdict, int? TraceLength);

/// <summary>Why a search stopped early, and the flag that raises the limit.</summary>
/// <param name="Flag">Empty when there is none.</param>
/// <param name="Checkpoint">The folder from which the search can be resumed, or null.</param>
public sealed record LimitReached(string Reason, string Flag, string? Checkpoint = null);

/// <summary>The outcome of exploring a transition system.</summary>
/// <param name="Violations">In the order found; empty exactly when the verdict is not <see cref="Results.Verdict.Violated"/>.</param>
/// <param name="States">Distinct states found, initial ones included, states left out by assumptions not.</param>
/// <param name="RulesFired">Firings of rules, those that led to a known state or were left out by an assumption included.</param>
/// <param name="Depth">The greatest distance from an initial state among the states found.</param>
/// <param name="RuleFirings">Parallel to <see cref="TransitionSystem.Rules"/>: how often each rule fired.</param>
/// <param name="Limit">Set exactly when the search did not cover everything because of a limit.</param>
public sealed record CheckResult(
    Verdict Verdict,
    ImmutableArray<Violation> Violations,
    ImmutableArray<PropertyResult> Properties,
    long States,
    long RulesFired,
    int Depth,
    ImmutableArray<long> RuleFirings,
    LimitReached? Limit,
    TimeSpan Elapsed,
    long PeakMemoryBytes,
    int Threads)
{
    /// <summary>What else a reader should know of this run: a sentence each, without a period.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>How many states were found at each distance from the initial ones; empty where that is not known.</summary>
    public ImmutableArray<long> StatesByDepth { get; init; } = [];

    /// <summary>Whether states that differ in the names of scalarset values only were explored once.</summary>
    public bool IsReduced { get; init; }

    /// <summary>
    /// Whether partial-order reduction left out states and firings that nothing depended on: then counts and depth are those
    /// of what was explored, and a trace need not be a shortest one.
    /// </summary>
    public bool HasPartialOrder { get; init; }

    /// <summary>
    /// How many states those found stand for, without the reduction: null when it was not asked for, there was no reduction, the
    /// search was stopped inside a level, or states that are equal up to renaming may have been found more than once.
    /// </summary>
    public BigInteger? UnreducedStates { get; init; }

    /// <summary>
    /// An upper bound for the probability that some state was missed because states were told apart by
    /// fingerprints; null when they were compared as a whole.
    /// </summary>
    public double? OmissionProbability { get; init; }

    /// <summary>Null when it was not asked for.</summary>
    public StateGraph? Graph { get; init; }

    /// <summary>Null when it was not asked for.</summary>
    public Coverage? Coverage { get; init; }

    /// <summary>Null when it was not asked for, and where the search did not come to its end or found something wrong.</summary>
    public Vacuity? Vacuity { get; init; }
}
