using Smt = Microsoft.Z3;

namespace ModelCheck.Proof.Solving;

/// <summary>
/// Division that truncates toward zero. Z3's leaves a remainder that is not negative: the same for a dividend
/// that is
/// not negative.
/// </summary>
internal static class TruncatingDivision
{
    public static Smt.ArithExpr Quotient(Smt.Context context, Smt.ArithExpr dividend, Smt.ArithExpr divisor) =>
        (Smt.ArithExpr)context.MkITE(
            context.MkGe(dividend, context.MkInt(0)),
            context.MkDiv(dividend, divisor),
            context.MkUnaryMinus(context.MkDiv(context.MkUnaryMinus(dividend), divisor)));

    public static Smt.ArithExpr Remainder(Smt.Context context, Smt.ArithExpr dividend, Smt.ArithExpr divisor) =>
        context.MkSub(dividend, context.MkMul(divisor, Quotient(context, dividend, divisor)));
}
