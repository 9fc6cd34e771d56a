using ModelCheck.Exploration;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Specs;

/// <summary>Nothing in the kernel model tells one process, or one writer, from another.</summary>
public class KernelModelSymmetryTests
{
    private const string TwoUsers = "ext4-data-journal/v6.4-two-users.m";

    [Fact]
    public void Processes_and_writers_may_be_exchanged() =>
        Assert.Empty(SymmetryRules.Check(SpecFiles.Load(TwoUsers).System!).Select(b => $"{b.Span}: {b.Reason}"));

    [Fact]
    public void Half_of_the_states_are_left_when_two_processes_are()
    {
        TransitionSystem system = SpecFiles.Load(TwoUsers).System!;
        CheckResult all = SpecResults.Of(TwoUsers).Result;
        CheckResult reduced = Checker.Check(
            system, new CheckOptions { SymmetryReduction = SymmetryReduction.Exhaustive, Orbits = true });
        Assert.Equal(all.States, reduced.UnreducedStates);
        Assert.Equal(Verdict.Holds, reduced.Verdict);
        Assert.Equal(all.Depth, reduced.Depth);
        Assert.InRange(reduced.States, all.States / 2, all.States * 2 / 3);
    }
}
