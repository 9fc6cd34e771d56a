using System.Collections.Immutable;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Elaboration;

public class ScalarsetSizeTests
{
    private const string Text =
        """
        const N: 2;
        type Node: scalarset(N); Page: scalarset(N); Owner: union { Node, enum { nobody } };
        var row: array [Node] of 0..N; owner: Owner; page: Page;
        startstate undefine row; end;
        rule type Node: scalarset(4); begin undefine row; end;
        """;

    [Fact]
    public void A_type_gets_the_size_asked_for_and_all_else_stays()
    {
        TransitionSystem system = Load([("Node", 5)]).System!;

        Assert.Equal([5UL, 2UL, 6UL], system.Types.Cast<SimpleType>().Select(t => (ulong)t.Cardinality));
        Assert.Equal(5, system.Variables[0].Type.SlotCount);
        Assert.Equal(2, Assert.Single(system.Constants).Value);
    }

    [Theory]
    [InlineData("Nodes", 3, "MC0509 the specification has no scalarset type 'Nodes', did you mean 'Node'?")]
    [InlineData("Owner", 3, "MC0509 the specification has no scalarset type 'Owner', ")]
    [InlineData("Node", 0, "MC0309 a scalarset needs at least one value, not 0, ")]
    [InlineData("Node", long.MinValue, "MC0309 a scalarset needs at least one value, not -9223372036854775808, ")]
    public void A_size_that_cannot_be_is_reported(string type, long size, string expected)
    {
        LoadResult loaded = Load([(type, size)]);

        Assert.Null(loaded.System);
        Assert.Equal(expected, Assert.Single(loaded.Diagnostics.Select(d => $"{d.Code} {d.Message}, {d.Help}")));
    }

    [Theory]
    [InlineData(1L << 40)]
    [InlineData(long.MaxValue)]
    public void A_size_that_is_too_large_is_reported(long size) =>
        Assert.Contains("MC0313", Load([("Node", size)]).Diagnostics.Select(d => d.Code));

    private static LoadResult Load(ImmutableArray<(string, long)> sizes) =>
        Specification.FromText(Text, new LoadOptions { ScalarsetSizes = sizes });
}
