using System.Collections.Immutable;
using ModelCheck.Exploration;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Horn;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Solving;
using ModelCheck.Tests.Cli.Proving;
using ModelCheck.Tests.Specs;
using ModelCheck.Tests.Z3;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof;

public class ReachabilityCheckTests
{
    public static TheoryData<string> SmallSpecs => SpecFiles.Where(name =>
        name.Contains("dekker", StringComparison.Ordinal)
        || name.Contains("peterson", StringComparison.Ordinal)
        || name.Contains("dijkstra", StringComparison.Ordinal)
        || name.Contains("two-phase", StringComparison.Ordinal));

    [RequiresZ3Theory]
    [InlineData("", ObligationStatus.Proved)]
    [InlineData("invariant \"small\" y < 2;", ObligationStatus.Refuted)]
    [InlineData("rule \"jump\" x = 3 & y = 2 ==> x := x + 998; end;", ObligationStatus.Refuted)]
    public void Arithmetic_is_decided(string more, ObligationStatus expected) =>
        Assert.Equal(expected, Run(ProveSpecs.Counters + more, TimeSpan.FromSeconds(60)).Status);

    /// <summary>Whatever it answers in a short time agrees with the search.</summary>
    [RequiresZ3Theory]
    [MemberData(nameof(SmallSpecs))]
    public void It_never_contradicts_the_search(string name)
    {
        TransitionSystem system = SpecFiles.Load(name).System!;
        ImmutableArray<Violation> violations = Checker.Check(system, new CheckOptions()).Violations;
        bool isViolated = violations.Any(v => v.Kind is ViolationKind.Invariant or ViolationKind.ModelError);

        ObligationStatus status = Run(system, TimeSpan.FromSeconds(2)).Status;

        Assert.NotEqual(isViolated ? ObligationStatus.Proved : ObligationStatus.Refuted, status);
    }

    [RequiresZ3Fact]
    public void What_it_cannot_take_is_said_in_a_line()
    {
        ReachabilityResult result = Run(
            ProveSpecs.Counters + "invariant \"never\" 10 / (x + 1) != 20;", TimeSpan.FromSeconds(60));

        Assert.Equal((ObligationStatus.Unknown, "Uninterpreted 'div'"), (result.Status, result.Reason));
    }

    [RequiresZ3Fact]
    public void Its_time_is_kept()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        ReachabilityResult result = Run(
            SpecFiles.Load("classic/mcs-lock.m").System!, TimeSpan.FromMilliseconds(300));

        Assert.Equal((ObligationStatus.Unknown, "out of time"), (result.Status, result.Reason));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    private static ReachabilityResult Run(string text, TimeSpan time) =>
        Run(Specification.FromText(text).System!, time);

    private static ReachabilityResult Run(TransitionSystem system, TimeSpan time)
    {
        SymbolicSystem symbolic = SymbolicSystem.Encode(system);
        return ReachabilityCheck.Run(symbolic, Claim.InvariantsOf(symbolic), new TimeLimit(time));
    }
}
