using ModelCheck.Language;
using Xunit;

namespace ModelCheck.Tests.Language.Elaboration;

public class CascadeTests
{
    [Theory]
    [InlineData("rule begin clear true; end;", "MC0403")]
    [InlineData("rule begin 1 := 2; end;", "MC0403")]
    [InlineData("invariant isundefined(1 + 1);", "MC0322")]
    [InlineData("invariant \"open;", "MC0103")]
    public void One_mistake_gives_one_error(string text, string code) => Assert.Equal(
        [code], MarkedSource.Load($"{text}\n{Rest}", Compatibility.None).Diagnostics.Select(d => d.Code));

    private const string Rest = "var b: boolean; startstate begin b := true; end; rule begin b := !b; end";
}
