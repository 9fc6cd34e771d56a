using ModelCheck.Exploration.Compilation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>What an instance's parameters say about the values of expressions, whatever the state.</summary>
/// <remarks>Null, or a wider range, in doubt. Only for evaluations that end well: one that goes wrong has no value.</remarks>
internal sealed class KnownValues
{
    private readonly Dictionary<LocalVariable, long> _values = [];

    public void Set(LocalVariable variable, long value) => _values[variable] = value;

    public long? Of(LocalVariable variable) => _values.TryGetValue(variable, out long value) ? value : null;

    public long? Of(Expression expression) => expression switch
    {
        Constant constant => constant.Value,
        Read { Designator: LocalAccess local } => Of(local.Variable),
        UnionConversion conversion => Of(conversion.Operand) + conversion.Delta,
        Arithmetic sum => Of(sum.Left) is { } left && Of(sum.Right) is { } right ? Of(sum.Operator, left, right) : null,
        Comparison order => Of(order.Left) is { } left && Of(order.Right) is { } right
            ? Truth(ConstantFolder.Compare(order.Operator, left, right))
            : null,
        Equality { Left.Type: SimpleType } equality => Of(equality.Left) is { } left && Of(equality.Right) is { } right
            ? Truth(left == right != equality.IsNegated)
            : null,
        Not not => 1 - Of(not.Operand),
        Logical logical => Of(logical),
        Conditional choice => Of(choice.Condition) is { } condition
            ? Of(condition != 0 ? choice.WhenTrue : choice.WhenFalse)
            : null,
        _ => null,
    };

    /// <summary>Where the value lies.</summary>
    public (Int128 Low, Int128 High) RangeOf(Expression expression)
    {
        if (Of(expression) is { } value)
            return (value, value);

        if (expression is UnionConversion conversion)
        {
            (Int128 low, Int128 high) = RangeOf(conversion.Operand);
            return (low + conversion.Delta, high + conversion.Delta);
        }

        return expression.Type is SimpleType type ? (type.Low, type.High) : (long.MinValue, long.MaxValue);
    }

    // Beyond 32 bits a result is another one, or none, in some of the dialects.
    private static long? Of(ArithmeticOperator op, long left, long right) =>
        ConstantFolder.Apply(op, left, right) is { } exact && exact >= int.MinValue && exact <= int.MaxValue
            ? (long)exact
            : null;

    private long? Of(Logical logical)
    {
        long? left = Of(logical.Left);
        return (logical.Operator, left) switch
        {
            (_, null) => null,
            (LogicalOperator.And, 0) => 0,
            (LogicalOperator.Or, 1) => 1,
            (LogicalOperator.Implies, 0) => 1,
            _ => Of(logical.Right),
        };
    }

    private static long Truth(bool value) => value ? 1 : 0;
}
