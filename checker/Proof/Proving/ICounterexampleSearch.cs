using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Proof.Proving;

/// <summary>Looks for shortest counterexamples in instances of a specification; somebody else explores them.</summary>
public interface ICounterexampleSearch
{
    /// <summary>Explores an instance, or as much of it as the time allows.</summary>
    /// <param name="invariants">
    /// Names of the invariants that matter. Errors of the model always do, and that there is an initial state; deadlocks
    /// and other properties never.
    /// </param>
    CheckResult Search(
        TransitionSystem instance, ImmutableArray<string> invariants, TimeSpan? time, CancellationToken cancellation);
}
