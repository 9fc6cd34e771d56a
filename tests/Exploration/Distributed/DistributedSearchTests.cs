using ModelCheck.Exploration;
using ModelCheck.Exploration.Distributed;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.Trees;
using ModelCheck.Language;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Language;
using ModelCheck.Tests.Specs;
using Xunit;
using static ModelCheck.Tests.Exploration.GraphModel;
using static ModelCheck.Tests.Exploration.SearchComparison;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Distributed;

/// <summary>Several processes find what one finds. They are threads here: what MPI adds is tested with mpirun.</summary>
public class DistributedSearchTests
{
    private const long MostStates = 30_000;

    private static readonly ExplorationOptions Thorough =
        new() { MaxErrors = 9, DeadlockDetection = DeadlockDetection.Off };

    /// <summary>Specifications of which each state decides every property, except those of the kernel.</summary>
    public static TheoryData<string> Specifications => SpecFiles.Where(name =>
        !SpecFiles.IsKernelModel(name)
        && SpecFiles.AtDeclaredSizes(name).Any(e => e.Kind == ExpectationKind.States && e.Number <= MostStates)
        && IsDecidedByStates(SpecFiles.Load(name).System!));

    public static TheoryData<string> Symmetric =>
    [
        "broken/german-lost-write-back.m", "broken/bakery-open-door.m", "broken/msi-multiset-early-end.m",
        "classic/german.m",
    ];

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(2, 3, 1)]
    [InlineData(5, 4, 1)]
    [InlineData(2, 2, 3)]
    [InlineData(1, 4, 2)]
    public void Processes_find_what_one_finds(int words, int processes, int threads)
    {
        GraphModel model = SafeDigits(words);
        ExplorationResult plain = Explorer.Run(model, Thorough);

        foreach (ExplorationResult result in Run(model, Thorough with { Threads = threads }, processes))
        {
            AssertSame(plain, result);
            Assert.Equal(plain.StatesByDepth.ToArray(), result.StatesByDepth.ToArray());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Random_graphs(int seed)
    {
        var random = new Random(seed);
        ulong states = (ulong)random.Next(10, 50_000);
        ulong bad = (ulong)random.Next();
        GraphModel model = new()
        {
            WordCount = random.Next(1, 4),
            Initial = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (ulong)random.NextInt64((long)states))],
            Rules = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomRule((ulong)random.Next(), states))],
            Claims =
            [
                Claim(StatePropertyKind.Assumption, s => (s ^ bad) % 17 != 3),
                Claim(StatePropertyKind.Invariant, s => (s ^ bad) % 997 != 5),
                Claim(StatePropertyKind.Cover, s => s == bad % states),
            ],
        };
        ExplorationOptions options = Thorough with { MaxErrors = random.Next(1, 3), Threads = random.Next(1, 3) };
        ExplorationResult plain = Explorer.Run(model, options);

        foreach (ExplorationResult result in Run(model, options, processes: 2 + (seed % 3)))
            AssertSame(plain, result);
    }

    [Theory]
    [MemberData(nameof(Specifications))]
    public void Specifications_have_the_same_results(string name) =>
        AssertSameResults(SpecFiles.Load(name).System!, new CheckOptions(), processes: 3);

    [Theory]
    [MemberData(nameof(Symmetric))]
    public void Representatives_have_owners_too(string name) => AssertSameResults(
        SpecFiles.Load(name).System!, new CheckOptions { SymmetryReduction = SymmetryReduction.Heuristic }, processes: 2);

    [Fact]
    public void Random_specifications()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            TransitionSystem system = Specification.FromText(RandomModel.Write(seed)).System!;
            var options = new CheckOptions { Exploration = new ExplorationOptions { Bound = 4, MaxErrors = 3 } };
            AssertSameResults(system, options, processes: 2 + (seed % 3));
        }
    }

    [Theory]
    [InlineData(9, 2, 1)]
    [InlineData(18, 3, 2)]
    public void Trees_of_each_process_are_its_own(int words, int processes, int threads)
    {
        ExplorationResult plain = Explorer.Run(SafeDigits(words), Thorough);
        ExplorationResult[] results = new InProcessCluster(processes).Run(communicator =>
        {
            using var tree = new TreeModel(new TreeModel(SafeDigits(words)));
            return DistributedExplorer.Run(
                tree, Thorough with { Threads = threads, Storage = StateStorage.Tree }, communicator);
        });

        Assert.All(results, result => AssertSame(plain, result));
    }

    [Fact]
    public void The_shortest_way_out_of_many_leads_through_all_processes()
    {
        GraphModel model = SafeDigits(2);
        ExplorationOptions options = new() { DeadlockDetection = DeadlockDetection.Stuck, MaxErrors = 9 };
        ExplorationResult plain = Explorer.Run(model, options);

        Assert.Contains(plain.Findings, f => f.Kind == FindingKind.Deadlock && f.Path!.Rules.Length == 36);
        Assert.All(Run(model, options, 4), result => AssertSame(plain, result));
    }

    [Fact]
    public void A_bound_is_the_same_for_all()
    {
        ExplorationResult plain = Explorer.Run(SafeDigits(1), Thorough with { Bound = 11 });

        Assert.All(Run(SafeDigits(1), Thorough with { Bound = 11 }, 3), result => AssertSame(plain, result));
    }

    [Fact]
    public void A_limit_of_states_counts_those_of_all_and_stops_all()
    {
        foreach (ExplorationResult result in Run(Endless(), Thorough with { MaxStates = 100_000 }, 3))
        {
            Assert.Equal(StopReason.MaxStates, result.StopReason);
            Assert.InRange(result.States, 100_000, 200_000);
            Assert.Equal(result.States, result.StatesByDepth.Sum());
        }
    }

    [Fact]
    public void When_one_is_interrupted_all_stop()
    {
        using var interruption = new CancellationTokenSource();
        ExplorationResult[] results = new InProcessCluster(3).Run(communicator =>
        {
            if (communicator.Rank == 1)
                interruption.CancelAfter(TimeSpan.FromMilliseconds(100));

            return DistributedExplorer.Run(
                Endless(),
                Thorough with { MaxStates = 50_000_000 },
                communicator,
                cancellation: communicator.Rank == 1 ? interruption.Token : CancellationToken.None);
        });

        Assert.All(results, result => Assert.Equal(StopReason.Interrupted, result.StopReason));
    }

    [Fact]
    public void A_process_that_was_asked_for_something_else_is_found_out()
    {
        var failure = Assert.Throws<DistributedException>(() => new InProcessCluster(3).Run(communicator =>
            DistributedExplorer.Run(SafeDigits(communicator.Rank == 2 ? 2 : 1), Thorough, communicator)));

        Assert.Contains("process 2 was started with another specification", failure.Message);
    }

    [Fact]
    public void A_process_that_fails_ends_the_others()
    {
        GraphModel failing = new()
        {
            Rules = [s => s == 123 ? throw new InvalidDataException("broken") : (Firing.Fired, s + 1)],
        };

        var failure = Assert.Throws<DistributedException>(() => Run(failing, Thorough, 3));

        Assert.Contains("broken", failure.Message);
    }

    internal static GraphModel SafeDigits(int words)
    {
        GraphModel digits = Digits(words);
        return new()
        {
            WordCount = words,
            Rules = digits.Rules,
            Claims = [.. digits.Claims.Where(c => c.Kind != StatePropertyKind.Liveness)],
        };
    }

    private static GraphModel Endless() => new()
    {
        Initial = [1],
        Rules = [Fires(s => unchecked(s * 0x9FB21C651E98DF25)), Fires(s => unchecked((s ^ (s >> 32)) * 0xD1B54A32D192ED03))],
    };

    private static Func<ulong, (Firing, ulong)> RandomRule(ulong salt, ulong states) => state =>
    {
        ulong mixed = unchecked((state + salt) * 0x9E3779B97F4A7C15);
        return (mixed >> 40) % 5 == 0 ? (Firing.Disabled, 0) : (Firing.Fired, (mixed >> 20) % states);
    };

    private static ExplorationResult[] Run(ICompiledModel model, ExplorationOptions options, int processes) =>
        new InProcessCluster(processes).Run(communicator => DistributedExplorer.Run(model, options, communicator));

    private static void AssertSameResults(TransitionSystem system, CheckOptions options, int processes)
    {
        CheckResult plain = Checker.Check(system, options);
        CheckResult[] results = new InProcessCluster(processes).Run(
            communicator => Checker.Check(system, options with { Communicator = communicator }));
        foreach (CheckResult result in results)
        {
            AssertSame(plain, result);
            Assert.Equal(plain.StatesByDepth.ToArray(), result.StatesByDepth.ToArray());
            Assert.Equal(
                plain.Properties.Select(p => (p.Property.Name, p.Verdict, p.TraceLength)),
                result.Properties.Select(p => (p.Property.Name, p.Verdict, p.TraceLength)));
        }
    }

    private static bool IsDecidedByStates(TransitionSystem system) =>
        system.Properties.All(p => p.Kind != PropertyKind.Liveness && !p.IsTemporal);
}
