using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>Notes what statements read and write, without branches that the parameters rule out.</summary>
internal sealed class StatementFootprint(FootprintFinder finder) : StatementVisitor<Nothing>
{
    public Nothing VisitAll(ImmutableArray<Statement> statements)
    {
        foreach (Statement statement in statements)
            Visit(statement);

        return default;
    }

    protected override Nothing VisitAssign(Assign statement)
    {
        finder.Write(statement.Target, ValuesOf(statement));
        return Evaluate(statement.Value);
    }

    protected override Nothing VisitUndefine(Undefine statement) => Write(statement.Target, ValueSet.Undefined);

    protected override Nothing VisitClear(Clear statement) => Write(statement.Target, LeastOf(statement.Target.Type));

    protected override Nothing VisitIf(If statement)
    {
        foreach (IfArm arm in statement.Arms)
        {
            Evaluate(arm.Condition);
            long? known = finder.Known.Of(arm.Condition);
            if (known != 0)
                VisitAll(arm.Body);

            if (known == 1)
                return default;
        }

        return VisitAll(statement.Else);
    }

    protected override Nothing VisitSwitch(Switch statement)
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

    protected override Nothing VisitFor(For statement)
    {
        finder.Expressions.VisitDomain(statement.Domain);
        return VisitAll(statement.Body);
    }

    protected override Nothing VisitWhile(While statement)
    {
        Evaluate(statement.Condition);
        return VisitAll(statement.Body);
    }

    protected override Nothing VisitAlias(AliasBlock statement)
    {
        finder.Bind(statement.Variable, statement.Value);
        return VisitAll(statement.Body);
    }

    protected override Nothing VisitCall(CallStatement statement) => Evaluate(statement.Call);

    protected override Nothing VisitPut(Put statement) => Evaluate(statement.Value);

    protected override Nothing VisitRaiseError(RaiseError statement) => default;

    protected override Nothing VisitAssert(Assert statement) => Evaluate(statement.Condition);

    protected override Nothing VisitAssume(Assume statement) => Evaluate(statement.Condition);

    protected override Nothing VisitCover(CoverPoint statement)
    {
        finder.Found.HasCover = true;
        return Evaluate(statement.Condition);
    }

    protected override Nothing VisitReturn(Return statement) => Evaluate(statement.Value);

    protected override Nothing VisitMultisetAdd(MultisetAdd statement)
    {
        Evaluate(statement.Element);
        return Change(statement.Multiset);
    }

    protected override Nothing VisitMultisetRemove(MultisetRemove statement)
    {
        Evaluate(statement.Index);
        return Change(statement.Multiset);
    }

    protected override Nothing VisitMultisetRemovePredicate(MultisetRemovePredicate statement)
    {
        Evaluate(statement.Condition);
        return Change(statement.Multiset);
    }

    private Nothing Change(Designator multiset)
    {
        finder.Change(multiset);
        return default;
    }

    private Nothing Write(Designator designator, ulong values)
    {
        finder.Write(designator, values);
        return default;
    }

    private ulong ValuesOf(Assign statement)
    {
        if (statement.Target.Type is not SimpleType type)
            return ValueSet.All;

        (Int128 low, Int128 high) = finder.Known.RangeOf(statement.Value);
        return ValueSet.Of(type, low, high) | (statement.CopiesUndefined ? ValueSet.Undefined : 0);
    }

    private static ulong LeastOf(ModelType type) =>
        type is SimpleType simple ? ValueSet.Of(simple, simple.Low, simple.Low) : ValueSet.All;

    private Nothing Evaluate(Expression? expression) =>
        expression is null ? default : finder.Expressions.Visit(expression);
}
