using Microsoft.Z3;
using Xunit;

namespace ModelCheck.Tests.Z3;

public class BitVectorTests
{
    [RequiresZ3Theory]
    [InlineData(0x00, 0x01)]
    [InlineData(0xff, 0x03)]
    [InlineData(0x80, 0xff)]
    [InlineData(0x5a, 0xa5)]
    public void Operations_are_those_of_the_machine(byte a, byte b)
    {
        using var context = new Context();
        BitVecExpr x = context.MkBV(a, 8), y = context.MkBV(b, 8);

        AssertIs(a & b, context.MkBVAND(x, y));
        AssertIs(a | b, context.MkBVOR(x, y));
        AssertIs(a ^ b, context.MkBVXOR(x, y));
        AssertIs(0xff - a, context.MkBVNot(x));
        AssertIs((0x100 - a) & 0xff, context.MkBVNeg(x));
        AssertIs((a + b) & 0xff, context.MkBVAdd(x, y));
        AssertIs((a - b) & 0xff, context.MkBVSub(x, y));
        AssertIs((a * b) & 0xff, context.MkBVMul(x, y));
        AssertIs(a / b, context.MkBVUDiv(x, y));
        AssertIs(a % b, context.MkBVURem(x, y));
        AssertIs(((a ^ 0x80) - 0x80) / ((b ^ 0x80) - 0x80) & 0xff, context.MkBVSDiv(x, y));
        AssertIs(((a ^ 0x80) - 0x80) % ((b ^ 0x80) - 0x80) & 0xff, context.MkBVSRem(x, y));
        AssertIs((a << 8) | b, context.MkConcat(x, y));
        AssertIs(a >> 4, context.MkExtract(7, 4, x));
        AssertIs(a, context.MkZeroExt(8, x));
        AssertIs(a >= 0x80 ? 0xff00 | a : a, context.MkSignExt(8, x));
        AssertIs((a << 8) | a, context.MkRepeat(2, x));
    }

    [RequiresZ3Theory]
    [InlineData(0x01, 1)]
    [InlineData(0x96, 3)]
    public void Shifts_are_those_of_the_machine(byte a, int count)
    {
        using var context = new Context();
        BitVecExpr x = context.MkBV(a, 8), by = context.MkBV(count, 8);

        AssertIs((a << count) & 0xff, context.MkBVSHL(x, by));
        AssertIs(a >> count, context.MkBVLSHR(x, by));
        AssertIs((((a ^ 0x80) - 0x80) >> count) & 0xff, context.MkBVASHR(x, by));
    }

    [RequiresZ3Theory]
    [InlineData(0x01, 0xff)]
    [InlineData(0x80, 0x7f)]
    [InlineData(0x33, 0x33)]
    public void Comparisons_are_with_or_without_sign(byte a, byte b)
    {
        using var context = new Context();
        BitVecExpr x = context.MkBV(a, 8), y = context.MkBV(b, 8);
        sbyte c = unchecked((sbyte)a), d = unchecked((sbyte)b);

        Assert.Equal(
            [a < b, a <= b, a > b, a >= b, c < d, c <= d, c > d, c >= d],
            new[]
            {
                context.MkBVULT(x, y), context.MkBVULE(x, y), context.MkBVUGT(x, y), context.MkBVUGE(x, y),
                context.MkBVSLT(x, y), context.MkBVSLE(x, y), context.MkBVSGT(x, y), context.MkBVSGE(x, y),
            }.Select(comparison => comparison.Simplify().IsTrue));
    }

    [RequiresZ3Fact]
    public void A_bit_vector_is_solved_for()
    {
        using var context = new Context();
        BitVecExpr x = context.MkBVConst("x", 16);
        Solver solver = context.MkSolver("QF_BV");
        solver.Assert(context.MkEq(context.MkBVMul(x, context.MkBV(3, 16)), context.MkBV(1, 16)));

        Assert.Equal(Status.SATISFIABLE, solver.Check());
        Assert.Equal(0xaaabu, ((BitVecNum)solver.Model.Eval(x)).UInt);
        Assert.Equal(16u, x.SortSize);
    }

    [RequiresZ3Fact]
    public void Integers_become_bits_and_back()
    {
        using var context = new Context();
        BitVecExpr bits = context.MkInt2BV(8, context.MkInt(-1));

        AssertIs(0xff, bits);
        Assert.Equal(-1, ((IntNum)context.MkBV2Int(bits, signed: true).Simplify()).Int);
        Assert.Equal(255, ((IntNum)context.MkBV2Int(bits, signed: false).Simplify()).Int);
    }

    private static void AssertIs(int expected, BitVecExpr term) =>
        Assert.Equal(expected, ((BitVecNum)term.Simplify()).Int);
}
