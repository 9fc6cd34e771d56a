using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Exploration.Trees;
using ModelCheck.Tests.Specs;
using Xunit;

namespace ModelCheck.Tests.Exploration;

public sealed unsafe class RecentStatesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(20_000)]
    public void Words_of_zeros_are_a_state_like_others(int wordCount)
    {
        var recent = new RecentStates(wordCount);
        ulong[] state = new ulong[wordCount];

        Assert.False(TestAndSet(recent, state));
        Assert.True(TestAndSet(recent, state));
    }

    /// <summary>There are more states than places, so most calls replace another one.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Only_what_was_given_is_remembered(int wordCount)
    {
        var recent = new RecentStates(wordCount);
        var given = new HashSet<string>();
        var random = new Random(wordCount);
        int remembered = 0;
        for (int i = 0; i < 200_000; i++)
        {
            ulong[] state = [.. Enumerable.Range(0, wordCount).Select(_ => (ulong)random.Next(wordCount == 1 ? 50_000 : 6))];
            bool isRemembered = TestAndSet(recent, state);

            bool isNew = given.Add(string.Join(' ', state));
            Assert.False(isRemembered && isNew);
            Assert.True(TestAndSet(recent, state));
            remembered += isRemembered ? 1 : 0;
        }

        Assert.InRange(remembered, 1, 200_000 - given.Count);
    }

    /// <summary>Along a walk over all states of a model.</summary>
    [Theory]
    [InlineData("classic/msi-multiset.m")]
    [InlineData("ext4-data-journal/v6.4.m")]
    public void What_a_tree_leaves_out_for_a_search_it_has_given_before(string spec)
    {
        CompiledModel model = CompiledModel.For(new ModelNumbering(SpecFiles.Load(spec).System!));
        using var tree = (TreeModel)TreeModel.For(model, model.Layout);
        ISuccessorGenerator all = tree.CreateGenerator();
        ISuccessorGenerator some = tree.CreateGenerator();
        using var of = new SuccessorBuffer(1);
        using var kept = new SuccessorBuffer(1);
        var given = new HashSet<ulong>();
        var found = new HashSet<ulong>();
        var waiting = new Queue<ulong>(InitialStates(tree, all));
        found.UnionWith(waiting);
        long leftOut = 0;
        while (found.Count < 20_000 && waiting.TryDequeue(out ulong state))
        {
            of.Clear();
            kept.Clear();
            all.Expand([state], of);
            some.ExpandForSearch([state], kept);

            // In order, each successor is kept or its rule is next among the repeats.
            int next = 0;
            int repeats = 0;
            for (int i = 0; i < of.Count; i++)
            {
                ulong successor = of[i][0];
                if (next < kept.Count && kept.RuleOf(next) == of.RuleOf(i) && kept[next][0] == successor)
                {
                    next++;
                }
                else
                {
                    Assert.Equal(of.RuleOf(i), kept.Repeats[repeats++]);
                    Assert.Contains(successor, given);
                    Assert.NotEqual(state, successor);
                }

                given.Add(successor);
                if (found.Add(successor))
                    waiting.Enqueue(successor);
            }

            Assert.Equal((kept.Count, kept.Repeats.Length), (next, repeats));
            leftOut += repeats;
        }

        Assert.True(leftOut > found.Count / 10, $"{leftOut} were left out");
    }

    private static IEnumerable<ulong> InitialStates(TreeModel model, ISuccessorGenerator generator)
    {
        ulong[] state = new ulong[1];
        for (int rule = 0; rule < model.InitialRuleCount; rule++)
        {
            if (generator.FireInitial(rule, state) == Firing.Fired)
                yield return state[0];
        }
    }

    private static bool TestAndSet(RecentStates recent, ulong[] state)
    {
        fixed (ulong* words = state)
            return recent.TestAndSet(words, StateHash.Of(words, state.Length));
    }
}
