using System.Collections.Immutable;

namespace ModelCheck.Language.Model;

/// <summary>Visits every statement, expression and designator below a node, parents before children, in source order.</summary>
/// <remarks>Derived classes override the <c>On</c> methods for what they look for.</remarks>
public abstract class ModelWalker
{
    protected virtual void OnStatement(Statement statement)
    {
    }

    protected virtual void OnExpression(Expression expression)
    {
    }

    protected virtual void OnDesignator(Designator designator)
    {
    }

    /// <summary>A declared local, a parameter, or a variable that a quantifier, loop, alias, <c>choose</c> or predicate binds.</summary>
    protected virtual void OnLocal(LocalVariable variable)
    {
    }

    /// <summary>Walks everything: functions, rules and properties, in this order.</summary>
    public void Walk(TransitionSystem system)
    {
        foreach (Function function in system.Functions)
            Walk(function);

        foreach (Rule rule in system.InitialRules)
            Walk(rule);

        foreach (Rule rule in system.Rules)
            Walk(rule);

        foreach (Property property in system.Properties)
            Walk(property);
    }

    public void Walk(Property property)
    {
        Walk(property.Bindings);
        Walk(property.Condition);
        Walk(property.Formula);
    }

    public void Walk(Function function)
    {
        foreach (LocalVariable local in function.Parameters.Concat(function.Locals))
            OnLocal(local);

        Walk(function.Body);
    }

    public void Walk(Rule rule)
    {
        Walk(rule.Bindings);
        Walk(rule.Guard);
        foreach (LocalVariable local in rule.Locals)
            OnLocal(local);

        Walk(rule.Body);
    }

    public void Walk(ImmutableArray<Binding> bindings)
    {
        foreach (Binding binding in bindings)
        {
            OnLocal(binding.Variable);
            if (binding is AliasBinding alias)
                Walk(alias.Value);
            else if (binding is ChooseParameter choose)
                Walk(choose.Multiset);
        }
    }

    public void Walk(ImmutableArray<Statement> statements)
    {
        foreach (Statement statement in statements)
            Walk(statement);
    }

    public void Walk(Statement statement)
    {
        OnStatement(statement);
        switch (statement)
        {
            case Assign assign:
                Walk(assign.Target);
                Walk(assign.Value);
                break;
            case Undefine undefine:
                Walk(undefine.Target);
                break;
            case Clear clear:
                Walk(clear.Target);
                break;
            case If conditional:
                WalkIf(conditional);
                break;
            case Switch choice:
                WalkSwitch(choice);
                break;
            case For loop:
                WalkDomain(loop.Variable, loop.Domain);
                Walk(loop.Body);
                break;
            case While loop:
                Walk(loop.Condition);
                Walk(loop.Body);
                break;
            case AliasBlock alias:
                OnLocal(alias.Variable);
                Walk(alias.Value);
                Walk(alias.Body);
                break;
            case CallStatement call:
                Walk(call.Call);
                break;
            case Put put:
                Walk(put.Value);
                break;
            case Assert assert:
                Walk(assert.Condition);
                break;
            case Assume assume:
                Walk(assume.Condition);
                break;
            case CoverPoint cover:
                Walk(cover.Condition);
                break;
            case Return result:
                Walk(result.Value);
                break;
            default:
                WalkMultisetStatement(statement);
                break;
        }
    }

    /// <summary>Walks an expression; null stands for one that is not there.</summary>
    public void Walk(Expression? expression)
    {
        if (expression is null)
            return;

        OnExpression(expression);
        switch (expression)
        {
            case Read read:
                Walk(read.Designator);
                break;
            case Quantified quantified:
                WalkDomain(quantified.Variable, quantified.Domain);
                Walk(quantified.Body);
                break;
            case IsUndefined test:
                Walk(test.Designator);
                break;
            case MultisetCount count:
                OnLocal(count.Variable);
                Walk(count.Multiset);
                Walk(count.Condition);
                break;
            default:
                foreach (Expression operand in OperandsOf(expression))
                    Walk(operand);
                break;
        }
    }

    /// <summary>Walks the conditions in a formula; null stands for one that is not there.</summary>
    public void Walk(Formula? formula)
    {
        switch (formula)
        {
            case StateFormula state:
                Walk(state.Condition);
                break;
            case UnaryFormula unary:
                Walk(unary.Operand);
                break;
            case BinaryFormula binary:
                Walk(binary.Left);
                Walk(binary.Right);
                break;
            case QuantifiedFormula quantified:
                OnLocal(quantified.Binding.Variable);
                Walk(quantified.Body);
                break;
        }
    }

    public void Walk(Designator designator)
    {
        OnDesignator(designator);
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

    private static ImmutableArray<Expression> OperandsOf(Expression expression) => expression switch
    {
        Constant or UndefinedValue => [],
        Not e => [e.Operand],
        Negate e => [e.Operand],
        BitwiseNot e => [e.Operand],
        Arithmetic e => [e.Left, e.Right],
        Comparison e => [e.Left, e.Right],
        Equality e => [e.Left, e.Right],
        Logical e => [e.Left, e.Right],
        Conditional e => [e.Condition, e.WhenTrue, e.WhenFalse],
        Call e => e.Arguments,
        IsMember e => [e.Operand],
        UnionConversion e => [e.Operand],
        _ => throw new ArgumentException($"no operands known for {expression.GetType().Name}", nameof(expression)),
    };

    private void WalkIf(If statement)
    {
        foreach (IfArm arm in statement.Arms)
        {
            Walk(arm.Condition);
            Walk(arm.Body);
        }

        Walk(statement.Else);
    }

    private void WalkSwitch(Switch statement)
    {
        Walk(statement.Subject);
        foreach (SwitchCase part in statement.Cases)
        {
            foreach (Expression value in part.Values)
                Walk(value);

            Walk(part.Body);
        }

        Walk(statement.Else);
    }

    private void WalkDomain(LocalVariable variable, Domain domain)
    {
        OnLocal(variable);
        if (domain is not RangeDomain range)
            return;

        Walk(range.From);
        Walk(range.To);
        Walk(range.Step);
    }

    private void WalkMultisetStatement(Statement statement)
    {
        switch (statement)
        {
            case MultisetAdd add:
                Walk(add.Element);
                Walk(add.Multiset);
                break;
            case MultisetRemove remove:
                Walk(remove.Index);
                Walk(remove.Multiset);
                break;
            case MultisetRemovePredicate remove:
                OnLocal(remove.Variable);
                Walk(remove.Multiset);
                Walk(remove.Condition);
                break;
            case RaiseError:
                break;
            default:
                throw new ArgumentException($"unknown statement {statement.GetType().Name}", nameof(statement));
        }
    }
}
