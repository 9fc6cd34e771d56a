using System.Collections.Immutable;

namespace ModelCheck.Language.Model;

/// <summary>Copies a part of the model with some nodes replaced. What stays the same is shared, not copied.</summary>
/// <remarks>Derived classes say what takes a node's place; what is below a replacement is not looked at.</remarks>
public abstract class ModelRewriter
{
    /// <summary>What stands in the place of an expression; null to look below it.</summary>
    protected virtual Expression? Replacement(Expression expression) => null;

    /// <summary>What stands in the place of a statement, perhaps nothing; null to look below it.</summary>
    protected virtual ImmutableArray<Statement>? Replacement(Statement statement) => null;

    /// <summary>What is called in the place of a function.</summary>
    protected virtual Function Callee(Function function) => function;

    /// <summary>What is meant in the place of a state variable.</summary>
    protected virtual StateVariable Variable(StateVariable variable) => variable;

    public Rule Rewrite(Rule rule)
    {
        ImmutableArray<Binding> bindings = Map(rule.Bindings, Rewrite);
        Expression? guard = Optional(rule.Guard);
        ImmutableArray<Statement> body = Rewrite(rule.Body);
        return bindings == rule.Bindings && ReferenceEquals(guard, rule.Guard) && body == rule.Body
            ? rule
            : rule with { Bindings = bindings, Guard = guard, Body = body };
    }

    public ImmutableArray<Statement> Rewrite(ImmutableArray<Statement> block)
    {
        var rewritten = ImmutableArray.CreateBuilder<Statement>(block.Length);
        bool isSame = true;
        foreach (Statement statement in block)
        {
            if (Replacement(statement) is { } others)
            {
                rewritten.AddRange(others);
                isSame = false;
                continue;
            }

            Statement copy = Kept(statement, Below(statement));
            isSame &= ReferenceEquals(copy, statement);
            rewritten.Add(copy);
        }

        return isSame ? block : rewritten.ToImmutable();
    }

    public Expression Rewrite(Expression expression) =>
        Replacement(expression) ?? Kept(expression, Below(expression));

    private Expression Below(Expression expression) => expression switch
    {
        Constant or UndefinedValue => expression,
        Read e => e with { Designator = Rewrite(e.Designator) },
        Not e => e with { Operand = Rewrite(e.Operand) },
        Negate e => e with { Operand = Rewrite(e.Operand) },
        BitwiseNot e => e with { Operand = Rewrite(e.Operand) },
        Arithmetic e => e with { Left = Rewrite(e.Left), Right = Rewrite(e.Right) },
        Comparison e => e with { Left = Rewrite(e.Left), Right = Rewrite(e.Right) },
        Equality e => e with { Left = Rewrite(e.Left), Right = Rewrite(e.Right) },
        Logical e => e with { Left = Rewrite(e.Left), Right = Rewrite(e.Right) },
        Conditional e => e with
        {
            Condition = Rewrite(e.Condition),
            WhenTrue = Rewrite(e.WhenTrue),
            WhenFalse = Rewrite(e.WhenFalse),
        },
        Quantified e => e with { Domain = Rewrite(e.Domain), Body = Rewrite(e.Body) },
        Call e => Below(e),
        IsUndefined e => e with { Designator = Rewrite(e.Designator) },
        IsMember e => e with { Operand = Rewrite(e.Operand) },
        UnionConversion e => e with { Operand = Rewrite(e.Operand) },
        MultisetCount e => e with { Multiset = Rewrite(e.Multiset), Condition = Rewrite(e.Condition) },
        _ => throw new ArgumentException($"unknown expression {expression.GetType().Name}", nameof(expression)),
    };

    private Call Below(Call call) =>
        call with { Function = Callee(call.Function), Arguments = Map(call.Arguments, Rewrite) };

    private Statement Below(Statement statement) => statement switch
    {
        Assign s => s with { Target = Rewrite(s.Target), Value = Rewrite(s.Value) },
        Undefine s => s with { Target = Rewrite(s.Target) },
        Clear s => s with { Target = Rewrite(s.Target) },
        If s => s with { Arms = Map(s.Arms, Rewrite), Else = Rewrite(s.Else) },
        Switch s => s with { Subject = Rewrite(s.Subject), Cases = Map(s.Cases, Rewrite), Else = Rewrite(s.Else) },
        For s => s with { Domain = Rewrite(s.Domain), Body = Rewrite(s.Body) },
        While s => s with { Condition = Rewrite(s.Condition), Body = Rewrite(s.Body) },
        AliasBlock s => s with { Value = Rewrite(s.Value), Body = Rewrite(s.Body) },
        CallStatement s => s with { Call = Below(s.Call) },
        Put s => s with { Value = Optional(s.Value) },
        RaiseError => statement,
        Assert s => s with { Condition = Rewrite(s.Condition) },
        Assume s => s with { Condition = Rewrite(s.Condition) },
        CoverPoint s => s with { Condition = Rewrite(s.Condition) },
        Return s => s with { Value = Optional(s.Value) },
        MultisetAdd s => s with { Element = Rewrite(s.Element), Multiset = Rewrite(s.Multiset) },
        MultisetRemove s => s with { Index = Rewrite(s.Index), Multiset = Rewrite(s.Multiset) },
        MultisetRemovePredicate s => s with { Multiset = Rewrite(s.Multiset), Condition = Rewrite(s.Condition) },
        _ => throw new ArgumentException($"unknown statement {statement.GetType().Name}", nameof(statement)),
    };

    private Designator Rewrite(Designator designator) => designator switch
    {
        StateAccess d => Kept(d, d with { Variable = Variable(d.Variable) }),
        LocalAccess => designator,
        FieldAccess d => Kept(d, d with { Target = Rewrite(d.Target) }),
        IndexAccess d => Kept(d, d with { Target = Rewrite(d.Target), Index = Rewrite(d.Index) }),
        MultisetElement d => Kept(d, d with { Target = Rewrite(d.Target), Index = Rewrite(d.Index) }),
        _ => throw new ArgumentException($"unknown place {designator.GetType().Name}", nameof(designator)),
    };

    private Domain Rewrite(Domain domain) => domain is RangeDomain range
        ? Kept(range, new RangeDomain(Rewrite(range.From), Rewrite(range.To), Optional(range.Step)))
        : domain;

    private Binding Rewrite(Binding binding) => binding switch
    {
        AliasBinding b => Kept(b, b with { Value = Rewrite(b.Value) }),
        ChooseParameter b => Kept(b, b with { Multiset = Rewrite(b.Multiset) }),
        _ => binding,
    };

    private IfArm Rewrite(IfArm arm) =>
        Kept(arm, new IfArm(Rewrite(arm.Condition), Rewrite(arm.Body)));

    private SwitchCase Rewrite(SwitchCase part) =>
        Kept(part, new SwitchCase(Map(part.Values, Rewrite), Rewrite(part.Body)));

    private Expression? Optional(Expression? expression) => expression is null ? null : Rewrite(expression);

    private static ImmutableArray<T> Map<T>(ImmutableArray<T> items, Func<T, T> rewrite)
        where T : class
    {
        ImmutableArray<T> rewritten = [.. items.Select(rewrite)];
        return rewritten.Zip(items).All(pair => ReferenceEquals(pair.First, pair.Second)) ? items : rewritten;
    }

    // Nodes are records: equal ones mean the same, and one that was not changed has the same parts.
    private static T Kept<T>(T original, T copy)
        where T : class => copy.Equals(original) ? original : copy;
}
