using System.Collections.Immutable;
using ModelCheck.Cli.Proving;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Mining;
using ModelCheck.Tests.Exploration.Projections;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Cli.Proving;

public class ExploredInstancesTests
{
    /// <summary>Over two different nodes; the conditions repeat to fill more than one word.</summary>
    [Theory]
    [InlineData(2, 5)]
    [InlineData(3, 64)]
    [InlineData(3, 70)]
    public void Rows_say_which_conditions_hold_together(int nodes, int count)
    {
        TransitionSystem instance = Load(nodes);
        Projection projection = ProjectionOf(instance, count);
        using var instances = new ExploredInstances(new ExplorationOptions());

        ImmutableArray<ulong[]> rows = instances.Project(instance, [projection], CancellationToken.None)!.Value[0];

        var expected = new ProjectionByInterpreter(instance);
        Assert.Equal(
            expected.RowsOf(new(projection.Variables, projection.Conditions, AreDistinct: true)),
            rows.Select(row => TextOf(row, count)).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal((count + 63) / 64, row.Length));
    }

    [Fact]
    public void A_state_is_reachable_in_any_reading()
    {
        using var instances = new ExploredInstances(new ExplorationOptions());
        foreach (int nodes in new[] { 2, 3, 4, 1, 5, 2, 3 })
        {
            TransitionSystem instance = Load(nodes);
            var expected = new ProjectionByInterpreter(instance);
            ImmutableArray<long> last = [.. expected.States[^1]];

            Assert.True(instances.IsReachable(instance, last, CancellationToken.None));
            Assert.False(instances.IsReachable(instance, last.SetItem(0, 99), CancellationToken.None));
        }
    }

    [Fact]
    public void An_instance_beyond_a_limit_is_too_large()
    {
        TransitionSystem instance = Load(3);
        using var instances = new ExploredInstances(new ExplorationOptions { MaxStates = 5 });

        Assert.Null(instances.Project(instance, [ProjectionOf(instance, 3)], CancellationToken.None));
        Assert.Null(instances.IsReachable(instance, [.. new long[instance.SlotCount]], CancellationToken.None));
    }

    [Fact]
    public void A_cancelled_question_has_no_answer()
    {
        TransitionSystem instance = Load(3);
        using var instances = new ExploredInstances(new ExplorationOptions());

        Assert.ThrowsAny<OperationCanceledException>(
            () => instances.Project(instance, [ProjectionOf(instance, 3)], new CancellationToken(canceled: true)));
        Assert.NotNull(instances.Project(instance, [ProjectionOf(instance, 3)], CancellationToken.None));
    }

    private static TransitionSystem Load(int nodes) => Specification.FromText(
        """
        type Node: scalarset(2); Color: enum { red, green };
        var color: array [Node] of Color; next: array [Node] of Node; busy: boolean;
        startstate for n: Node do color[n] := red; next[n] := n; end; busy := false; end;
        ruleset n: Node; m: Node do
          rule "link" next[n] = n & !busy ==> next[n] := m; busy := true; end;
          rule "paint" busy & next[n] = m & n != m ==> color[m] := green; busy := false; end;
          invariant color[n] = red;
          invariant color[m] = green;
          invariant next[n] = m;
          invariant next[n] = next[m];
          invariant busy;
        end;
        """,
        new LoadOptions { ScalarsetSizes = [("Node", nodes)] }).System!;

    private static Projection ProjectionOf(TransitionSystem instance, int count) => new(
        [.. instance.Properties[0].Bindings.Select(b => b.Variable)],
        [.. Enumerable.Range(0, count).Select(i => instance.Properties[i % 5].Condition!)]);

    private static string TextOf(ulong[] row, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => (row[i / 64] >> (i % 64) & 1) != 0 ? 'T' : 'F'));
}
