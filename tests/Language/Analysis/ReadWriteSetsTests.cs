using ModelCheck.Language;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Model;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Analysis;

public class ReadWriteSetsTests
{
    private const string Declarations =
        """
        type Entry: record dirty: boolean; count: 0..3; end;
        var a: array [0..2] of Entry;
            b, c: 0..3;
            net: multiset [2] of Entry;
        startstate b := 0; end;

        """;

    [Theory]
    [InlineData("rule b = 1 ==> c := 2; end;", "b", "c")]
    [InlineData("rule a[b].dirty ==> a[c].count := 1; end;", "a[].dirty b c", "a[].count")]
    [InlineData("rule true ==> a[0] := a[1]; end;", "a[]", "a[]")]
    [InlineData("rule true ==> if b = 1 then c := 1; else undefine a; end; end;", "b", "a c")]
    [InlineData("rule true ==> for i := b to 2 do a[i].count := i; end; end;", "b", "a[].count")]
    [InlineData("rule forall i: 0..2 do a[i].count = c end ==> clear b; end;", "a[].count c", "b")]
    [InlineData("rule isundefined(b) ==> begin while c > 0 do c := c - 1; end; end;", "b c", "c")]
    [InlineData("rule true ==> switch b case c: assert a[0].dirty; end; end;", "a[].dirty b c", "")]
    [InlineData("rule true ==> put b; end;", "b", "")]
    [InlineData("rule true ==> begin return; b := 1; end;", "", "b")]
    public void Conditions_are_read_and_targets_written(string rule, string reads, string writes) =>
        AssertSets(rule, reads, writes);

    [Theory]
    [InlineData("rule true ==> alias e: a[b] do e.dirty := true; end; end;", "b", "a[].dirty")]
    [InlineData("rule true ==> alias e: b + c do a[e].dirty := true; end; end;", "b c", "a[].dirty")]
    [InlineData("alias e: a[b] do rule e.dirty ==> e.count := 1; end; end;", "a[].dirty b", "a[].count")]
    [InlineData("rule true ==> var v: Entry; begin v := a[0]; v.count := 1; end;", "a[]", "")]
    public void An_alias_stands_for_its_place_and_locals_are_no_part_of_the_state(string rule, string reads, string writes) =>
        AssertSets(rule, reads, writes);

    [Theory]
    [InlineData("rule true ==> multisetadd(a[0], net); end;", "a[] net", "net")]
    [InlineData("choose i: net do rule net[i].dirty ==> multisetremove(i, net); end; end;", "net net[].dirty", "net")]
    [InlineData("rule multisetcount(i: net, net[i].dirty) > b ==> c := 0; end;", "b net net[].dirty", "c")]
    [InlineData("rule true ==> multisetremovepred(i: net, net[i].count = b); end;", "b net net[].count", "net")]
    public void A_multiset_is_read_where_its_content_matters(string rule, string reads, string writes) =>
        AssertSets(rule, reads, writes);

    [Theory]
    [InlineData("procedure p(); begin b := c; end; rule true ==> p(); end;", "c", "b")]
    [InlineData("procedure p(var e: Entry); begin e.dirty := true; end; rule true ==> p(a[b]); end;", "b", "a[].dirty")]
    [InlineData("procedure p(e: Entry); begin c := e.count; end; rule true ==> p(a[0]); end;", "a[]", "c")]
    [InlineData("function f(): boolean; begin return b = 1; end; rule f() ==> c := 1; end;", "b", "c")]
    [InlineData(
        "procedure p(var x: 0..3; var y: 0..3); begin if y > 0 then p(y, x); end; x := 0; end; rule true ==> p(b, c); end;",
        "b c", "b c")]
    public void What_a_called_function_touches_counts_for_the_caller(string rule, string reads, string writes) =>
        AssertSets(rule, reads, writes);

    [Fact]
    public void A_property_only_reads()
    {
        Property property = Load("invariant a[0].dirty -> b = 0;").Properties.Single();

        Assert.Equal(["a[].dirty", "b"], ReadWriteSets.Of(property).Reads.Select(place => place.Path));
        Assert.Empty(ReadWriteSets.Of(property).Writes);
    }

    private static void AssertSets(string rule, string reads, string writes)
    {
        ReadWriteSets sets = ReadWriteSets.Of(Load(rule).Rules.Single());

        Assert.Equal(reads, string.Join(' ', sets.Reads));
        Assert.Equal(writes, string.Join(' ', sets.Writes));
    }

    private static TransitionSystem Load(string text)
    {
        LoadResult loaded = Specification.FromText(Declarations + text);
        Assert.False(loaded.HasErrors, string.Join('\n', loaded.Diagnostics));
        return loaded.System!;
    }
}
