using System.Globalization;
using System.Numerics;

namespace Microsoft.Z3;

public class BoolExpr : Expr
{
    internal BoolExpr(Context context, nint handle)
        : base(context, handle)
    {
    }

    public static BoolExpr operator |(BoolExpr a, BoolExpr b) => a.Context.MkOr(a, b);

    public static BoolExpr operator &(BoolExpr a, BoolExpr b) => a.Context.MkAnd(a, b);

    public static BoolExpr operator ^(BoolExpr a, BoolExpr b) => a.Context.MkXor(a, b);

    public static BoolExpr operator !(BoolExpr a) => a.Context.MkNot(a);
}

public class ArithExpr : Expr
{
    internal ArithExpr(Context context, nint handle)
        : base(context, handle)
    {
    }

    public static ArithExpr operator +(ArithExpr a, ArithExpr b) => a.Context.MkAdd(a, b);

    public static ArithExpr operator -(ArithExpr a, ArithExpr b) => a.Context.MkSub(a, b);

    public static ArithExpr operator -(ArithExpr a) => a.Context.MkUnaryMinus(a);

    public static ArithExpr operator *(ArithExpr a, ArithExpr b) => a.Context.MkMul(a, b);

    public static ArithExpr operator /(ArithExpr a, ArithExpr b) => a.Context.MkDiv(a, b);

    public static BoolExpr operator <(ArithExpr a, ArithExpr b) => a.Context.MkLt(a, b);

    public static BoolExpr operator <=(ArithExpr a, ArithExpr b) => a.Context.MkLe(a, b);

    public static BoolExpr operator >(ArithExpr a, ArithExpr b) => a.Context.MkGt(a, b);

    public static BoolExpr operator >=(ArithExpr a, ArithExpr b) => a.Context.MkGe(a, b);
}

public class IntExpr : ArithExpr
{
    internal IntExpr(Context context, nint handle)
        : base(context, handle)
    {
    }
}

/// <summary>A number. Each property throws when the number does not fit.</summary>
public class IntNum : IntExpr
{
    internal IntNum(Context context, nint handle)
        : base(context, handle)
    {
    }

    public int Int => Numeral.Value<int>(this);

    public uint UInt => Numeral.Value<uint>(this);

    public long Int64 => Numeral.Value<long>(this);

    public ulong UInt64 => Numeral.Value<ulong>(this);

    public BigInteger BigInteger => Numeral.Value<BigInteger>(this);

    public override string ToString() => Numeral.Text(this);
}

public class BitVecExpr : Expr
{
    internal BitVecExpr(Context context, nint handle)
        : base(context, handle)
    {
    }

    public uint SortSize => ((BitVecSort)Sort).Size;
}

/// <summary>A sequence of bits, read as a number without sign. Each property throws when that does not fit.</summary>
public class BitVecNum : BitVecExpr
{
    internal BitVecNum(Context context, nint handle)
        : base(context, handle)
    {
    }

    public int Int => Numeral.Value<int>(this);

    public uint UInt => Numeral.Value<uint>(this);

    public long Int64 => Numeral.Value<long>(this);

    public ulong UInt64 => Numeral.Value<ulong>(this);

    public BigInteger BigInteger => Numeral.Value<BigInteger>(this);

    public override string ToString() => Numeral.Text(this);
}

public class DatatypeExpr : Expr
{
    internal DatatypeExpr(Context context, nint handle)
        : base(context, handle)
    {
    }
}

/// <summary>Reads the numbers that libz3 writes in decimal.</summary>
internal static class Numeral
{
    public static string Text(Expr numeral) =>
        numeral.Context.CheckedText(Native.Z3_get_numeral_string(numeral.Context.Handle, numeral.Handle));

    public static T Value<T>(Expr numeral)
        where T : INumber<T>
    {
        string digits = Text(numeral);
        return T.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T? value)
            ? value
            : throw new Z3Exception($"Numeral is not an {typeof(T).Name}: {digits}");
    }
}
