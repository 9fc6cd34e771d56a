using ModelCheck.Cli.Proving;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Mining;
using ModelCheck.Proof.Solving;
using ModelCheck.Tests.Support;
using ModelCheck.Tests.Z3;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof.Mining;

public class InvariantMinerTests
{
    [RequiresZ3Theory]
    [InlineData("classic/german.m")]
    [InlineData("classic/two-phase-commit.m")]
    public void Finds_what_makes_the_invariants_inductive_for_any_size(string spec)
    {
        (SymbolicSystem symbolic, MiningResult result) = Mine(spec);

        Assert.Equal(MiningOutcome.Proved, result.Outcome);
        Assert.NotEmpty(result.Clauses);
        AssertInductive(symbolic, spec, result);
        AssertHoldAtOtherSizes(spec, result);
    }

    [RequiresZ3Fact]
    public void Finds_the_same_every_time() => Assert.Equal(
        Mine("classic/two-phase-commit.m").Result.Clauses.Select(c => c.Text),
        Mine("classic/two-phase-commit.m").Result.Clauses.Select(c => c.Text));

    [RequiresZ3Theory]
    [InlineData("broken/german-lost-write-back.m")]
    [InlineData("broken/german-missing-invalidate.m")]
    [InlineData("broken/two-phase-commit-change-of-mind.m")]
    [InlineData("broken/mcs-lock-hasty-release.m")]
    [InlineData("broken/dijkstra-stale-look.m")]
    [InlineData("broken/lamport-fast-no-second-look.m")]
    public void Never_proves_what_is_violated(string spec) =>
        Assert.NotEqual(MiningOutcome.Proved, Mine(spec).Result.Outcome);

    private static (SymbolicSystem Symbolic, MiningResult Result) Mine(string spec)
    {
        string path = Repository.PathTo("specs", spec);
        TransitionSystem system = Specification.Load(path).System!;
        SymbolicSystem symbolic = SymbolicSystem.Encode(system, EncodingOptions.ForAnySize(system));
        using var reachable = new ExploredInstances(new ExplorationOptions { MaxStates = 100_000 });
        using var miner = new InvariantMiner(
            symbolic,
            SizedSpecification.InFile(path, new LoadOptions()),
            reachable,
            new InductionOptions(),
            new MiningOptions(),
            new TimeLimit(TimeSpan.FromMinutes(5)));
        return (symbolic, miner.Run(Claim.InvariantsOf(symbolic)));
    }

    private static void AssertInductive(SymbolicSystem symbolic, string spec, MiningResult result)
    {
        InductionResult check = InductiveCheck.Run(
            symbolic,
            SizedSpecification.InFile(Repository.PathTo("specs", spec), new LoadOptions()),
            [.. Claim.InvariantsOf(symbolic), .. result.Clauses.Select(c => c.Claim)],
            new InductionOptions(),
            new TimeLimit(TimeSpan.FromMinutes(5)));
        Assert.True(check.IsProved);
    }

    // The clauses as the specification would write them, in a search that shares nothing with the proof.
    private static void AssertHoldAtOtherSizes(string spec, MiningResult result)
    {
        string path = Repository.PathTo("specs", spec);
        string clauses = string.Concat(result.Clauses.Select((c, i) => $"invariant \"mined {i}\" {c.Text};\n"));
        LoadResult loaded = Specification.FromText(File.ReadAllText(path) + clauses);
        Assert.Empty(loaded.Diagnostics);
        Assert.Equal(
            Verdict.Holds,
            Checker.Check(loaded.System!, new CheckOptions()).Verdict);
    }
}
