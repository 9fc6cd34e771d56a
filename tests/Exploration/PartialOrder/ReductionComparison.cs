using System.Collections.Immutable;
using ModelCheck.Exploration;
using ModelCheck.Exploration.PartialOrder;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.PartialOrder;

/// <summary>Checks with partial-order reduction and without, and compares what is found.</summary>
internal static class ReductionComparison
{
    /// <summary>How many states there are without reduction and with it; null where a limit was reached.</summary>
    /// <remarks>
    /// With a single error allowed verdicts are the same; with any number the same properties, rules and deadlocks are
    /// found wrong, the same covers met, and the same rules fire. Every trace is replayed by the interpreter while the
    /// results are made.
    /// </remarks>
    public static (long Full, long Reduced)? Run(
        TransitionSystem system,
        long maxStates,
        DeadlockDetection deadlocks = DeadlockDetection.Stuttering,
        ICommutationProver? prover = null)
    {
        CheckResult full = Check(system, isReduced: false, int.MaxValue, deadlocks, maxStates);
        if (full.Limit is not null)
            return null;

        CheckResult reduced = Check(system, isReduced: true, int.MaxValue, deadlocks, prover: prover);
        Assert.Equal(Findings(full), Findings(reduced));
        Assert.Equal(
            full.Properties.Select(p => (p.Property.Name, p.Verdict)), reduced.Properties.Select(p => (p.Property.Name, p.Verdict)));
        Assert.Equal(full.RuleFirings.Select(n => n > 0), reduced.RuleFirings.Select(n => n > 0));
        Assert.True(reduced.States <= full.States, $"{reduced.States} states are more than {full.States}");
        Assert.Equal(full.Verdict, Check(system, isReduced: true, 1, deadlocks, prover: prover).Verdict);
        return (full.States, reduced.States);
    }

    public static CheckResult Check(
        TransitionSystem system,
        bool isReduced,
        int maxErrors = 1,
        DeadlockDetection deadlocks = DeadlockDetection.Stuttering,
        long maxStates = long.MaxValue,
        int threads = 1,
        ICommutationProver? prover = null)
    {
        CheckResult result = Checker.Check(system, new CheckOptions
        {
            Exploration = new ExplorationOptions
            {
                Threads = threads,
                MaxErrors = maxErrors,
                MaxStates = maxStates,
                DeadlockDetection = deadlocks,
                MemoryLimitBytes = 4L << 30,
            },
            PartialOrder = isReduced,
            Commutation = prover,
            Properties = Decidable(system),
        });
        Assert.True(result.HasPartialOrder == isReduced, string.Join('\n', result.Notes));
        return result;
    }

    /// <summary>The properties that a single state decides; where there is none, a name that no property has.</summary>
    public static ImmutableArray<string> Decidable(TransitionSystem system)
    {
        ImmutableArray<string> names =
        [
            .. system.Properties.Where(p => p.Kind is PropertyKind.Invariant or PropertyKind.Cover).Select(p => p.Name),
        ];
        return names.IsEmpty ? ["(none)"] : names;
    }

    // A property that is false in one state and goes wrong in another may be found either way.
    private static IEnumerable<string> Findings(CheckResult result) => result.Violations
        .Select(v => v.Property is { } property
            ? $"{property.Span}"
            : $"{v.Kind} {(v.Kind == ViolationKind.ModelError ? v.Trace!.Steps[^1].Rule.Name : "")}")
        .Distinct()
        .Order(StringComparer.Ordinal);
}
