using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Analysis;

/// <summary>Collects what statements read and write.</summary>
internal sealed class StatementPlaces(PlaceCollector collector) : StatementVisitor<Nothing>
{
    public Nothing VisitAll(ImmutableArray<Statement> statements)
    {
        foreach (Statement statement in statements)
            Visit(statement);

        return default;
    }

    protected internal override Nothing VisitAssign(Assign statement)
    {
        Evaluate(statement.Value);
        return Write(statement.Target);
    }

    protected internal override Nothing VisitUndefine(Undefine statement) => Write(statement.Target);

    protected internal override Nothing VisitClear(Clear statement) => Write(statement.Target);

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
        collector.BindDomain(statement.Domain);
        return VisitAll(statement.Body);
    }

    protected internal override Nothing VisitWhile(While statement)
    {
        Evaluate(statement.Condition);
        return VisitAll(statement.Body);
    }

    protected internal override Nothing VisitAlias(AliasBlock statement)
    {
        collector.Bind(statement.Variable, statement.Value);
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
        return Change(statement.Multiset);
    }

    protected internal override Nothing VisitMultisetRemove(MultisetRemove statement)
    {
        Evaluate(statement.Index);
        return Write(statement.Multiset);
    }

    protected internal override Nothing VisitMultisetRemovePredicate(MultisetRemovePredicate statement)
    {
        Evaluate(statement.Condition);
        return Change(statement.Multiset);
    }

    /// <summary>What happens to a multiset as a whole depends on what it holds.</summary>
    private Nothing Change(Designator multiset)
    {
        collector.Read(multiset);
        return Write(multiset);
    }

    private Nothing Write(Designator designator)
    {
        collector.Write(designator);
        return default;
    }

    private Nothing Evaluate(Expression? expression) =>
        expression is null ? default : collector.Expressions.Visit(expression);
}
