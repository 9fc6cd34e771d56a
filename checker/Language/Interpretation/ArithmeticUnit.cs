using System.Numerics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Interpretation;

/// <summary>A result that the arithmetic of the model has no value for.</summary>
/// <param name="Message">What was computed and why it has no result.</param>
public sealed record ArithmeticFault(bool IsDivisionByZero, string Message);

/// <summary>
/// Integer arithmetic: exact results, made to fit as <see cref="Semantics.Arithmetic"/> says.
/// </summary>
/// <remarks>
/// Operands have at most 64 bits, so every sum, product and quotient is exact in 128. Bitwise operators and
/// shifts work on the two's complement of the arithmetic's own width; bits shifted out to the left are lost
/// without an error.
/// <see cref="long.MinValue"/> stands for "undefined" and so is no result.
/// </remarks>
public sealed class ArithmeticUnit
{
    private readonly IntegerArithmetic _mode;
    private readonly long _low;
    private readonly long _high;
    private readonly int _width;

    public ArithmeticUnit(Semantics semantics)
    {
        _mode = semantics.Arithmetic;
        (_low, _high) = _mode switch
        {
            IntegerArithmetic.Checked64 => (ModelType.Undefined + 1, long.MaxValue),
            IntegerArithmetic.Wrapping32 => (int.MinValue, int.MaxValue),
            IntegerArithmetic.CheckedNarrow => (semantics.ArithmeticLow, semantics.ArithmeticHigh),
        };
        _width = 64 - BitOperations.LeadingZeroCount((ulong)_high) + (_low < 0 ? 1 : 0);
    }

    /// <returns>The result, or null with the reason in <paramref name="fault"/>.</returns>
    public long? Apply(ArithmeticOperator op, long left, long right, out ArithmeticFault? fault)
    {
        if (right == 0 && op is ArithmeticOperator.Divide or ArithmeticOperator.Remainder)
        {
            fault = new ArithmeticFault(IsDivisionByZero: true, $"division by zero: {left} {Symbol(op)} 0");
            return null;
        }

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
            ArithmeticOperator.ShiftLeft => ShiftLeft(left, right),
            ArithmeticOperator.ShiftRight => ShiftLeft(left, -(Int128)right),
        };
        long? result = Fit(exact);
        fault = result is null ? Overflow($"{left} {Symbol(op)} {right}", exact) : null;
        return result;
    }

    public long? Negate(long operand, out ArithmeticFault? fault)
    {
        Int128 exact = -(Int128)operand;
        long? result = Fit(exact);
        fault = result is null ? Overflow($"-({operand})", exact) : null;
        return result;
    }

    /// <summary>Turns every bit over: in unsigned arithmetic, those of its width.</summary>
    public long? BitwiseNot(long operand, out ArithmeticFault? fault)
    {
        long exact = _low < 0 ? ~operand : ~operand & _high;
        long? result = Fit(exact);
        fault = result is null ? Overflow($"~({operand})", exact) : null;
        return result;
    }

    // By the width or more nothing of the number is left but, to the right, its sign.
    private Int128 ShiftLeft(Int128 number, Int128 amount)
    {
        if (amount <= -_width)
            return number < 0 ? -1 : 0;

        if (amount < 0)
            return number >> (int)-amount;

        return amount >= _width ? 0 : Wrap(number << (int)amount);
    }

    private long? Fit(Int128 exact)
    {
        if (_mode == IntegerArithmetic.Wrapping32)
            return (long)Wrap(exact);

        return exact >= _low && exact <= _high ? (long)exact : null;
    }

    private ArithmeticFault Overflow(string computation, Int128 exact)
    {
        string reason = _mode == IntegerArithmetic.Checked64
            ? "overflows 64-bit integers"
            : $"= {exact} is outside {_low}..{_high}, the integers of this model";
        return new ArithmeticFault(IsDivisionByZero: false, $"{computation} {reason}");
    }

    /// <summary>
    /// The number that the low bits mean, as C converts to a type of the arithmetic's width.
    /// </summary>
    private Int128 Wrap(Int128 number)
    {
        Int128 bits = number & ((Int128.One << _width) - 1);
        bool isNegative = _low < 0 && (bits >> (_width - 1)) == 1;
        return isNegative ? bits - (Int128.One << _width) : bits;
    }

    private static string Symbol(ArithmeticOperator op) => op switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        ArithmeticOperator.Divide => "/",
        ArithmeticOperator.Remainder => "%",
        ArithmeticOperator.BitwiseAnd => "&",
        ArithmeticOperator.BitwiseOr => "|",
        ArithmeticOperator.BitwiseXor => "^",
        ArithmeticOperator.ShiftLeft => "<<",
        ArithmeticOperator.ShiftRight => ">>",
    };
}
