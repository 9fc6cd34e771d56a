using System.Numerics;
using System.Runtime.CompilerServices;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>What results the model's integers have room for, and what happens to the others.</summary>
internal sealed class ArithmeticRules
{
    public ArithmeticRules(Semantics semantics)
    {
        Wraps = semantics.Arithmetic == IntegerArithmetic.Wrapping32;
        Bounds = semantics.Arithmetic switch
        {
            IntegerArithmetic.Checked64 => new Interval(ModelType.Undefined + 1, long.MaxValue),
            IntegerArithmetic.Wrapping32 => new Interval(int.MinValue, int.MaxValue),
            IntegerArithmetic.CheckedNarrow =>
                new Interval(semantics.ArithmeticLow, semantics.ArithmeticHigh),
        };
    }

    /// <summary>Whether a result outside the bounds wraps around; else it is a fault.</summary>
    public bool Wraps { get; }

    public Interval Bounds { get; }

    /// <summary>
    /// Bounds of a result after it was made to fit. When that may take the slow path they hold 0 too, its
    /// result after a fault.
    /// </summary>
    public Interval Fit(Interval? exact) =>
        exact is { } known && known.IsWithin(Bounds) ? known : Bounds.Union(new Interval(0, 0));
}

/// <summary>
/// Arithmetic that may go wrong, called from compiled code: exact in 128 bits, then made to fit.
/// </summary>
internal static unsafe class CheckedArithmetic
{
    /// <summary>The operation by its number in <see cref="ArithmeticOperator"/>; 0 after a fault.</summary>
    public static long Apply(
        long left, long right, int operation, long low, long high, int wraps, RunContext* context)
    {
        var op = (ArithmeticOperator)operation;
        if (right == 0 && op is ArithmeticOperator.Divide or ArithmeticOperator.Remainder)
            return Failed(context);

        int width = WidthOf(low, high);
        Int128 exact = op switch
        {
            ArithmeticOperator.Add => (Int128)left + right,
            ArithmeticOperator.Subtract => (Int128)left - right,
            ArithmeticOperator.Multiply => (Int128)left * right,
            ArithmeticOperator.Divide => (Int128)left / right,
            ArithmeticOperator.Remainder => (Int128)left % right,
            ArithmeticOperator.BitwiseAnd => left & right,
            ArithmeticOperator.BitwiseOr => left | right,
            ArithmeticOperator.BitwiseXor => left ^ right,
            ArithmeticOperator.ShiftLeft => ShiftLeft(left, right, width, low < 0),
            ArithmeticOperator.ShiftRight => ShiftLeft(left, -(Int128)right, width, low < 0),
        };
        return Fit(exact, low, high, wraps, context);
    }

    public static long Negate(long operand, long low, long high, int wraps, RunContext* context) =>
        Fit(-(Int128)operand, low, high, wraps, context);

    public static long BitwiseNot(long operand, long low, long high, int wraps, RunContext* context) =>
        Fit(low < 0 ? ~operand : ~operand & high, low, high, wraps, context);

    private static long Fit(Int128 exact, long low, long high, int wraps, RunContext* context)
    {
        if (wraps != 0)
            return (long)Wrap(exact, WidthOf(low, high), low < 0);

        return exact >= low && exact <= high ? (long)exact : Failed(context);
    }

    // By the width or more nothing of the number is left but, to the right, its sign.
    private static Int128 ShiftLeft(Int128 number, Int128 amount, int width, bool isSigned)
    {
        if (amount <= -width)
            return number < 0 ? -1 : 0;

        if (amount < 0)
            return number >> (int)-amount;

        return amount >= width ? 0 : Wrap(number << (int)amount, width, isSigned);
    }

    private static Int128 Wrap(Int128 number, int width, bool isSigned)
    {
        Int128 bits = number & ((Int128.One << width) - 1);
        bool isNegative = isSigned && (bits >> (width - 1)) == 1;
        return isNegative ? bits - (Int128.One << width) : bits;
    }

    private static int WidthOf(long low, long high) =>
        64 - BitOperations.LeadingZeroCount((ulong)high) + (low < 0 ? 1 : 0);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Failed(RunContext* context)
    {
        RunContext.Fail(context);
        return 0;
    }
}
