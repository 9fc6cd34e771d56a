using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Distributed;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.Trees;
using ModelCheck.Language;
using ModelCheck.Tests.Specs;
using Xunit;
using static ModelCheck.Tests.Exploration.GraphModel;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Distributed;

/// <summary>Every state has one owner, few successors have another than their state, and levels are shared evenly.</summary>
public class OwnerTests
{
    // Levels that are too small to matter.
    private const int SmallLevel = 500;

    [Theory]
    [InlineData("classic/german.m", "", 2, 0.25)]
    [InlineData("classic/german.m", "", 4, 0.5)]
    [InlineData("ext4-data-journal/v6.4.m", "", 2, 0.25)]
    [InlineData("classic/mcs-lock.m", "N=4", 2, 0.25)]
    public void Few_successors_are_of_another_process(string spec, string constant, int processes, double most)
    {
        Shares shares = SharesOf(ModelOf(spec, constant), processes);

        // By a hash of the whole state it would be one half and three quarters.
        Assert.InRange((double)shares.Foreign / shares.Transitions, 0.001, most);
    }

    [Theory]
    [InlineData("classic/german.m", "", 2)]
    [InlineData("classic/german.m", "", 3)]
    [InlineData("ext4-data-journal/v6.4.m", "", 2)]
    [InlineData("classic/mcs-lock.m", "N=4", 2)]
    [InlineData("classic/peterson-n.m", "N=5", 2)]
    public void Levels_are_shared_evenly(string spec, string constant, int processes)
    {
        Shares shares = SharesOf(ModelOf(spec, constant), processes);

        double slowest = shares.Levels.Where(level => level.Sum() > SmallLevel).Sum(level => (double)level.Max());
        double even = shares.Levels.Where(level => level.Sum() > SmallLevel).Sum(level => (double)level.Sum() / processes);
        Assert.InRange(slowest / even, 1, 1.2);
    }

    [Fact]
    public void Processes_agree()
    {
        string first = ClassDealer.OwnersFor(ModelOf("classic/german.m"), 3).Fingerprint;

        Assert.Equal(first, ClassDealer.OwnersFor(ModelOf("classic/german.m"), 3).Fingerprint);
        Assert.NotEqual(first, ClassDealer.OwnersFor(ModelOf("classic/german.m"), 4).Fingerprint);
    }

    [Fact]
    public void How_states_are_kept_does_not_matter()
    {
        CompiledModel plain = ModelOf("ext4-data-journal/v6.4.m");
        using var tree = new TreeModel(ModelOf("ext4-data-journal/v6.4.m"));

        Assert.Equal(ClassDealer.OwnersFor(plain, 2).Fingerprint, ClassDealer.OwnersFor(tree, 2).Fingerprint);
    }

    [Fact]
    public void A_model_with_few_states_or_none_has_owners()
    {
        GraphModel one = new() { Initial = [7], Rules = [Fires(s => s)] };
        GraphModel none = new() { Initial = [], Rules = [] };

        Assert.InRange(ClassDealer.OwnersFor(one, 5).Of([7UL]), 0, 4);
        Assert.InRange(ClassDealer.OwnersFor(none, 5).Of([7UL]), 0, 4);
    }

    [Fact]
    public void States_that_differ_in_everything_are_shared_evenly_too()
    {
        GraphModel model = new() { Initial = [1], Rules = [Fires(s => unchecked((s ^ (s >> 29)) * 0x9FB21C651E98DF25))] };
        StateOwner owner = ClassDealer.OwnersFor(model, 3);
        int[] counts = new int[3];
        for (ulong state = 0; state < 30_000; state++)
            counts[owner.Of([unchecked(state * 0x9E3779B97F4A7C15)])]++;

        Assert.All(counts, count => Assert.InRange(count, 8_000, 12_000));
    }

    private static CompiledModel ModelOf(string spec, string constant = "")
    {
        LoadResult loaded = constant.Split('=') is [var name, var value]
            ? Specification.Again(SpecFiles.Load(spec), new LoadOptions { Constants = [(name, value)] })
            : SpecFiles.Load(spec);
        return CompiledModel.For(new ModelNumbering(loaded.System!));
    }

    // Of all reachable states, level by level.
    private static Shares SharesOf(CompiledModel model, int processes)
    {
        StateOwner owner = ClassDealer.OwnersFor(model, processes);
        ISuccessorGenerator generator = model.CreateGenerator();
        using var successors = new SuccessorBuffer(model.WordCount);
        var seen = new HashSet<UInt128>();
        var shares = new Shares();
        List<ulong[]> level = InitialStates(model, generator).Where(s => seen.Add(KeyOf(s))).ToList();
        while (level.Count > 0)
        {
            shares.Levels.Add([.. Enumerable.Range(0, processes).Select(p => level.Count(s => owner.Of(s) == p))]);
            var next = new List<ulong[]>();
            foreach (ulong[] state in level)
            {
                successors.Clear();
                generator.Expand(state, successors);
                for (int i = 0; i < successors.Count; i++)
                {
                    shares.Transitions++;
                    shares.Foreign += owner.Of(successors[i]) == owner.Of(state) ? 0 : 1;
                    if (seen.Add(KeyOf(successors[i])))
                        next.Add(successors[i].ToArray());
                }
            }

            level = next;
        }

        return shares;
    }

    private static IEnumerable<ulong[]> InitialStates(CompiledModel model, ISuccessorGenerator generator)
    {
        for (int rule = 0; rule < model.InitialRuleCount; rule++)
        {
            ulong[] state = new ulong[model.WordCount];
            if (generator.FireInitial(rule, state) == Firing.Fired)
                yield return state;
        }
    }

    private static UInt128 KeyOf(ReadOnlySpan<ulong> state)
    {
        Assert.InRange(state.Length, 1, 2);
        return new UInt128(state[^1], state[0]);
    }

    private sealed class Shares
    {
        /// <summary>For each level how many states each process has.</summary>
        public List<int[]> Levels { get; } = [];

        public long Transitions { get; set; }

        public long Foreign { get; set; }
    }
}
