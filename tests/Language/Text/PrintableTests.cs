using ModelCheck.Language.Text;
using Xunit;

namespace ModelCheck.Tests.Language.Text;

public class PrintableTests
{
    [Theory]
    [InlineData("plain text, é, ≤, 語, 🙂", "plain text, é, ≤, 語, 🙂")]
    [InlineData("a\tb", "a    b")]
    [InlineData("\e[31mred\a", @"\u001B[31mred\u0007")]
    [InlineData("a\r\nb\0", @"a\u000D\u000Ab\u0000")]
    [InlineData("\u009b31m\u0085", @"\u009B31m\u0085")]
    [InlineData("\u202Eevil\u2066\u200B\uFEFF", @"\u202Eevil\u2066\u200B\uFEFF")]
    [InlineData("\u2028\u2029\uE000", @"\u2028\u2029\uE000")]
    public void Shows_by_number_what_could_steer_a_terminal(string text, string expected) =>
        Assert.Equal(expected, Printable.Escape(text));

    // Not a row above: attributes cannot hold half a surrogate pair.
    [Fact]
    public void Shows_by_number_what_is_no_character() =>
        Assert.Equal(@"\uD83D!", Printable.Escape("\uD83D!"));

    [Fact]
    public void Cuts_long_text()
    {
        Assert.Equal("abc…", Printable.Escape("abcdef", maxLength: 3));
        Assert.Equal("abc", Printable.Escape("abc", maxLength: 3));
    }
}
