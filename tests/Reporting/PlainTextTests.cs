using ModelCheck.Reporting;
using Xunit;

namespace ModelCheck.Tests.Reporting;

public class PlainTextTests
{
    [Theory]
    [InlineData("page_mkwrite: lock page", "page_mkwrite: lock page")]
    [InlineData("größer ≥ 3 \U0001F600", "größer ≥ 3 \U0001F600")]
    [InlineData("\e[31mred", "\\u{1B}[31mred")]
    [InlineData("two\nlines\t\r", "two\\u{A}lines\\u{9}\\u{D}")]
    [InlineData("abc\u202Ecba", "abc\\u{202E}cba")]
    [InlineData("\u2028", "\\u{2028}")]
    [InlineData("\u009B", "\\u{9B}")]
    public void Only_characters_that_show_themselves_are_left(string text, string shown) =>
        Assert.Equal(shown, PlainText.Escape(text));

    [Fact]
    public void A_lone_surrogate_is_shown_by_its_number() =>
        Assert.Equal("a\\u{D800}b", PlainText.Escape("a" + '\uD800' + "b"));
}
