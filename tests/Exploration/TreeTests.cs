using System.Numerics;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;
using ModelCheck.Exploration.Trees;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Specs;
using ModelCheck.Tests.Support;
using Xunit;
using static ModelCheck.Tests.Exploration.SearchComparison;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

public sealed class TreeTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public static TheoryData<string> Textbook => SpecFiles.Where(
        name => !SpecFiles.IsKernelModel(name));

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(18)]
    public void What_is_folded_unfolds_to_the_same(int words)
    {
        var random = new Random(words);
        using var tree = new TreeModel(new TreeModel(Digits(words)));
        var folds = new Dictionary<string, string>();
        for (int i = 0; i < 20_000; i++)
        {
            ulong[] full = [.. Enumerable.Range(0, words).Select(_ => (ulong)random.Next(4))];
            ulong[] folded = new ulong[tree.WordCount];
            tree.FromFull(full, folded);
            ulong[] back = new ulong[words];
            tree.ToFull(folded, back);

            Assert.Equal(full, back);
            string text = string.Join(' ', full);
            Assert.Equal(string.Join(' ', folded), folds.GetValueOrDefault(text, string.Join(' ', folded)));
            folds[text] = string.Join(' ', folded);
        }

        Assert.Equal(folds.Count, folds.Values.Distinct().Count());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(9, 3)]
    [InlineData(16, 2)]
    public void A_search_finds_the_same_with_any_number_of_threads(int words, int threads)
    {
        ExplorationOptions options = new() { MaxErrors = 9, DeadlockDetection = DeadlockDetection.Off };
        ExplorationResult plain = Explorer.Run(Digits(words), options);

        using var tree = new TreeModel(new TreeModel(Digits(words)));
        ExplorationResult result = Explorer.Run(tree, options with { Threads = threads });

        AssertSame(plain, result);
    }

    [Fact]
    public void A_checkpoint_is_good_for_another_tree()
    {
        ExplorationOptions options = new() { MaxErrors = 9, DeadlockDetection = DeadlockDetection.Off };
        string folder = _temporary.PathTo("kept");
        var keeping = new CheckpointOptions { WriteTo = folder };
        using var first = new TreeModel(Digits(9));
        using var second = new TreeModel(Digits(9));

        Explorer.Run(first, options with { Bound = 22, Threads = 2, Checkpoints = keeping });
        ExplorationResult rest =
            Explorer.Run(second, options with { Checkpoints = new() { ResumeFrom = folder } });

        AssertSame(Explorer.Run(Digits(9), options), rest);
    }

    /// <summary>Every specification, however narrow its states, in a tree of two levels.</summary>
    [Theory]
    [MemberData(nameof(Textbook))]
    public void Compiled_models_explore_the_same(string spec)
    {
        var numbering = new ModelNumbering(SpecFiles.Load(spec).System!);
        ExplorationResult plain = Explorer.Run(CompiledModel.For(numbering), new ExplorationOptions());

        using var tree = new TreeModel(new TreeModel(CompiledModel.For(numbering)));
        ExplorationResult result = Explorer.Run(tree, new ExplorationOptions { Threads = 2 });

        AssertSame(plain, result);
    }

    [Theory]
    [InlineData("classic/msi-multiset.m", SymmetryReduction.Exhaustive)]
    [InlineData("broken/msi-multiset-early-end.m", SymmetryReduction.Exhaustive)]
    [InlineData("broken/msi-multiset-early-end.m", SymmetryReduction.Off)]
    public void Results_and_traces_are_those_of_plain_storage(string spec, SymmetryReduction reduction)
    {
        TransitionSystem system = SpecFiles.Load(spec).System!;
        CheckResult plain = Checker.Check(system, new CheckOptions { SymmetryReduction = reduction });

        var options = new ExplorationOptions { Storage = StateStorage.Tree, Threads = 2 };
        CheckResult tree = Checker.Check(
            system, new CheckOptions { SymmetryReduction = reduction, Exploration = options });

        AssertSame(plain, tree);
        Assert.Null(tree.OmissionProbability);
    }

    /// <summary>The parts of a real layout hold every bit of a state, and each of them once.</summary>
    [Theory]
    [InlineData("classic/german.m")]
    [InlineData("classic/msi-multiset.m")]
    [InlineData("ext4-data-journal/v6.4.m")]
    public unsafe void Parts_hold_every_bit_once(string spec)
    {
        StateLayout layout = CompiledModel.For(new ModelNumbering(SpecFiles.Load(spec).System!)).Layout;
        var parts = StateParts.Of(layout);
        ulong[] all = new ulong[layout.WordCount];
        ulong* pair = stackalloc ulong[2];
        pair[0] = pair[1] = ulong.MaxValue;
        for (int part = 0; part < parts.Count; part++)
        {
            ulong[] own = new ulong[layout.WordCount];
            fixed (ulong* words = own)
                parts.Scatter(part, pair, words);

            for (int i = 0; i < all.Length; i++)
            {
                Assert.Equal(0UL, all[i] & own[i]);
                all[i] |= own[i];
            }
        }

        Assert.Equal(layout.BitCount, all.Sum(word => (long)BitOperations.PopCount(word)));
    }

    /// <summary>Every specification as `--store tree` has it, down to states of one word.</summary>
    [Theory]
    [MemberData(nameof(Textbook))]
    public void Parts_of_the_layout_explore_the_same(string spec)
    {
        var numbering = new ModelNumbering(SpecFiles.Load(spec).System!);
        CompiledModel model = CompiledModel.For(numbering);
        ICompiledModel tree = TreeModel.For(CompiledModel.For(numbering), model.Layout);
        using var disposable = tree as TreeModel;

        Assert.Equal(1, tree.WordCount);
        AssertSame(
            Explorer.Run(model, new ExplorationOptions()),
            Explorer.Run(tree, new ExplorationOptions { Threads = 2 }));
    }

    /// <summary>Two threads' memories of one table, of fewer pairs than there are; also of the pair of zeros.</summary>
    [Fact]
    public unsafe void A_pair_remembered_has_the_number_that_it_has()
    {
        using var table = new PairTable();
        RecentPairs[] memories = [new(table), new(table)];
        var numbers = new Dictionary<(ulong, ulong), uint>();
        var random = new Random(1);
        ulong* pair = stackalloc ulong[2];
        for (int i = 0; i < 300_000; i++)
        {
            pair[0] = (ulong)random.Next(200);
            pair[1] = (ulong)random.Next(200) << (i % 3 * 20);
            uint number = memories[i % 2].NumberOf(pair);

            Assert.Equal(numbers.GetValueOrDefault((pair[0], pair[1]), number), number);
            Assert.Equal((pair[0], pair[1]), (table[number][0], table[number][1]));
            numbers[(pair[0], pair[1])] = number;
        }

        Assert.Equal(table.Count, numbers.Values.Distinct().Count());
    }

    [Fact]
    public unsafe void Racing_threads_number_each_pair_once()
    {
        const int Pairs = 30_000;
        const int Threads = 8;
        for (int round = 0; round < 5; round++)
        {
            using var table = new PairTable();
            uint[][] numbers = [.. Enumerable.Range(0, Threads).Select(_ => new uint[Pairs])];
            Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, member =>
            {
                ulong* pair = stackalloc ulong[2];
                for (int i = 0; i < Pairs; i++)
                {
                    int value = (int)(((i * 7919L) + (member * 1231)) % Pairs);
                    pair[0] = (ulong)value;
                    pair[1] = ~(ulong)value;
                    numbers[member][value] = table.NumberOf(pair);
                }
            });

            Assert.Equal(Pairs, table.Count);
            Assert.Equal(Pairs, numbers[0].Distinct().Count());
            Assert.All(numbers, n => Assert.Equal(numbers[0], n));
            for (int value = 0; value < Pairs; value++)
                Assert.Equal(((ulong)value, ~(ulong)value), (table[numbers[0][value]][0], table[numbers[0][value]][1]));
        }
    }
}
