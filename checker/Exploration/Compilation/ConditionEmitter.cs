using System.Reflection.Emit;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Emits boolean expressions: as an int on the stack, or as a branch.</summary>
internal sealed class ConditionEmitter(MethodEmitter method)
{
    private IlBuilder Il => method.Il;

    /// <summary>Goes to a label when the expression is false, else falls through.</summary>
    public void BranchIfFalse(Expression expression, Label target)
    {
        switch (expression)
        {
            case var known when method.Expressions.Constant(known) is { } value:
                if (value == 0)
                    Il.Branch(OpCodes.Br, target);

                break;

            case Not not:
                BranchIfTrue(not.Operand, target);
                break;

            case Logical { Operator: LogicalOperator.And } and:
                BranchIfFalse(and.Left, target);
                BranchIfFalse(and.Right, target);
                break;

            case Logical { Operator: LogicalOperator.Or } or:
                Label isTrue = Il.NewLabel();
                BranchIfTrue(or.Left, isTrue);
                BranchIfFalse(or.Right, target);
                Il.Mark(isTrue);
                break;

            case Logical { Operator: LogicalOperator.Implies } implication:
                Label holds = Il.NewLabel();
                BranchIfFalse(implication.Left, holds);
                BranchIfFalse(implication.Right, target);
                Il.Mark(holds);
                break;

            default:
                EmitSimple(expression);
                Il.Branch(OpCodes.Brfalse, target);
                break;
        }
    }

    /// <summary>Goes to a label when the expression is true, else falls through.</summary>
    public void BranchIfTrue(Expression expression, Label target)
    {
        switch (expression)
        {
            case var known when method.Expressions.Constant(known) is { } value:
                if (value != 0)
                    Il.Branch(OpCodes.Br, target);

                break;

            case Not not:
                BranchIfFalse(not.Operand, target);
                break;

            case Logical { Operator: LogicalOperator.Or } or:
                BranchIfTrue(or.Left, target);
                BranchIfTrue(or.Right, target);
                break;

            case Logical { Operator: LogicalOperator.And } and:
                Label isFalse = Il.NewLabel();
                BranchIfFalse(and.Left, isFalse);
                BranchIfTrue(and.Right, target);
                Il.Mark(isFalse);
                break;

            case Logical { Operator: LogicalOperator.Implies } implication:
                BranchIfFalse(implication.Left, target);
                BranchIfTrue(implication.Right, target);
                break;

            default:
                EmitSimple(expression);
                Il.Branch(OpCodes.Brtrue, target);
                break;
        }
    }

    /// <summary>Emits the truth value as an int, 0 or 1.</summary>
    public void Emit(Expression expression)
    {
        if (method.Expressions.Constant(expression) is { } known)
        {
            Il.Int(known != 0 ? 1 : 0);
            return;
        }

        if (expression is not Logical)
        {
            EmitSimple(expression);
            return;
        }

        // a & b  →  result = 0; if (!a) goto end; if (!b) goto end; result = 1; end:
        int mark = Il.RentMark;
        LocalBuilder result = Il.Rent(typeof(int));
        Label end = Il.NewLabel();
        Il.Int(0);
        Il.Store(result);
        BranchIfFalse(expression, end);
        Il.Int(1);
        Il.Store(result);
        Il.Mark(end);
        Il.Load(result);
        Il.ReturnSince(mark);
    }

    private void EmitSimple(Expression expression)
    {
        switch (expression)
        {
            case Not not:
                Emit(not.Operand);
                Negate();
                break;

            case Comparison comparison:
                EmitComparison(comparison);
                break;

            case Equality equality:
                EmitEquality(equality);
                break;

            case Quantified quantified:
                EmitQuantified(quantified);
                break;

            case IsUndefined isUndefined:
                method.Values.LoadRaw(method.Places.Visit(isUndefined.Designator));
                Il.Long(ModelType.Undefined);
                Il.Emit(OpCodes.Ceq);
                break;

            case IsMember isMember:
                EmitIsMember(isMember);
                break;

            case Logical:
                Emit(expression);
                break;

            default:
                method.Expressions.Emit(expression);
                Il.Emit(OpCodes.Conv_I4);
                break;
        }
    }

    private void EmitComparison(Comparison expression)
    {
        method.Expressions.Emit(expression.Left);
        method.Expressions.Emit(expression.Right);
        switch (expression.Operator)
        {
            case ComparisonOperator.Less:
                Il.Emit(OpCodes.Clt);
                break;

            case ComparisonOperator.Greater:
                Il.Emit(OpCodes.Cgt);
                break;

            case ComparisonOperator.LessOrEqual:
                Il.Emit(OpCodes.Cgt);
                Negate();
                break;

            case ComparisonOperator.GreaterOrEqual:
                Il.Emit(OpCodes.Clt);
                Negate();
                break;
        }
    }

    private void EmitEquality(Equality expression)
    {
        if (expression.Left.Type is not SimpleType)
            method.Aggregates.EmitEquality(expression.Left, expression.Right);
        else if (expression.Left.Type is ScalarsetType && method.Unit.Semantics.UndefinedScalarsetsCompare)
            EmitRawEquality(expression);
        else
            EmitDefinedEquality(expression);

        if (expression.IsNegated)
            Negate();
    }

    private void EmitDefinedEquality(Equality expression)
    {
        if (TryCompareCode(expression.Left, expression.Right) || TryCompareCode(expression.Right, expression.Left))
            return;

        method.Expressions.Emit(expression.Left);
        method.Expressions.Emit(expression.Right);
        Il.Emit(OpCodes.Ceq);
    }

    private void EmitRawEquality(Equality expression)
    {
        method.Values.EmitRaw(expression.Left);
        method.Values.EmitRaw(expression.Right);
        Il.Emit(OpCodes.Ceq);
    }

    // variable = constant  →  code == code of the constant: nothing is added or subtracted.
    private bool TryCompareCode(Expression variable, Expression other)
    {
        if (variable is not Read read
            || method.Expressions.Constant(variable) is not null
            || method.Expressions.Constant(other) is not { } value)
        {
            return false;
        }

        Place place = method.Places.Visit(read.Designator);
        if (place is StatePlace { Node: Leaf leaf } inState)
        {
            LeafPlacement placement = method.Leaves.PlacementOf(leaf);
            method.Leaves.LoadDefinedCode(leaf, inState.Number);
            Il.Long(unchecked(value - placement.Bias));
        }
        else
        {
            method.Values.LoadDefined(place);
            Il.Long(value);
        }

        Il.Emit(OpCodes.Ceq);
        return true;
    }

    private void EmitIsMember(IsMember expression)
    {
        method.Expressions.Emit(expression.Operand);
        Il.Long(expression.Low);
        Il.Emit(OpCodes.Sub);
        Il.Long(unchecked(expression.High - expression.Low));
        Il.Emit(OpCodes.Cgt_Un);
        Negate();
    }

    // forall x: T do p  →  result = 1; for each x { if (!p) { result = 0; break } }
    private void EmitQuantified(Quantified expression)
    {
        int mark = Il.RentMark;
        LocalBuilder result = Il.Rent(typeof(int));
        Label end = Il.NewLabel();
        Il.Int(expression.IsForall ? 0 : 1);
        Il.Store(result);
        method.Domains.ForEach(expression.Variable, expression.Domain, expression.Body, _ =>
        {
            if (expression.IsForall)
            {
                BranchIfFalse(expression.Body, end);
                return;
            }

            BranchIfTrue(expression.Body, end);
        });
        Il.Int(expression.IsForall ? 1 : 0);
        Il.Store(result);
        Il.Mark(end);
        Il.Load(result);
        Il.ReturnSince(mark);
    }

    private void Negate()
    {
        Il.Int(0);
        Il.Emit(OpCodes.Ceq);
    }
}
