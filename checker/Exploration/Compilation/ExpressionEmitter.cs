using System.Reflection;
using System.Reflection.Emit;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// Emits the value of an expression of a simple type, as a long that is defined and within its bounds.
/// </summary>
/// <remarks>The result of a visit is of no use; what counts is the code.</remarks>
internal sealed class ExpressionEmitter(MethodEmitter method) : ExpressionVisitor<bool>
{
    private static readonly MethodInfo ApplyMethod =
        typeof(CheckedArithmetic).GetMethod(nameof(CheckedArithmetic.Apply))!;

    private static readonly MethodInfo NegateMethod =
        typeof(CheckedArithmetic).GetMethod(nameof(CheckedArithmetic.Negate))!;

    private static readonly MethodInfo BitwiseNotMethod =
        typeof(CheckedArithmetic).GetMethod(nameof(CheckedArithmetic.BitwiseNot))!;

    private readonly ConstantFolder _constants = new(method);
    private readonly BoundsAnalysis _bounds = new(method);

    private IlBuilder Il => method.Il;

    private ArithmeticRules Rules => method.Unit.Arithmetic;

    /// <summary>The value, when the compiler knows it.</summary>
    public long? Constant(Expression expression) => _constants.Visit(expression);

    public Interval Bounds(Expression expression) =>
        Constant(expression) is { } value ? new Interval(value, value) : _bounds.Visit(expression);

    /// <summary>Emits the value.</summary>
    public void Emit(Expression expression)
    {
        if (Constant(expression) is { } value)
            Il.Long(value);
        else
            Visit(expression);
    }

    /// <summary>
    /// Emits the value of an expression that is to be stored where only values of a type may stand; another
    /// one is a fault, and the least value in its place.
    /// </summary>
    public void EmitWithin(Expression expression, SimpleType type)
    {
        Emit(expression);
        if (!Bounds(expression).IsWithin(type))
            CheckRange(type);
    }

    /// <summary>Checks that the defined value on the stack is one of a type.</summary>
    /// <remarks>if ((ulong)(v - low) > high - low) { fault; v = low }</remarks>
    public void CheckRange(SimpleType type)
    {
        int mark = Il.RentMark;
        LocalBuilder value = Il.RentLong();
        Label isWithin = Il.NewLabel();
        Il.Store(value);
        Il.Load(value);
        Il.Long(type.Low);
        Il.Emit(OpCodes.Sub);
        Il.Long(unchecked(type.High - type.Low));
        Il.Branch(OpCodes.Ble_Un, isWithin);
        method.Fail();
        Il.Long(type.Low);
        Il.Store(value);
        Il.Mark(isWithin);
        Il.Load(value);
        Il.ReturnSince(mark);
    }

    protected override bool VisitConstant(Constant expression)
    {
        Il.Long(expression.Value);
        return true;
    }

    protected override bool VisitUndefined(UndefinedValue expression)
    {
        method.Fail();
        Il.Long(((SimpleType)expression.Type).Low);
        return true;
    }

    protected override bool VisitRead(Read expression)
    {
        method.Values.LoadDefined(method.Places.Visit(expression.Designator));
        return true;
    }

    protected override bool VisitNot(Not expression) => EmitCondition(expression);

    protected override bool VisitNegate(Negate expression)
    {
        Emit(expression.Operand);
        if ((new Interval(0, 0) - Bounds(expression.Operand)).IsWithin(Rules.Bounds))
            Il.Emit(OpCodes.Neg);
        else
            CallChecked(NegateMethod);

        return true;
    }

    protected override bool VisitBitwiseNot(BitwiseNot expression)
    {
        Emit(expression.Operand);
        CallChecked(BitwiseNotMethod);
        return true;
    }

    protected override bool VisitArithmetic(Arithmetic expression)
    {
        Interval? exact = BoundsAnalysis.Exact(
            expression.Operator, Bounds(expression.Left), Bounds(expression.Right));
        Emit(expression.Left);
        Emit(expression.Right);
        if (exact is { } known && known.IsWithin(Rules.Bounds))
        {
            Il.Emit(PlainCode(expression.Operator));
            return true;
        }

        Il.Int((int)expression.Operator);
        CallChecked(ApplyMethod);
        return true;
    }

    protected override bool VisitComparison(Comparison expression) => EmitCondition(expression);

    protected override bool VisitEquality(Equality expression) => EmitCondition(expression);

    protected override bool VisitLogical(Logical expression) => EmitCondition(expression);

    // c ? a : b  →  if (c) push a else push b
    protected override bool VisitConditional(Conditional expression)
    {
        if (Constant(expression.Condition) is { } known)
        {
            Emit(known != 0 ? expression.WhenTrue : expression.WhenFalse);
            return true;
        }

        int mark = Il.RentMark;
        LocalBuilder result = Il.RentLong();
        Label otherwise = Il.NewLabel();
        Label end = Il.NewLabel();
        method.Conditions.BranchIfFalse(expression.Condition, otherwise);
        Emit(expression.WhenTrue);
        Il.Store(result);
        Il.Branch(OpCodes.Br, end);
        Il.Mark(otherwise);
        Emit(expression.WhenFalse);
        Il.Store(result);
        Il.Mark(end);
        Il.Load(result);
        Il.ReturnSince(mark);
        return true;
    }

    protected override bool VisitQuantified(Quantified expression) => EmitCondition(expression);

    protected override bool VisitCall(Call expression)
    {
        method.Calls.Emit(expression, result: null);
        method.Values.FailIfUndefined((SimpleType)expression.Type);
        return true;
    }

    protected override bool VisitIsUndefined(IsUndefined expression) => EmitCondition(expression);

    protected override bool VisitIsMember(IsMember expression) => EmitCondition(expression);

    protected override bool VisitUnionConversion(UnionConversion expression)
    {
        Emit(expression.Operand);
        Convert(expression, Bounds(expression.Operand));
        return true;
    }

    /// <summary>Converts the defined value on the stack between a union and one of its members.</summary>
    public void Convert(UnionConversion expression, Interval operand)
    {
        if (expression.Delta != 0)
        {
            Il.Long(expression.Delta);
            Il.Emit(OpCodes.Add);
        }

        Interval converted = operand + new Interval(expression.Delta, expression.Delta);
        if (!converted.IsWithin(expression.Target))
            CheckRange(expression.Target);
    }

    protected override bool VisitMultisetCount(MultisetCount expression)
    {
        method.Multisets.EmitCount(expression);
        return true;
    }

    private bool EmitCondition(Expression expression)
    {
        method.Conditions.Emit(expression);
        Il.Emit(OpCodes.Conv_I8);
        return true;
    }

    private void CallChecked(MethodInfo operation)
    {
        Il.Long((long)Rules.Bounds.Low);
        Il.Long((long)Rules.Bounds.High);
        Il.Int(Rules.Wraps ? 1 : 0);
        method.LoadContext();
        Il.Call(operation);
        method.NoteCall();
    }

    private static OpCode PlainCode(ArithmeticOperator op) => op switch
    {
        ArithmeticOperator.Add => OpCodes.Add,
        ArithmeticOperator.Subtract => OpCodes.Sub,
        ArithmeticOperator.Multiply => OpCodes.Mul,
        ArithmeticOperator.Divide => OpCodes.Div,
        ArithmeticOperator.Remainder => OpCodes.Rem,
        ArithmeticOperator.BitwiseAnd => OpCodes.And,
        ArithmeticOperator.BitwiseOr => OpCodes.Or,
        ArithmeticOperator.BitwiseXor => OpCodes.Xor,
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "has no plain form"),
    };
}
