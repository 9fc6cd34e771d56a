using ModelCheck.Exploration;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;
using ModelCheck.Tests.Language;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

public class SymmetryTests
{
    private static readonly CheckOptions Exhaustive =
        new() { SymmetryReduction = SymmetryReduction.Exhaustive };

    /// <summary>The count that CMurphi gives with -sym1, and Rumur with exhaustive reduction.</summary>
    [Fact]
    public void German_with_four_clients_has_the_published_number_of_orbits()
    {
        CheckResult result = Checker.Check(Load("classic/german.m", ("NODE", "4")), Exhaustive);

        Assert.Equal((Verdict.Holds, 28088), (result.Verdict, result.States));
    }

    [Fact]
    public void A_model_that_breaks_symmetry_is_explored_without_and_says_so()
    {
        TransitionSystem system = Specification.FromText("""
            type T: scalarset(3);
            var last: T;
            startstate begin undefine last; end;
            rule "last" begin for t: T do last := t; end; end;
            """).System!;

        CheckResult result = Checker.Check(system, Exhaustive);

        Assert.StartsWith("explored without symmetry reduction: ", Assert.Single(result.Notes), StringComparison.Ordinal);
        Assert.Empty(Checker.Check(system, new CheckOptions()).Notes);
    }

    [Theory]
    [InlineData("classic/mcs-lock.m")]
    [InlineData("classic/msi-multiset.m")]
    [InlineData("classic/bounded-buffer.m")]
    [InlineData("classic/two-phase-commit.m")]
    [InlineData("broken/german-lost-write-back.m")]
    [InlineData("broken/german-missing-invalidate.m")]
    [InlineData("broken/mcs-lock-hasty-release.m")]
    [InlineData("broken/msi-multiset-early-end.m")]
    [InlineData("broken/two-phase-commit-change-of-mind.m")]
    public void Verdict_and_length_are_those_of_the_full_search(string spec)
    {
        TransitionSystem system = Load(spec);

        CheckResult full = Checker.Check(system, new CheckOptions());
        CheckResult reduced = Checker.Check(system, Exhaustive);

        Assert.Equal(full.Verdict, reduced.Verdict);
        Assert.Equal(
            full.Violations.Select(v => (v.Kind, v.Property?.Name, v.Trace?.Length)),
            reduced.Violations.Select(v => (v.Kind, v.Property?.Name, v.Trace?.Length)));
        Assert.True(reduced.States <= full.States);
    }

    [Theory]
    [InlineData("classic/german.m", 1)]
    [InlineData("classic/mcs-lock.m", 2)]
    [InlineData("classic/msi-multiset.m", 3)]
    [InlineData("classic/bounded-buffer.m", 4)]
    [InlineData("classic/peterson-n.m", 5)]
    public void Renamed_states_have_the_same_representative(string spec, int seed)
    {
        var numbering = new ModelNumbering(Load(spec));
        StateLayout layout = CompiledModel.LayoutFor(numbering);
        var tables = new SymmetryTables(numbering.System);
        ISuccessorGenerator chosen = Symmetric(numbering, layout).CreateGenerator();
        var searching = new Canonicalizer(tables, layout, int.MaxValue);
        var renaming = new Renaming(tables);
        var random = new Random(seed);
        foreach (ulong[] state in StatesOf(numbering, layout, random))
        {
            var slots = new long[numbering.System.SlotCount];
            layout.Unpack(state, slots);
            var renamed = new ulong[layout.WordCount];
            layout.Pack(renaming.Apply(slots, RandomNames(tables, random)), renamed);

            AssertSameRepresentative(state, renamed, chosen.Canonicalize);
            AssertSameRepresentative(state, renamed, searching.Canonicalize);
        }
    }

    /// <summary>
    /// Random relations between elements of two scalarsets, so that sorting alone decides seldom: a representative
    /// must be a renaming of its state, and the same for all renamings.
    /// </summary>
    [Theory]
    [InlineData(4, 1)]
    [InlineData(3, 2)]
    public void Any_relation_between_elements_has_one_representative(int size, int seed)
    {
        TransitionSystem system = Specification.FromText($$"""
            type A: scalarset({{size}}); B: scalarset(3); Any: union {A, B, enum {none} };
            var next: array [A] of A; owner: array [B] of Any; pair: array [A] of array [B] of boolean;
            local: array [A] of 0..2; wide: array [A] of array [0..20] of 0..1; root: A;
            startstate begin undefine next; end;
            rule "none" false ==> begin undefine root; end;
            """).System!;
        var numbering = new ModelNumbering(system);
        StateLayout layout = CompiledModel.LayoutFor(numbering);
        ISuccessorGenerator chosen = Symmetric(numbering, layout).CreateGenerator();
        var tables = new SymmetryTables(system);
        var searching = new Canonicalizer(tables, layout, int.MaxValue);
        var renaming = new Renaming(tables);
        var random = new Random(seed);
        for (int i = 0; i < 500; i++)
        {
            long[] slots = RandomSlots(system, random, undefinedShare: i % 3 * 0.45);
            var state = new ulong[layout.WordCount];
            layout.Pack(slots, state);
            var renamed = new ulong[layout.WordCount];
            layout.Pack(renaming.Apply(slots, RandomNames(tables, random)), renamed);

            AssertSameRepresentative(state, renamed, chosen.Canonicalize);
            ulong[] representative = [.. state];
            chosen.Canonicalize(representative);
            AssertSameRepresentative(state, representative, searching.Canonicalize);
        }
    }

    [Theory]
    [InlineData("for i: Id do last := i; end;", false)]
    [InlineData("for i: Id do row[i] := 1; end;", true)]
    [InlineData("for i: Id do for k: Id do grid[i][k] := grid[k][i]; end; end;", false)]
    [InlineData("for k: 0..2 do sum := k; end;", true)]
    public void Loops_that_may_depend_on_the_order_of_elements_break_symmetry(string body, bool isHarmless)
    {
        TransitionSystem system = Specification.FromText(
            $$"""
            type Id: scalarset(3);
            var row: array [Id] of 0..2; grid: array [Id] of array [Id] of 0..2; sum: 0..9; last: Id;
            startstate sum := 0; end;
            rule "loop" begin {{body}} end;
            """).System!;

        Assert.Equal(isHarmless, SymmetryRules.Check(system).IsEmpty);
    }

    [Fact]
    public void A_function_that_returns_the_first_of_several_values_breaks_symmetry()
    {
        TransitionSystem system = Specification.FromText("""
            type Id: scalarset(3);
            var row: array [Id] of 0..2; x: 0..2;
            function first(): 0..2; begin for i: Id do if row[i] > 0 then return row[i]; end; end; return 0; end;
            startstate begin x := 0; clear row; end;
            rule "take" begin x := first(); end;
            """).System!;

        Assert.Single(SymmetryRules.Check(system));
    }

    // Mostly undefined states have many elements that look alike.
    private static long[] RandomSlots(TransitionSystem system, Random random, double undefinedShare)
    {
        var slots = new long[system.SlotCount];
        RandomState.Fill(system, slots, random);
        for (int i = 0; i < slots.Length; i++)
        {
            if (random.NextDouble() < undefinedShare)
                slots[i] = ModelType.Undefined;
        }

        return slots;
    }

    private static SymmetricModel Symmetric(ModelNumbering numbering, StateLayout layout) =>
        new(new CompiledModel(numbering, layout), numbering.System, layout, int.MaxValue);

    private static void AssertSameRepresentative(ulong[] left, ulong[] right, Canonicalize canonicalize)
    {
        ulong[] ofLeft = [.. left];
        ulong[] ofRight = [.. right];
        canonicalize(ofLeft);
        canonicalize(ofRight);
        Assert.Equal(ofLeft, ofRight);
    }

    private delegate void Canonicalize(Span<ulong> state);

    /// <summary>Four cycles of two look alike, and nothing tells which comes first: 8 * 6 * 4 * 2 candidates.</summary>
    [Theory]
    [InlineData(SymmetryReduction.Heuristic, 1)]
    [InlineData(SymmetryReduction.Exhaustive, 0)]
    public void A_choice_that_was_cut_short_is_noted(SymmetryReduction reduction, int notes)
    {
        CheckResult result = Checker.Check(Cycles(size: 8, steps: 4), new CheckOptions { SymmetryReduction = reduction });

        Assert.Equal(notes, result.Notes.Length);
        Assert.All(result.Notes, note => Assert.StartsWith("the choice of a representative was cut short ", note));
    }

    [Fact]
    public void Elements_that_occur_with_themselves_are_told_from_others() =>
        Assert.Equal(5, Checker.Check(Cycles(size: 12, steps: 2), Exhaustive).States);

    /// <summary>States on the way have several representatives then, and not the one of the state that is really reached.</summary>
    [Theory]
    [InlineData(StateStorage.Exact)]
    [InlineData(StateStorage.Tree)]
    public void A_path_is_found_through_states_whose_choice_was_cut_short(StateStorage storage)
    {
        const string Claim =
            "function length(p: P): 0..10; var q: P; n: 0..10;\n"
            + "begin n := 1; q := next[p]; while q != p do q := next[q]; n := n + 1; end; return n; end;\n"
            + "invariant \"x\" !(step = 7 & (exists p: P do exists q: P do exists r: P do\n"
            + "  length(p) = 2 & length(q) = 3 & length(r) = 5 end end end));";
        CheckResult result = Checker.Check(Cycles(size: 10, steps: 7, Claim), new CheckOptions
        {
            SymmetryReduction = SymmetryReduction.Heuristic,
            Exploration = new ExplorationOptions { Storage = storage },
        });

        Assert.Equal(7, Assert.Single(result.Violations).Trace!.Length);
        Assert.Contains(result.Notes, note => note.StartsWith("the choice of a representative was cut short ", StringComparison.Ordinal));
    }

    // A permutation, from the identity on.
    private static TransitionSystem Cycles(int size, int steps, string claim = "") => Specification.FromText($$"""
        type P: scalarset({{size}});
        var next: array [P] of P; step: 0..{{steps}};
        startstate for p: P do next[p] := p; end; step := 0; end;
        ruleset p: P; q: P do
          rule "exchange" p != q & step < {{steps}} ==>
          var was: P;
          begin was := next[p]; next[p] := next[q]; next[q] := was; step := step + 1; end;
        end;
        {{claim}}
        """).System!;

    private static IEnumerable<ulong[]> StatesOf(ModelNumbering numbering, StateLayout layout, Random random)
    {
        ISuccessorGenerator generator = new CompiledModel(numbering, layout).CreateGenerator();
        using var successors = new SuccessorBuffer(layout.WordCount);
        var state = new ulong[layout.WordCount];
        Assert.Equal(Firing.Fired, generator.FireInitial(0, state));
        for (int step = 0; step < 200; step++)
        {
            yield return [.. state];
            successors.Clear();
            generator.Expand(state, successors);
            if (successors.Count > 0)
                successors[random.Next(successors.Count)].CopyTo(state);
        }
    }

    private static int[] RandomNames(SymmetryTables tables, Random random)
    {
        int[] names = [.. Enumerable.Range(0, tables.ElementCount)];
        foreach ((int first, int end) in tables.Scalarsets)
            random.Shuffle(names.AsSpan(first, end - first));

        return names;
    }

    private static TransitionSystem Load(string spec, params (string Name, string Value)[] constants) =>
        Specification.Load(
            Repository.PathTo("specs", spec), new LoadOptions { Constants = [.. constants] }).System!;
}
