using System.Globalization;
using System.Numerics;

namespace ModelCheck.Language.Syntax;

/// <summary>What the digits of a number mean.</summary>
internal static class IntegerLiteral
{
    /// <summary>
    /// Far more characters than any integer needs that a model can hold, and few enough to convert at once.
    /// </summary>
    public const int MaxLength = 1_000;

    public static bool IsHexadecimal(ReadOnlySpan<char> text) => text.Length >= 2 && text[1] is 'x' or 'X';

    /// <summary>Whether the tools read the digits differently: CMurphi as decimal, Rumur as octal.</summary>
    public static bool HasLeadingZero(ReadOnlySpan<char> text) =>
        text.Length >= 2 && text[0] == '0' && !IsHexadecimal(text);

    /// <summary>
    /// The value of a number token; what the lexer has reported as malformed counts as zero.
    /// </summary>
    public static BigInteger Value(ReadOnlySpan<char> text, Compatibility compatibility)
    {
        if (text.Length > MaxLength)
            return BigInteger.Zero;

        if (IsHexadecimal(text))
        {
            // A leading zero keeps the parser from reading the highest bit as a sign.
            string digits = string.Concat("0", text[2..]);
            return BigInteger.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        if (compatibility == Compatibility.Rumur && HasLeadingZero(text))
            return Octal(text);

        return BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static BigInteger Octal(ReadOnlySpan<char> digits)
    {
        BigInteger value = BigInteger.Zero;
        if (digits.ContainsAny('8', '9'))
            return value;

        foreach (char digit in digits)
            value = value * 8 + (digit - '0');

        return value;
    }
}
