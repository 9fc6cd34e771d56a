using ModelCheck.Exploration;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Specs;
using Xunit;
using static ModelCheck.Tests.Exploration.GraphModel;
using static ModelCheck.Tests.Exploration.SearchComparison;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

public class CompactStorageTests
{
    private static readonly ExplorationOptions Compact = new() { Storage = StateStorage.Compact };

    public static TheoryData<string> Decidable => SpecFiles.Where(
        name => !SpecFiles.IsKernelModel(name)
            && SpecFiles.Load(name).System!.Properties.All(p => p.Kind != PropertyKind.Liveness));

    [Theory]
    [MemberData(nameof(Decidable))]
    public void Finds_what_exact_storage_finds(string spec)
    {
        TransitionSystem system = SpecFiles.Load(spec).System!;
        CheckResult exact = Checker.Check(system, new CheckOptions());

        CheckResult compact = Checker.Check(
            system, new CheckOptions { Exploration = Compact with { Threads = 2 } });

        AssertSame(exact, compact);
        Assert.Null(exact.OmissionProbability);
        if (compact.OmissionProbability is { } probability)
            Assert.InRange(probability, 0, 1e-6);
        else
            Assert.Equal(1, CompiledModel.For(new ModelNumbering(system)).WordCount);
    }

    /// <summary>States so wide that only those of the last levels are kept: most of the path is elsewhere.</summary>
    [Fact]
    public void A_path_through_levels_that_were_given_up_is_the_same()
    {
        GraphModel model = new()
        {
            WordCount = 2048,
            Rules = [.. new ulong[] { 1, 10, 100, 1000 }.Select(
                unit => FiresIf(s => s / unit % 10 < 9, s => s + unit))],
            Claims =
            [
                Claim(StatePropertyKind.Invariant, s => s != 9999),
            ],
        };
        ExplorationOptions options = Compact with { Threads = 2, DeadlockDetection = DeadlockDetection.Off };

        ExplorationResult exact = Explorer.Run(model, options with { Storage = StateStorage.Exact });
        ExplorationResult compact = Explorer.Run(model, options);

        Assert.Equal(36, Assert.Single(compact.Findings).Path!.Rules.Length);
        AssertSame(exact, compact);
    }

    /// <summary>Exact storage of one word for a state: what memory is too small for is given up, too.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void States_of_one_word_are_given_up_when_memory_is_short(int threads)
    {
        const ulong Side = 500;
        GraphModel grid = new()
        {
            Rules = [FiresIf(s => s % Side < Side - 1, s => s + 1), FiresIf(s => s / Side < Side - 1, s => s + Side)],
            Claims = [Claim(StatePropertyKind.Invariant, s => s != (Side * Side) - 1)],
        };
        ExplorationOptions options = new() { Threads = threads, DeadlockDetection = DeadlockDetection.Off };
        using var team = new WorkerTeam(threads);
        SearchRun Search(int? bound)
        {
            var run = new SearchRun(grid, options with { Bound = bound }, new MemoryBudget(12L << 20), team);
            run.Search.Run();
            return run;
        }

        SearchRun found = Search(null);
        int runs = 1;
        Candidate violation = found.Search.Candidates.InOrder().Single();
        long states = found.Space.Control.States;
        int firstKept = found.Search.FirstKeptLevel;
        using var paths = new PathFinder(found, team, depth =>
        {
            runs++;
            return Search(depth);
        });

        Assert.Equal((long)(Side * Side), states);
        Assert.InRange(firstKept, 1, (int)(2 * Side) - 3);
        Assert.Equal((int)(2 * Side) - 2, paths.Find(violation).Path!.Rules.Length);
        Assert.True(runs > 1, "the search was repeated for the levels that were given up");
    }

    /// <summary>One state after another for a long time: the store must not take a block for each of them.</summary>
    [Fact]
    public void Many_narrow_levels_need_little_memory()
    {
        GraphModel chain = new() { WordCount = 64, Rules = [FiresIf(s => s < 100_000, s => s + 1)] };

        Assert.Equal((StopReason.None, 100_001), RunWithin(16L << 20, chain, StateStorage.Compact));
    }

    [Fact]
    public void Wide_states_fit_into_memory_that_is_too_small_for_all_of_them()
    {
        // 19,683 states of 4 KiB are 81 MB; the widest levels have 3,139 of them.
        GraphModel model = new()
        {
            WordCount = 512,
            Rules = [.. Enumerable.Range(0, 9).Select(digit => (ulong)Math.Pow(3, digit)).Select(
                unit => FiresIf(s => s / unit % 3 < 2, s => s + unit))],
        };

        Assert.Equal(StopReason.Memory, RunWithin(48L << 20, model, StateStorage.Exact).Reason);
        Assert.Equal((StopReason.None, 19_683), RunWithin(48L << 20, model, StateStorage.Compact));
    }

    private static (StopReason Reason, long States) RunWithin(long bytes, GraphModel model, StateStorage storage)
    {
        var options = new ExplorationOptions { Storage = storage, DeadlockDetection = DeadlockDetection.Off };
        using var team = new WorkerTeam(1);
        using var run = new SearchRun(model, options, new MemoryBudget(bytes), team);
        run.Search.Run();
        return (run.Space.Control.StopReason, run.Space.Control.States);
    }

    [Fact]
    public void Liveness_and_checkpoints_are_refused()
    {
        GraphModel live = new() { Rules = [Fires(s => s)], Claims = [Claim(StatePropertyKind.Liveness, _ => true)] };
        GraphModel plain = new() { Rules = [Fires(s => s)] };

        Assert.Throws<ArgumentException>(() => Explorer.Run(live, Compact));
        Assert.Throws<ArgumentException>(
            () => Explorer.Run(plain, Compact with { Checkpoints = new() { WriteTo = "nowhere" } }));
    }

    /// <summary>
    /// As many pairs agree in half of the hash as of random numbers would: for a million states 116, with a
    /// standard deviation of 11.
    /// </summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 21)]
    [InlineData(2, 7)]
    [InlineData(3, 61)]
    [InlineData(12, 35)]
    public unsafe void Fingerprints_of_states_that_differ_in_few_bits_are_as_good_as_random(int words, int spread)
    {
        const int States = 1_000_000;
        uint[] high = new uint[States];
        uint[] low = new uint[States];
        ulong* state = stackalloc ulong[words];
        for (int i = 0; i < States; i++)
        {
            // The bits of the number, spread over the words.
            new Span<ulong>(state, words).Clear();
            for (int bit = 0; bit < 20; bit++)
            {
                int at = bit * spread % (words * 64);
                state[at / 64] ^= (ulong)((i >> bit) & 1) << (at % 64);
            }

            ulong hash = StateHash.Of(state, words);
            high[i] = (uint)(hash >> 32);
            low[i] = (uint)(hash & uint.MaxValue);
        }

        Assert.InRange(EqualPairs(high), 60, 180);
        Assert.InRange(EqualPairs(low), 60, 180);
    }

    private static int EqualPairs(uint[] values)
    {
        Array.Sort(values);
        return Enumerable.Range(1, values.Length - 1).Count(i => values[i] == values[i - 1]);
    }
}
