using System.Numerics;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Distributed;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;
using ModelCheck.Tests.Language;
using ModelCheck.Tests.Specs;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

/// <summary>How many states representatives stand for.</summary>
public sealed class OrbitTests : IDisposable
{
    private static readonly CheckOptions Reduced =
        new() { SymmetryReduction = SymmetryReduction.Heuristic, Orbits = true };

    private readonly TemporaryFolder _temporary = new();

    /// <summary>Those with symmetric types that may be reduced by them.</summary>
    public static TheoryData<string> Symmetric => SpecFiles.Where(name =>
        !SpecFiles.IsKernelModel(name)
        && File.ReadAllText(Repository.PathTo("specs", name)).Contains("scalarset", StringComparison.Ordinal)
        && SymmetryRules.Check(Load(name)).IsEmpty);

    public void Dispose() => _temporary.Dispose();

    /// <summary>Two searches that hardly have anything in common agree on every state.</summary>
    [Theory]
    [MemberData(nameof(Symmetric))]
    public void The_orbits_have_the_states_of_the_full_search(string spec)
    {
        TransitionSystem system = Load(spec);

        CheckResult full = Checker.Check(system, new CheckOptions());
        CheckResult reduced = Checker.Check(system, Reduced);

        Assert.Equal((full.States, null), (reduced.UnreducedStates, full.UnreducedStates));
        Assert.True(reduced.States < full.States);
        Assert.Null(Checker.Check(system, Reduced with { Orbits = false }).UnreducedStates);
    }

    [Theory]
    [InlineData(StateStorage.Exact, 2, null)]
    [InlineData(StateStorage.Tree, 1, null)]
    [InlineData(StateStorage.Compact, 2, null)]
    [InlineData(StateStorage.Exact, 1, 7)]
    [InlineData(StateStorage.Tree, 2, 12)]
    public void However_states_are_stored(StateStorage storage, int threads, int? bound)
    {
        TransitionSystem system = Load("classic/german.m");
        var exploration = new ExplorationOptions { Storage = storage, Threads = threads, Bound = bound };

        CheckResult full = Checker.Check(system, new CheckOptions { Exploration = exploration with { Threads = 1 } });
        CheckResult reduced = Checker.Check(system, Reduced with { Exploration = exploration });

        Assert.Equal(full.States, reduced.UnreducedStates);
    }

    [Fact]
    public void A_search_that_is_resumed_knows_them_from_the_beginning()
    {
        TransitionSystem system = Load("classic/german.m");
        var part = new ExplorationOptions { Bound = 9, Checkpoints = new() { WriteTo = _temporary.PathTo("checkpoint") } };
        var rest = new ExplorationOptions { Checkpoints = new() { ResumeFrom = _temporary.PathTo("checkpoint") } };

        Assert.NotNull(Checker.Check(system, Reduced with { Exploration = part, Orbits = false }).Limit);

        Assert.Equal(
            SpecFiles.ExpectedStates("classic/german.m"),
            Checker.Check(system, Reduced with { Exploration = rest }).UnreducedStates);
    }

    [Fact]
    public void Processes_add_up_theirs()
    {
        TransitionSystem system = Load("classic/german.m");

        CheckResult[] results = new InProcessCluster(3).Run(
            communicator => Checker.Check(system, Reduced with { Communicator = communicator }));

        Assert.All(results, result => Assert.Equal(SpecFiles.ExpectedStates("classic/german.m"), result.UnreducedStates));
    }

    [Fact]
    public void More_states_than_a_word_can_count()
    {
        TransitionSystem system = Specification.FromText("""
            type Id: scalarset(66);
            var on: array [Id] of boolean;
            startstate begin for i: Id do on[i] := false; end; end;
            ruleset i: Id do rule "on" !on[i] ==> begin on[i] := true; end; end;
            """).System!;

        CheckResult alone = Checker.Check(system, Reduced);
        CheckResult[] together = new InProcessCluster(2).Run(
            communicator => Checker.Check(system, Reduced with { Communicator = communicator }));

        Assert.Equal((67, BigInteger.Pow(2, 66)), (alone.States, alone.UnreducedStates));
        Assert.All(together, result => Assert.Equal(BigInteger.Pow(2, 66), result.UnreducedStates));
    }

    /// <summary>Four cycles of two look alike: 8 * 6 * 4 * 2 candidates, of which 64 are compared.</summary>
    [Fact]
    public void Orbits_that_may_be_stored_twice_are_not_added_up()
    {
        TransitionSystem system = Permutations(size: 8, steps: 4);

        CheckResult full = Checker.Check(system, new CheckOptions());
        CheckResult bounded = Checker.Check(system, Reduced);
        CheckResult exact = Checker.Check(system, Reduced with { SymmetryReduction = SymmetryReduction.Exhaustive });

        Assert.Null(bounded.UnreducedStates);
        Assert.Contains("because some of them may be equal up to renaming", bounded.Notes[^1], StringComparison.Ordinal);
        Assert.Equal(full.States, exact.UnreducedStates);
    }

    [Fact]
    public void A_search_that_is_stopped_inside_a_level_does_not_know_them()
    {
        var exploration = new ExplorationOptions { MaxStates = 100 };

        CheckResult result = Checker.Check(Load("classic/german.m"), Reduced with { Exploration = exploration });

        Assert.Null(result.UnreducedStates);
        Assert.Contains("because the search was stopped before", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    /// <summary>Cycles of two and of three look alike to any refinement, and are what they are for their automorphisms alone.</summary>
    [Theory]
    [InlineData("1 2 0 4 5 3", 40)]
    [InlineData("1 0 3 2 5 4", 15)]
    [InlineData("1 2 3 4 5 0", 120)]
    [InlineData("0 1 2 3 4 5", 1)]
    [InlineData("1 2 0 4 3 5", 120)]
    public void A_permutation_has_as_many_renamings_as_its_cycles_leave(string next, int states)
    {
        TransitionSystem system = Permutations(size: 6, steps: 1);
        long[] slots = [.. next.Split(' ').Select(long.Parse), 0];

        Assert.Equal(states, CountOf(system, Packed(system, slots)));
    }

    public static TheoryData<string, int> RandomModels => new()
    {
        // Relations, so that sorting alone decides seldom.
        { "type A: scalarset(4); B: scalarset(3); Any: union {A, B, enum {none} };\n"
            + "var next: array [A] of A; owner: array [B] of Any; pair: array [A] of array [B] of boolean;", 400 },
        { "type A: scalarset(5); var edge: array [A] of array [A] of boolean;", 300 },
        { "type A: scalarset(5); var next: array [A] of A; root: A;", 400 },
        { "type A: scalarset(3); B: scalarset(2); Any: union {A, B};\n"
            + "var bag: multiset [3] of record origin: Any; target: A; end; held: array [A] of 0..1;", 400 },
        { "type A: scalarset(3); var cube: array [A] of array [A] of array [A] of 0..1;", 200 },
        { "type A: scalarset(5); B: scalarset(3); var row: array [A] of 0..2; mark: array [B] of boolean; last: A;", 300 },
    };

    /// <summary>Random states, of which all renamings are made, and the different ones counted.</summary>
    [Theory]
    [MemberData(nameof(RandomModels))]
    public void An_orbit_has_the_states_that_all_renamings_make(string declarations, int states)
    {
        TransitionSystem system = Specification.FromText(
            declarations + " x: 0..3; startstate begin x := 0; end; rule \"r\" begin x := 1; end;").System!;
        var tables = new SymmetryTables(system);
        var renaming = new Renaming(tables);
        int[][] renamings = [.. RenamingsOf(tables)];
        var random = new Random(states);
        int symmetric = 0;
        for (int i = 0; i < states; i++)
        {
            long[] slots = RandomSlots(system, random, i % 4 * 0.33);
            int images = renamings.Select(names => string.Join(' ', renaming.Apply(slots, names))).Distinct().Count();
            symmetric += images < renamings.Length ? 1 : 0;
            Assert.Equal(images, CountOf(system, Packed(system, slots)));
        }

        Assert.InRange(symmetric, states / 10, states);
    }

    private static BigInteger CountOf(TransitionSystem system, ulong[] state)
    {
        StateLayout layout = LayoutOf(system);
        var tables = new SymmetryTables(system);
        BigInteger?[] counts = [.. new[] { PackedOccurrences.TryCreate(tables, layout), null }.Select(occurrences =>
        {
            var counter = new OrbitCounter(tables, layout, occurrences, int.MaxValue);
            counter.Add(state);
            return counter.States;
        })];

        // Whether or not sorting is tried first.
        Assert.Equal(counts[0], counts[1]);
        return counts[0]!.Value;
    }

    private static StateLayout LayoutOf(TransitionSystem system) => StateLayout.For(new StateShape(system));

    private static ulong[] Packed(TransitionSystem system, long[] slots)
    {
        StateLayout layout = LayoutOf(system);
        ulong[] words = new ulong[layout.WordCount];
        layout.Pack(slots, words);
        return words;
    }

    // Mostly undefined states have many elements that look alike.
    private static long[] RandomSlots(TransitionSystem system, Random random, double undefinedShare)
    {
        long[] slots = new long[system.SlotCount];
        RandomState.Fill(system, slots, random);
        foreach (SymmetricSlot slot in new SymmetryTables(system).Slots)
        {
            if (random.NextDouble() < undefinedShare)
                slots[slot.Slot] = ModelType.Undefined;
        }

        return slots;
    }

    private static IEnumerable<int[]> RenamingsOf(SymmetryTables tables)
    {
        IEnumerable<int[]> all = [[]];
        foreach ((int first, int end) in tables.Scalarsets)
        {
            int[][] ofOne = [.. PermutationsOf([.. Enumerable.Range(first, end - first)])];
            all = all.SelectMany(_ => ofOne, (before, here) => (int[])[.. before, .. here]);
        }

        return all;
    }

    private static IEnumerable<int[]> PermutationsOf(int[] elements) => elements is []
        ? [[]]
        : elements.SelectMany(
            first => PermutationsOf([.. elements.Where(e => e != first)]), (first, rest) => (int[])[first, .. rest]);

    private static TransitionSystem Permutations(int size, int steps) => Specification.FromText($$"""
        type P: scalarset({{size}});
        var next: array [P] of P; step: 0..{{steps}};
        startstate for p: P do next[p] := p; end; step := 0; end;
        ruleset p: P; q: P do
          rule "exchange" p != q & step < {{steps}} ==>
          var was: P;
          begin was := next[p]; next[p] := next[q]; next[q] := was; step := step + 1; end;
        end;
        """).System!;

    private static TransitionSystem Load(string spec) => SpecFiles.Load(spec).System!;
}
