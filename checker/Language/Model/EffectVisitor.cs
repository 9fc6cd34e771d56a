using System.Collections.Immutable;

namespace ModelCheck.Language.Model;

/// <summary>Visits all that statements hold, whichever of it would be executed, for what they read and write.</summary>
public abstract class EffectVisitor : StatementVisitor<Nothing>
{
    protected abstract OperandVisitor Expressions { get; }

    public Nothing VisitAll(ImmutableArray<Statement> statements)
    {
        foreach (Statement statement in statements)
            Visit(statement);

        return default;
    }

    /// <param name="statement">An assignment, or one that undefines or clears.</param>
    protected abstract void Write(Statement statement, Designator target);

    /// <summary>What happens to a multiset as a whole depends on what it holds.</summary>
    protected abstract void Change(Designator multiset);

    protected abstract void Bind(LocalVariable alias, Expression value);

    protected internal override Nothing VisitAssign(Assign statement)
    {
        Evaluate(statement.Value);
        Write(statement, statement.Target);
        return default;
    }

    protected internal override Nothing VisitUndefine(Undefine statement)
    {
        Write(statement, statement.Target);
        return default;
    }

    protected internal override Nothing VisitClear(Clear statement)
    {
        Write(statement, statement.Target);
        return default;
    }

    protected internal override Nothing VisitIf(If statement)
    {
        foreach (IfArm arm in statement.Arms)
        {
            Evaluate(arm.Condition);
            VisitAll(arm.Body);
        }

        return VisitAll(statement.Else);
    }

    protected internal override Nothing VisitSwitch(Switch statement)
    {
        Evaluate(statement.Subject);
        foreach (SwitchCase branch in statement.Cases)
        {
            foreach (Expression value in branch.Values)
                Evaluate(value);

            VisitAll(branch.Body);
        }

        return VisitAll(statement.Else);
    }

    protected internal override Nothing VisitFor(For statement)
    {
        Expressions.VisitDomain(statement.Domain);
        return VisitAll(statement.Body);
    }

    protected internal override Nothing VisitWhile(While statement)
    {
        Evaluate(statement.Condition);
        return VisitAll(statement.Body);
    }

    protected internal override Nothing VisitAlias(AliasBlock statement)
    {
        Bind(statement.Variable, statement.Value);
        return VisitAll(statement.Body);
    }

    protected internal override Nothing VisitCall(CallStatement statement) => Evaluate(statement.Call);

    protected internal override Nothing VisitPut(Put statement) => Evaluate(statement.Value);

    protected internal override Nothing VisitRaiseError(RaiseError statement) => default;

    protected internal override Nothing VisitAssert(Assert statement) => Evaluate(statement.Condition);

    protected internal override Nothing VisitAssume(Assume statement) => Evaluate(statement.Condition);

    protected internal override Nothing VisitCover(CoverPoint statement) => Evaluate(statement.Condition);

    protected internal override Nothing VisitReturn(Return statement) => Evaluate(statement.Value);

    protected internal override Nothing VisitMultisetAdd(MultisetAdd statement)
    {
        Evaluate(statement.Element);
        Change(statement.Multiset);
        return default;
    }

    protected internal override Nothing VisitMultisetRemove(MultisetRemove statement)
    {
        Evaluate(statement.Index);
        Change(statement.Multiset);
        return default;
    }

    protected internal override Nothing VisitMultisetRemovePredicate(MultisetRemovePredicate statement)
    {
        Evaluate(statement.Condition);
        Change(statement.Multiset);
        return default;
    }

    protected Nothing Evaluate(Expression? expression) => expression is null ? default : Expressions.Visit(expression);
}
