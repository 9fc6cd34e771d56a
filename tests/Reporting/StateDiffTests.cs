using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;
using ModelCheck.Reporting.States;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Reporting;

public class StateDiffTests
{
    private const long Undefined = ModelType.Undefined;

    private static readonly ScalarsetType Page = new(2) { Name = "Page" };
    private static readonly RangeType Small = new(0, 3);
    private static readonly EnumType Kind = new(["Get", "Put"]);
    private static readonly RecordType PageState = new([("dirty", EnumType.Boolean), ("count", Small)]);
    private static readonly MultisetType Network = new(3, Kind);

    [Fact]
    public void Equal_states_do_not_differ() =>
        Assert.Empty(Between(new ArrayType(Page, PageState), [0, 1, Undefined, 2], [0, 1, Undefined, 2]));

    [Fact]
    public void A_difference_is_found_down_to_the_field_of_an_element() =>
        Assert.Equal(
            ["x[Page_1].dirty: false -> true", "x[Page_2].count: 2 -> undefined"],
            Between(new ArrayType(Page, PageState), [0, 1, 0, 2], [1, 1, 0, Undefined]));

    [Fact]
    public void An_array_is_indexed_as_the_specification_does() =>
        Assert.Equal(
            ["x[-1]: 0 -> 3"],
            Between(new ArrayType(new RangeType(-2, 0), Small), [1, 0, 1], [1, 3, 1]));

    [Fact]
    public void A_multiset_differs_by_the_elements_it_lost_and_gained() =>
        Assert.Equal(
            ["x: -[] +[Put]"],
            Between(Network, [1, 0, 0, Undefined, 0, Undefined], [1, 0, 1, 1, 0, Undefined]));

    [Fact]
    public void An_element_that_moved_within_a_multiset_is_no_difference()
    {
        // Get was first and is second; one of two Puts is gone.
        Assert.Equal(
            ["x: -[Put] +[]"],
            Between(Network, [1, 0, 1, 1, 1, 1], [1, 1, 1, 0, 0, Undefined]));
        Assert.Empty(Between(Network, [1, 0, 1, 1, 0, Undefined], [1, 1, 0, Undefined, 1, 0]));
    }

    [Fact]
    public void Variables_are_found_at_their_offsets()
    {
        ImmutableArray<StateVariable> variables = [Variable("a", Small, 0), Variable("b", Small, 1)];

        Assert.Equal(
            ["b"], StateDiff.Between(variables, [1, 2], [1, 3]).Select(change => change.Path));
    }

    private static IEnumerable<string> Between(ModelType type, long[] before, long[] after) =>
        StateDiff.Between([Variable("x", type, 0)], [.. before], [.. after]).Select(change => change switch
        {
            LeafChange leaf => $"{leaf.Path}: {leaf.Before} -> {leaf.After}",
            MultisetChange set => $"{set.Path}: -[{string.Join(' ', set.Removed)}] +[{string.Join(' ', set.Added)}]",
            _ => throw new InvalidOperationException(),
        });

    private static StateVariable Variable(string name, ModelType type, int offset) =>
        new(name, type, offset, new SourceFile("x.m", "").Span(0, 0), Doc: null);
}
