using ModelCheck.Language.Diagnostics;
using Xunit;

namespace ModelCheck.Tests.Language.Diagnostics;

public class NearestNameTests
{
    [Theory]
    [InlineData("hold", "held")]
    [InlineData("HELD", "held")]
    [InlineData("transcation", "transaction")]
    [InlineData("commiting", "committing")]
    [InlineData("tranzaktion", "transaction")]
    [InlineData("xy", null)]
    [InlineData("somethingelse", null)]
    [InlineData("", null)]
    [InlineData("I", "i")]
    [InlineData("j", null)]
    public void Finds_the_name_that_was_probably_meant(string name, string? expected) =>
        Assert.Equal(expected, NearestName.Find(name, ["i", "held", "", "transaction", "committing"]));

    [Fact]
    public void Prefers_fewer_edits_and_then_the_first() =>
        Assert.Equal("state", NearestName.Find("stat", ["stale", "state", "stats"]));

    [Fact]
    public void Does_not_suggest_the_name_itself() => Assert.Null(NearestName.Find("state", ["state"]));

    [Fact]
    public void Gives_up_on_names_that_nobody_mistypes() =>
        Assert.Null(NearestName.Find(new string('a', 1_000_000), [new string('a', 999_999)]));
}
