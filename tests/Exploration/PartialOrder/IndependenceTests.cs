using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.PartialOrder;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Tests.Language;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.PartialOrder;

/// <summary>What the analysis says of rule instances is true in every state: tried out, pair by pair.</summary>
public class IndependenceTests
{
    private const int StatesOfEach = 300;

    private static readonly int Models = FullRunTheoryAttribute.IsAsked ? 2_000 : 60;

    [Theory]
    [InlineData("classic/bakery.m")]
    [InlineData("classic/bounded-buffer.m")]
    [InlineData("classic/dining-philosophers.m")]
    [InlineData("classic/german.m")]
    [InlineData("classic/lamport-fast.m")]
    [InlineData("classic/leader-election.m")]
    [InlineData("classic/mcs-lock.m")]
    [InlineData("classic/msi-multiset.m")]
    [InlineData("classic/two-phase-commit.m")]
    [InlineData("protocols/visited-set.m")]
    [InlineData("ext4-data-journal/core.m")]
    [InlineData("ext4-data-journal/fault-waits.m")]
    public void Of_specifications(string spec)
    {
        TransitionSystem system = Specification.Load(Repository.PathTo(["specs", .. spec.Split('/')])).System!;

        Assert.True(IndependenceOracle.Run(system, StatesOfEach) > 0);
    }

    [Fact]
    public void Of_random_processes() => TryAll(RandomProcesses.Write);

    [Fact]
    public void Of_random_bodies() => TryAll(RandomModel.Write, share: 3);

    [Fact]
    public void Of_random_guards() => TryAll(RandomModel.WriteGuards, share: 12);

    /// <summary>Two processes with counters of their own, and a place each in an array that an expression decides.</summary>
    [Fact]
    public void Parameters_tell_elements_apart()
    {
        TransitionSystem system = Specification.FromText("""
            type P: 0..3;
            var own, left: array [P] of 0..3;
            startstate begin clear own; clear left; end;
            ruleset p: P do
              rule "own" own[p] < 3 ==> begin own[p] := own[p] + 1; end;
              rule "left" left[(p + 1) % 4] < 3 ==> begin alias l: left[(p + 1) % 4] do l := l + 1; end; end;
            end;
            """).System!;
        var numbering = new ModelNumbering(system);
        (StubbornSets? sets, _) = StubbornSets.TryCreate(CompiledModel.For(numbering), numbering);

        Assert.All(sets!.Conflicts, conflicts => Assert.True(conflicts.IsEmpty));
    }

    private static void TryAll(Func<int, string> write, int share = 1)
    {
        long tried = 0;
        for (int seed = 0; seed < Models / share; seed++)
        {
            string text = write(seed);
            LoadResult loaded = Specification.FromText(text);
            Assert.True(loaded.System is not null, text + string.Join('\n', loaded.Diagnostics));
            try
            {
                tried += IndependenceOracle.Run(loaded.System!, StatesOfEach / 5);
            }
            catch (Xunit.Sdk.XunitException difference)
            {
                Assert.Fail($"model {seed}: {difference.Message}\n{text}");
            }
        }

        Assert.True(tried > Models / share, $"only {tried} pairs");
    }
}
