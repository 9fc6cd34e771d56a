using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using Xunit;
using static ModelCheck.Language.Model.ArithmeticOperator;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

public class ArithmeticUnitTests
{
    private static readonly Semantics Unsigned8 = new()
    {
        Arithmetic = IntegerArithmetic.CheckedNarrow,
        ArithmeticLow = 0,
        ArithmeticHigh = 255,
    };

    private static readonly Semantics Signed8 = Unsigned8 with { ArithmeticLow = -128, ArithmeticHigh = 127 };

    private static readonly Semantics Wrapping = new() { Arithmetic = IntegerArithmetic.Wrapping32 };

    [Theory]
    [InlineData(7, Divide, 2, 3)]
    [InlineData(-7, Divide, 2, -3)]
    [InlineData(7, Divide, -2, -3)]
    [InlineData(-7, Divide, -2, 3)]
    [InlineData(7, Remainder, 2, 1)]
    [InlineData(-7, Remainder, 2, -1)]
    [InlineData(7, Remainder, -2, 1)]
    [InlineData(-7, Remainder, -2, -1)]
    [InlineData(long.MinValue + 1, Remainder, -1, 0)]
    [InlineData(3, Add, -5, -2)]
    [InlineData(3, Subtract, 5, -2)]
    [InlineData(-3, Multiply, 5, -15)]
    [InlineData(long.MaxValue, Multiply, -1, long.MinValue + 1)]
    [InlineData(12, BitwiseAnd, 10, 8)]
    [InlineData(12, BitwiseOr, 10, 14)]
    [InlineData(12, BitwiseXor, 10, 6)]
    [InlineData(-1, BitwiseAnd, 10, 10)]
    [InlineData(5, ShiftLeft, 3, 40)]
    [InlineData(-5, ShiftLeft, 3, -40)]
    [InlineData(40, ShiftLeft, -3, 5)]
    [InlineData(40, ShiftRight, 3, 5)]
    [InlineData(-5, ShiftRight, 1, -3)]
    [InlineData(5, ShiftRight, -3, 40)]
    [InlineData(5, ShiftLeft, 64, 0)]
    [InlineData(-5, ShiftLeft, 64, 0)]
    [InlineData(5, ShiftRight, 64, 0)]
    [InlineData(-5, ShiftRight, 64, -1)]
    [InlineData(-5, ShiftRight, long.MaxValue, -1)]
    [InlineData(5, ShiftLeft, long.MaxValue, 0)]
    [InlineData(-5, ShiftLeft, -64, -1)]
    [InlineData(2, ShiftLeft, 63, 0)]
    public void Computes_in_64_bits(long left, ArithmeticOperator op, long right, long expected) =>
        AssertResult(new Semantics(), left, op, right, expected);

    [Theory]
    [InlineData(long.MaxValue, Add, 1)]
    [InlineData(long.MinValue + 1, Subtract, 1)]
    [InlineData(long.MinValue + 1, Subtract, 2)]
    [InlineData(long.MaxValue, Multiply, 2)]
    [InlineData(1, ShiftLeft, 63)]
    [InlineData(-2, ShiftLeft, 62)]
    [InlineData(long.MinValue + 1, BitwiseAnd, long.MinValue + 2)]
    public void Reports_results_that_64_bits_have_no_room_for(long left, ArithmeticOperator op, long right)
    {
        Assert.Null(new ArithmeticUnit(new Semantics()).Apply(op, left, right, out ArithmeticFault? fault));
        Assert.False(fault!.IsDivisionByZero);
        Assert.EndsWith(" overflows 64-bit integers", fault.Message);
    }

    [Fact]
    public void Names_the_operands_of_an_overflow()
    {
        new ArithmeticUnit(new Semantics()).Apply(Add, long.MaxValue, 1, out ArithmeticFault? wide);
        new ArithmeticUnit(Unsigned8).Apply(Subtract, 0, 1, out ArithmeticFault? narrow);

        Assert.Equal("9223372036854775807 + 1 overflows 64-bit integers", wide!.Message);
        Assert.Equal("0 - 1 = -1 is outside 0..255, the integers of this model", narrow!.Message);
    }

    [Theory]
    [InlineData(Divide, "division by zero: 3 / 0")]
    [InlineData(Remainder, "division by zero: 3 % 0")]
    public void Reports_division_by_zero_in_every_arithmetic(ArithmeticOperator op, string message)
    {
        foreach (Semantics semantics in new[] { new Semantics(), Unsigned8, Signed8, Wrapping })
        {
            Assert.Null(new ArithmeticUnit(semantics).Apply(op, 3, 0, out ArithmeticFault? fault));
            Assert.True(fault!.IsDivisionByZero);
            Assert.Equal(message, fault.Message);
        }
    }

    [Theory]
    [InlineData(int.MaxValue, Add, 1, int.MinValue)]
    [InlineData(int.MinValue, Subtract, 1, int.MaxValue)]
    [InlineData(65536, Multiply, 65536, 0)]
    [InlineData(int.MinValue, Divide, -1, int.MinValue)]
    [InlineData(int.MinValue, Remainder, -1, 0)]
    [InlineData(1, ShiftLeft, 31, int.MinValue)]
    [InlineData(1, ShiftLeft, 32, 0)]
    [InlineData(-1, ShiftRight, 32, -1)]
    public void Wraps_in_32_bits(long left, ArithmeticOperator op, long right, long expected) =>
        AssertResult(Wrapping, left, op, right, expected);

    [Theory]
    [InlineData(255, Add, 0, 255L)]
    [InlineData(255, Add, 1, null)]
    [InlineData(0, Subtract, 1, null)]
    [InlineData(128, ShiftLeft, 1, 0L)]
    [InlineData(129, ShiftLeft, 1, 2L)]
    [InlineData(255, ShiftRight, 8, 0L)]
    public void Checks_unsigned_8_bits(long left, ArithmeticOperator op, long right, long? expected) =>
        AssertResult(Unsigned8, left, op, right, expected);

    [Theory]
    [InlineData(127, Add, 1, null)]
    [InlineData(-128, Subtract, 1, null)]
    [InlineData(-128, Divide, -1, null)]
    [InlineData(-128, Remainder, -1, 0L)]
    [InlineData(64, ShiftLeft, 1, -128L)]
    [InlineData(-128, ShiftRight, 8, -1L)]
    public void Checks_signed_8_bits(long left, ArithmeticOperator op, long right, long? expected) =>
        AssertResult(Signed8, left, op, right, expected);

    [Fact]
    public void Negates_and_inverts_bits()
    {
        Assert.Equal(-5, new ArithmeticUnit(new Semantics()).Negate(5, out _));
        Assert.Equal(int.MinValue, new ArithmeticUnit(Wrapping).Negate(int.MinValue, out _));
        Assert.Null(new ArithmeticUnit(Signed8).Negate(-128, out ArithmeticFault? fault));
        Assert.Equal("-(-128) = 128 is outside -128..127, the integers of this model", fault!.Message);
        Assert.Null(new ArithmeticUnit(Unsigned8).Negate(1, out _));

        Assert.Equal(-6, new ArithmeticUnit(new Semantics()).BitwiseNot(5, out _));
        Assert.Equal(250, new ArithmeticUnit(Unsigned8).BitwiseNot(5, out _));
        Assert.Equal(-6, new ArithmeticUnit(Signed8).BitwiseNot(5, out _));
        Assert.Null(new ArithmeticUnit(new Semantics()).BitwiseNot(long.MaxValue, out _));
    }

    private static void AssertResult(
        Semantics semantics, long left, ArithmeticOperator op, long right, long? expected)
    {
        long? result = new ArithmeticUnit(semantics).Apply(op, left, right, out ArithmeticFault? fault);

        Assert.Equal(expected, result);
        Assert.Equal(expected is null, fault is not null);
    }
}
