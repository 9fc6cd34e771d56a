using System.Collections.Immutable;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Proving;

namespace ModelCheck.Cli.Proving;

/// <summary>Looks for counterexamples with the compiled search.</summary>
/// <param name="options">Threads, and limits on states and memory.</param>
internal sealed class CounterexampleSearch(ExplorationOptions options) : ICounterexampleSearch
{
    /// <inheritdoc/>
    public CheckResult Search(
        TransitionSystem instance, ImmutableArray<string> invariants, TimeSpan? time, CancellationToken cancellation)
    {
        var checking = new CheckOptions
        {
            Exploration = options with { DeadlockDetection = DeadlockDetection.Off, TimeLimit = time },
            Properties = invariants is [] ? [NoProperty] : invariants,
            PassingRuns = true,
        };
        CheckResult result = Checker.Check(instance, checking, cancellation: cancellation);
        ImmutableArray<Violation> violations = [.. result.Violations.Where(Matters)];
        return result with
        {
            Violations = violations,
            Verdict = violations is [] && result.Verdict == Verdict.Violated ? Verdict.Inconclusive : result.Verdict,
        };
    }

    private static bool Matters(Violation violation) =>
        violation.Kind is ViolationKind.Invariant or ViolationKind.ModelError or ViolationKind.Assumption;

    // No specification can have a property of this name: to the search no name means every property.
    private const string NoProperty = "\0";
}
