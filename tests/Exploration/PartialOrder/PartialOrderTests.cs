using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.PartialOrder;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Language;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.PartialOrder;

/// <summary>Partial-order reduction finds wrong what is found wrong without it.</summary>
/// <remarks><c>MODELCHECK_FULL=1</c> tries 10,000 random models, and specifications with more states.</remarks>
public class PartialOrderTests
{
    private static readonly int RandomModels = FullRunTheoryAttribute.IsAsked ? 10_000 : 200;

    private static readonly int MostStates = FullRunTheoryAttribute.IsAsked ? 1_000_000 : 10_000;

    /// <summary>
    /// A process that runs round and round in its own business, and one that spoils everything when it gets its turn.
    /// </summary>
    private const string TwoLoops = """
        var place: 0..2; fuse: 0..2;
        startstate begin place := 0; fuse := 0; end;
        rule "round" begin place := (place + 1) % 3; end;
        rule "burn" fuse < 2 ==> begin fuse := fuse + 1; end;
        rule "blow" fuse = 2 ==> begin error "blown"; end;
        """;

    /// <summary>Two steps that commute, and a state in the middle that only one order shows.</summary>
    private const string TwoSteps = """
        var left, right: boolean;
        startstate begin left := false; right := false; end;
        rule "left" !left ==> begin left := true; end;
        rule "right" !right ==> begin right := true; end;
        invariant "not right alone" right -> left;
        """;

    private static readonly string[] Designs =
    [
        .. Repository.SpecificationsBelow("specs/classic"),
        .. Repository.SpecificationsBelow("specs/broken"),
        .. Repository.SpecificationsBelow("specs/protocols"),
    ];

    public static TheoryData<string> Specifications => [.. Designs.Select(path => Path.GetRelativePath(Repository.Root, path))];

    public static TheoryData<string> Models =>
        [.. Directory.EnumerateFiles(PublicModelsTheoryAttribute.Folder!, "*.m", SearchOption.AllDirectories).Order()];

    [Theory]
    [MemberData(nameof(Specifications))]
    public void Of_specifications(string path)
    {
        if (Specification.Load(Repository.PathTo(path)).System is { } system && !new ModelNumbering(system).HasPriorities)
            ReductionComparison.Run(system, MostStates);
    }

    [FullRunTheory]
    [MemberData(nameof(KernelModels))]
    public void Of_models_of_the_kernel(string path) =>
        ReductionComparison.Run(Specification.Load(Repository.PathTo(path)).System!, MostStates);

    public static TheoryData<string> KernelModels =>
    [
        .. Repository.SpecificationsBelow("specs/ext4-data-journal")
            .Select(path => Path.GetRelativePath(Repository.Root, path)),
    ];

    [PublicModelsTheory]
    [MemberData(nameof(Models))]
    public void Of_public_models(string path)
    {
        if (Specification.Load(path).System is { } system && !new ModelNumbering(system).HasPriorities)
            ReductionComparison.Run(system, MostStates);
    }

    [Fact]
    public void Of_random_processes()
    {
        (int compared, int smaller) = TryAll(RandomProcesses.Write);
        Assert.True(smaller > compared / 10, $"only {smaller} of {compared} models have fewer states");
    }

    [Fact]
    public void Of_random_bodies() => TryAll(seed => RandomModel.Write(seed), share: 10);

    [Fact]
    public void Threads_make_no_difference()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            TransitionSystem system = Specification.FromText(RandomProcesses.Write(seed)).System!;
            CheckResult one = ReductionComparison.Check(system, isReduced: true, maxErrors: 100);
            SearchComparison.AssertSame(one, ReductionComparison.Check(system, isReduced: true, maxErrors: 100, threads: 2));
            SearchComparison.AssertSame(one, ReductionComparison.Check(system, isReduced: true, maxErrors: 100, threads: 4));
        }
    }

    [Fact]
    public void Threads_make_no_difference_in_wide_levels()
    {
        TransitionSystem system = Specification.Load(
            Repository.PathTo("specs", "classic", "lamport-fast.m"),
            new LoadOptions { Constants = [("N", "3")] }).System!;
        CheckResult one = ReductionComparison.Check(system, isReduced: true);
        SearchComparison.AssertSame(one, ReductionComparison.Check(system, isReduced: true, threads: 2));
        SearchComparison.AssertSame(one, ReductionComparison.Check(system, isReduced: true, threads: 4));
    }

    [Fact]
    public void A_process_that_runs_for_ever_does_not_hide_what_another_does()
    {
        TransitionSystem system = Specification.FromText(TwoLoops).System!;

        Assert.Equal(Verdict.Violated, ReductionComparison.Check(system, isReduced: true).Verdict);
        ExplorationResult ignoring = Explore(system, sets => new Ignoring(sets));
        Assert.Empty(ignoring.Findings);
        Assert.Equal(3, ignoring.States);
    }

    [Fact]
    public void A_state_that_only_one_order_shows_is_found()
    {
        TransitionSystem system = Specification.FromText(TwoSteps).System!;

        Assert.Equal(Verdict.Violated, ReductionComparison.Check(system, isReduced: true).Verdict);
        Assert.DoesNotContain(
            Explore(system, sets => sets, sees: _ => false).Findings, f => f.Kind == FindingKind.InvariantViolated);
    }

    [Fact]
    public void Independent_processes_are_run_one_after_the_other()
    {
        TransitionSystem system = Specification.FromText("""
            type P: scalarset(6);
            var at: array [P] of 0..3;
            startstate begin for p: P do at[p] := 0; end; end;
            ruleset p: P do rule "step" at[p] < 3 ==> begin at[p] := at[p] + 1; end; end;
            """).System!;

        CheckResult full = ReductionComparison.Check(system, isReduced: false);
        CheckResult reduced = ReductionComparison.Check(system, isReduced: true);

        Assert.Equal((4096, ViolationKind.Deadlock), (full.States, Assert.Single(full.Violations).Kind));
        Assert.Equal((19, ViolationKind.Deadlock), (reduced.States, Assert.Single(reduced.Violations).Kind));
    }

    [Fact]
    public void Priorities_are_explored_without_and_the_result_says_so()
    {
        TransitionSystem system = Specification.FromText("""
            var x: boolean;
            startstate begin x := false; end;
            rule 1 "up" begin x := true; end;
            rule 2 "down" begin x := false; end;
            """).System!;

        CheckResult result = ModelCheck.Exploration.Checker.Check(
            system, new ModelCheck.Exploration.CheckOptions { PartialOrder = true });

        Assert.False(result.HasPartialOrder);
        Assert.Equal("explored without partial-order reduction: rules have priorities", Assert.Single(result.Notes));
    }

    private static ExplorationResult Explore(
        TransitionSystem system, Func<IPartialOrder, IPartialOrder> around, Func<Property, bool>? sees = null)
    {
        var numbering = new ModelNumbering(system);
        CompiledModel model = CompiledModel.For(numbering);
        (StubbornSets? sets, _) = StubbornSets.TryCreate(model, new ModelNumbering(system, sees));
        return Explorer.Run(model, new ExplorationOptions { PartialOrder = around(sets!) });
    }

    // How many models were compared, and how many have fewer states with reduction.
    private static (int Compared, int Smaller) TryAll(Func<int, string> write, int share = 1)
    {
        (int compared, int smaller) = (0, 0);
        for (int seed = 0; seed < RandomModels / share; seed++)
        {
            string text = write(seed);
            LoadResult loaded = Specification.FromText(text);
            Assert.True(loaded.System is not null, text + string.Join('\n', loaded.Diagnostics));
            var deadlocks = (DeadlockDetection)(seed % 3);
            try
            {
                if (ReductionComparison.Run(loaded.System!, 5_000, deadlocks) is not { } states)
                    continue;

                compared++;
                smaller += states.Reduced < states.Full ? 1 : 0;
            }
            catch (Xunit.Sdk.XunitException difference)
            {
                Assert.Fail($"model {seed}: {difference.Message}\n{text}");
            }
        }

        return (compared, smaller);
    }

    /// <summary>Takes any set, also one that leads back only.</summary>
    private sealed class Ignoring(IPartialOrder inner) : IPartialOrder
    {
        public IStubbornSetFinder CreateFinder() => new Finder(inner.CreateFinder());

        private sealed class Finder(IStubbornSetFinder inner) : IStubbornSetFinder
        {
            public bool TryFind(ReadOnlySpan<ulong> state, ReadOnlySpan<int> active, Func<int, bool> leadsOn, Span<bool> kept) =>
                inner.TryFind(state, active, _ => true, kept);
        }
    }
}
