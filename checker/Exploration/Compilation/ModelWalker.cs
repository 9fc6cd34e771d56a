using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Goes through every expression, designator and statement below a node, parents first.</summary>
internal sealed class ModelWalker(Action<object> enter)
{
    public void Walk(IEnumerable<Statement> statements)
    {
        foreach (Statement statement in statements)
            Walk(statement);
    }

    public void Walk(IEnumerable<Binding> bindings)
    {
        foreach (Binding binding in bindings)
        {
            if (binding is AliasBinding alias)
                Walk(alias.Value);
            else if (binding is ChooseParameter choose)
                Walk(choose.Multiset);
        }
    }

    public void Walk(Expression? expression)
    {
        if (expression is null)
            return;

        enter(expression);
        foreach (Expression part in PartsOf(expression))
            Walk(part);

        if (DesignatorOf(expression) is { } designator)
            Walk(designator);

        if (expression is Quantified quantified)
            Walk(quantified.Domain);
    }

    public void Walk(Designator designator)
    {
        enter(designator);
        switch (designator)
        {
            case FieldAccess field:
                Walk(field.Target);
                break;

            case IndexAccess index:
                Walk(index.Target);
                Walk(index.Index);
                break;

            case MultisetElement element:
                Walk(element.Target);
                Walk(element.Index);
                break;
        }
    }

    public void Walk(Statement statement)
    {
        enter(statement);
        foreach (Designator designator in DesignatorsOf(statement))
            Walk(designator);

        foreach (Expression expression in ExpressionsOf(statement))
            Walk(expression);

        if (statement is For loop)
            Walk(loop.Domain);

        foreach (ImmutableArray<Statement> body in BodiesOf(statement))
            Walk(body);
    }

    private void Walk(Domain domain)
    {
        if (domain is not RangeDomain range)
            return;

        Walk(range.From);
        Walk(range.To);
        Walk(range.Step);
    }

    private static ImmutableArray<Expression> PartsOf(Expression expression) => expression switch
    {
        Not not => [not.Operand],
        Negate negate => [negate.Operand],
        BitwiseNot not => [not.Operand],
        Arithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        Comparison comparison => [comparison.Left, comparison.Right],
        Equality equality => [equality.Left, equality.Right],
        Logical logical => [logical.Left, logical.Right],
        Conditional choice => [choice.Condition, choice.WhenTrue, choice.WhenFalse],
        Quantified quantified => [quantified.Body],
        Call call => call.Arguments,
        IsMember isMember => [isMember.Operand],
        UnionConversion conversion => [conversion.Operand],
        MultisetCount count => [count.Condition],
        _ => [],
    };

    private static Designator? DesignatorOf(Expression expression) => expression switch
    {
        Read read => read.Designator,
        IsUndefined isUndefined => isUndefined.Designator,
        MultisetCount count => count.Multiset,
        _ => null,
    };

    private static IEnumerable<Designator> DesignatorsOf(Statement statement) => statement switch
    {
        Assign assign => [assign.Target],
        Undefine undefine => [undefine.Target],
        Clear clear => [clear.Target],
        MultisetAdd add => [add.Multiset],
        MultisetRemove remove => [remove.Multiset],
        MultisetRemovePredicate remove => [remove.Multiset],
        _ => [],
    };

    private static IEnumerable<Expression> ExpressionsOf(Statement statement) => statement switch
    {
        Assign assign => [assign.Value],
        If choice => choice.Arms.Select(a => a.Condition),
        Switch choice => choice.Cases.SelectMany(c => c.Values).Prepend(choice.Subject),
        While loop => [loop.Condition],
        AliasBlock alias => [alias.Value],
        CallStatement call => [call.Call],
        Put { Value: { } value } => [value],
        Assert assert => [assert.Condition],
        Assume assume => [assume.Condition],
        CoverPoint cover => [cover.Condition],
        Return { Value: { } value } => [value],
        MultisetAdd add => [add.Element],
        MultisetRemove remove => [remove.Index],
        MultisetRemovePredicate remove => [remove.Condition],
        _ => [],
    };

    private static IEnumerable<ImmutableArray<Statement>> BodiesOf(Statement statement) => statement switch
    {
        If choice => choice.Arms.Select(a => a.Body).Append(choice.Else),
        Switch choice => choice.Cases.Select(c => c.Body).Append(choice.Else),
        For loop => [loop.Body],
        While loop => [loop.Body],
        AliasBlock alias => [alias.Body],
        _ => [],
    };
}
