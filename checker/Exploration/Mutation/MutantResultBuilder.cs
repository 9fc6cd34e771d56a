using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Mutation;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration.Mutation;

/// <summary>Turns what was found about a mutant into a result, and confirms it on the reference interpreter.</summary>
internal sealed class MutantResultBuilder(
    BaseGraph graph, LiveChecker live, MutationOptions options, long maxStates)
{
    public MutantResult Build(Mutant mutant, MutantFindings found)
    {
        MutantClass kind = ClassOf(mutant, found);
        return new MutantResult(
            mutant,
            kind,
            [.. FallsOf(mutant, found)],
            kind == MutantClass.Redundant ? ProofOf(mutant, found) : null,
            found.States,
            found.NewStates,
            found.LostStates,
            LimitOf(found));
    }

    private MutantClass ClassOf(Mutant mutant, MutantFindings found) => found switch
    {
        { HasUnsafe: true } => MutantClass.LoadBearing,
        { Falls: not [] } or { LiveFalls: not [] } => MutantClass.LiveOnly,
        { IsComplete: false } => MutantClass.Inconclusive,
        { SameStates: true } => MutantClass.Redundant,

        // Where the specification itself goes wrong, to leave a write out may be to leave an error out.
        _ when mutant.IsUnread && !graph.Broken.Contains(FallKey.RuleFault) => MutantClass.Redundant,
        _ => MutantClass.Survives,
    };

    private static RedundancyProof ProofOf(Mutant mutant, MutantFindings found) =>
        !found.SameStates ? RedundancyProof.Unread
        : !found.SameTransitions ? RedundancyProof.SameStates
        : mutant.Operator == MutationOperator.GuardRemoved ? RedundancyProof.Implied
        : RedundancyProof.SameTransitions;

    // The mutant has the base's properties, and as many instances of its rules, so numbers mean the same.
    private IEnumerable<Violation> FallsOf(Mutant mutant, MutantFindings found)
    {
        if (found.Falls is not [])
        {
            var changed = new ModelNumbering(mutant.System, graph.Numbering.Checked.Contains);
            var builder = new ViolationBuilder(changed, options.DeadlockDetection);
            foreach (Finding fall in found.Falls)
                yield return builder.Build(fall);
        }

        if (found.LiveFalls is not [])
        {
            var builder = new ViolationBuilder(live.NumberingOf(mutant.System), DeadlockDetection.Off);
            foreach (Finding fall in found.LiveFalls)
                yield return builder.Build(fall);
        }
    }

    private LimitReached? LimitOf(MutantFindings found) => found.StopReason switch
    {
        StopReason.None => null,
        StopReason.MaxStates => new LimitReached($"the limit of {maxStates} states was reached", "--max-states"),
        StopReason.Memory => new LimitReached("the memory limit was reached", "--memory"),
        StopReason.Errors => new LimitReached("the mutant goes wrong again and again", ""),
        _ => new LimitReached("the search was not finished", ""),
    };
}
