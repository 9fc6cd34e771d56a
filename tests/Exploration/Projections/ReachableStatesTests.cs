using System.Collections.Immutable;
using ModelCheck.Exploration.Projections;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;
using ModelCheck.Tests.Specs;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Projections;

public class ReachableStatesTests
{
    /// <summary>Arrays over one and two variables, an atom that may go wrong, a function, and more atoms than one word has.</summary>
    private const string Links =
        """
        type Node: scalarset(3); Page: scalarset(1);
        var next: array [Node] of Node; owner: array [Page] of Node; mark: array [Node] of boolean;
        function marked(n: Node): boolean; begin return mark[n]; end;
        startstate "unlinked" for n: Node do mark[n] := false; end; end;
        ruleset n: Node; m: Node; p: Page do
          rule "link" isundefined(next[n]) & n != m ==> next[n] := m; end;
          rule "own" !isundefined(next[n]) & isundefined(owner[p]) ==> owner[p] := next[n]; mark[n] := true; end;
        end;
        ruleset n: Node; m: Node; p: Page do
          invariant "a" true;
          invariant "b" isundefined(next[n]);
          invariant "c" next[n] = m;
          invariant "d" owner[p] = n;
          invariant "e" marked(m);
          invariant "f" n = m;
          invariant "g" forall k: Node do isundefined(next[k]) | next[k] != n end;
          invariant "h" exists q: Page do !isundefined(owner[q]) & mark[owner[q]] end;
          invariant "i" next[next[n]] = m;
          invariant "j" !mark[n] & mark[m];
        end;
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_template_has_the_rows_that_the_interpreter_gives(bool areDistinct)
    {
        TransitionSystem system = Specification.FromText(Links).System!;
        ProjectionTemplate template = TemplateOf(system, areDistinct);

        AssertSameRows(system, [template, Repeated(template, 33)]);
    }

    [Fact]
    public void Rows_do_not_depend_on_the_number_of_threads()
    {
        TransitionSystem system = Specification.FromText(Links).System!;
        ProjectionTemplate template = TemplateOf(system, areDistinct: false);
        using ReachableStates one = Explore(system, new ExplorationOptions());
        using ReachableStates four = Explore(system, new ExplorationOptions { Threads = 4 });

        Assert.Equal(
            one.Project([template], int.MaxValue, CancellationToken.None)!.Value[0].Words.ToArray(),
            four.Project([template], int.MaxValue, CancellationToken.None)!.Value[0].Words.ToArray());
    }

    /// <summary>The parts of every guard, over the parameters of its rule.</summary>
    [Theory]
    [InlineData("classic/peterson.m")]
    [InlineData("classic/two-phase-commit.m")]
    [InlineData("classic/bounded-buffer.m")]
    [InlineData("classic/readers-writers.m")]
    [InlineData("classic/alternating-bit.m")]
    [InlineData("broken/mcs-lock-hasty-release.m")]
    [InlineData("classic/ticket-lock.m")]
    public void Guards_have_the_values_that_the_interpreter_gives(string spec)
    {
        TransitionSystem system = SpecFiles.Load(spec).System!;

        AssertSameRows(system, [.. system.Rules.Select(GuardPartsOf).OfType<ProjectionTemplate>()]);
    }

    [Fact]
    public void Contains_the_reachable_states_and_no_others()
    {
        TransitionSystem system = Specification.FromText(Links).System!;
        var expected = new ProjectionByInterpreter(system);
        using ReachableStates states = Explore(system, new ExplorationOptions());

        Assert.InRange(states.Count, expected.States.Count / 6, expected.States.Count - 1);
        foreach (long[] state in expected.States)
        {
            Assert.True(states.Contains(state));
            foreach (long[] other in NeighboursOf(state))
            {
                Assert.Equal(expected.DepthOf(other) is not null, states.Contains(other));
            }
        }
    }

    [Fact]
    public void Errors_of_the_model_do_not_end_the_search()
    {
        TransitionSystem system = Specification.FromText("""
            var x: 0..3;
            startstate x := 0; end;
            rule "up" x := x + 1; end;
            invariant "low" x = 0;
            """).System!;
        using ReachableStates states = Explore(system, new ExplorationOptions());

        Assert.Equal(4, states.Count);
    }

    [Fact]
    public void A_limit_gives_nothing_rather_than_a_part()
    {
        TransitionSystem system = Specification.FromText(Links).System!;

        Assert.Null(ReachableStates.Explore(
            system, new ExplorationOptions { MaxStates = 10 }, out StopReason reason, CancellationToken.None));
        Assert.Equal(StopReason.MaxStates, reason);
        Assert.Null(ReachableStates.Explore(
            system, new ExplorationOptions { MemoryLimitBytes = 1 }, out reason, CancellationToken.None));
        Assert.Equal(StopReason.Memory, reason);
        using ReachableStates states = Explore(system, new ExplorationOptions());
        Assert.Null(states.Project([TemplateOf(system, false)], 3, CancellationToken.None));
        Assert.Throws<OperationCanceledException>(
            () => states.Project([TemplateOf(system, false)], 3, new CancellationToken(canceled: true)));
    }

    private static void AssertSameRows(TransitionSystem system, ImmutableArray<ProjectionTemplate> templates)
    {
        var expected = new ProjectionByInterpreter(system);
        using ReachableStates states = Explore(system, new ExplorationOptions { Threads = 2 });
        Assert.True(states.Count <= expected.States.Count);
        Assert.NotEmpty(templates);
        ImmutableArray<AtomRows> rows = states.Project(templates, int.MaxValue, CancellationToken.None)!.Value;
        Assert.Equal(templates.Length, rows.Length);
        foreach ((ProjectionTemplate template, AtomRows actual) in templates.Zip(rows))
            Assert.Equal(expected.RowsOf(template), TextsOf(actual).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> TextsOf(AtomRows rows) => Enumerable.Range(0, rows.Count)
        .Select(row => string.Concat(Enumerable.Range(0, rows.AtomCount).Select(atom =>
        {
            Assert.False(rows.IsTrue(row, atom) && rows.IsFalse(row, atom));
            return rows.IsTrue(row, atom) ? 'T' : rows.IsFalse(row, atom) ? 'F' : '-';
        })));

    private static ReachableStates Explore(TransitionSystem system, ExplorationOptions options) =>
        ReachableStates.Explore(system, options, out _, CancellationToken.None)!;

    // The invariants stand in one ruleset, so they share its variables.
    private static ProjectionTemplate TemplateOf(TransitionSystem system, bool areDistinct) => new(
        [.. system.Properties[0].Bindings.Select(b => b.Variable)],
        [.. system.Properties.Select(p => p.Condition!)],
        areDistinct);

    private static ProjectionTemplate Repeated(ProjectionTemplate template, int atoms) => template with
    {
        Atoms = [.. Enumerable.Range(0, atoms).Select(i => template.Atoms[i * 7 % template.Atoms.Length])],
    };

    private static ProjectionTemplate? GuardPartsOf(Rule rule)
    {
        if (rule.Guard is null || rule.Bindings.Any(b => b is not TypeParameter))
            return null;

        var atoms = new List<Expression>();
        Split(rule.Guard, atoms);
        return new ProjectionTemplate([.. rule.Bindings.Select(b => b.Variable)], [.. atoms], AreDistinct: false);
    }

    private static void Split(Expression expression, List<Expression> atoms)
    {
        atoms.Add(expression);
        if (expression is Not not)
            Split(not.Operand, atoms);

        if (expression is Logical logical)
        {
            Split(logical.Left, atoms);
            Split(logical.Right, atoms);
        }
    }

    private static IEnumerable<long[]> NeighboursOf(long[] state)
    {
        for (int i = 0; i < state.Length; i++)
        {
            foreach (long value in new[] { ModelType.Undefined, 0, 1, 99 })
            {
                long[] other = [.. state];
                other[i] = value;
                yield return other;
            }
        }
    }
}
