using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>Encodes rules and properties, once for each combination of their listed parameters.</summary>
/// <param name="initial">The memory that holds the old state; its first cells are the state's leaves.</param>
internal sealed class RuleEncoder(EncodingContext context, SymbolicMemory initial)
{
    private const int MaxInstances = 10_000;

    private TermFactory Terms => context.Terms;

    /// <exception cref="UnencodableException">Something in the rule has no encoding.</exception>
    public ImmutableArray<SymbolicRule> Encode(Rule rule)
    {
        var encoded = ImmutableArray.CreateBuilder<SymbolicRule>();
        foreach (ImmutableArray<long?> arguments in ArgumentsOf(rule.Bindings, rule.Span))
            encoded.Add(Encode(rule, arguments));

        return encoded.ToImmutable();
    }

    /// <exception cref="UnencodableException">Something in the property has no encoding.</exception>
    public SymbolicProperty Encode(Property property)
    {
        Term holds = Terms.True;
        var errors = new List<SymbolicError>();
        foreach (ImmutableArray<long?> arguments in ArgumentsOf(property.Bindings, property.Span))
        {
            var execution = new SymbolicExecution(context, initial.Fork());
            ImmutableArray<Term> parameters = Bind(execution, property.Bindings, arguments);
            Term condition = execution.Expressions.Visit(property.Condition!);
            if (!execution.Abandoned.IsFalse)
                throw new UnencodableException(property.Span, "an assumption in a function ends its evaluation");

            holds = Terms.And(holds, Terms.ForAll(parameters, Terms.Or(Terms.Not(execution.Base), condition)));
            errors.AddRange(
                execution.Errors.Select(e => e with { Condition = Terms.Exists(parameters, e.Condition) }));
        }

        return new SymbolicProperty(property, holds, [.. errors]);
    }

    /// <exception cref="UnencodableException">Something in the expression has no encoding.</exception>
    public EncodedExpression Encode(Expression expression, IEnumerable<(LocalVariable Variable, Term Value)> bindings)
    {
        var execution = new SymbolicExecution(context, initial.Fork());
        foreach ((LocalVariable variable, Term value) in bindings)
            execution.Bind(variable, value);

        Term value2 = execution.Expressions.Visit(expression);
        if (!execution.Abandoned.IsFalse)
            throw new UnencodableException(expression.Span, "an assumption in a function ends its evaluation");

        return new EncodedExpression(value2, [.. execution.Errors]);
    }

    /// <summary>The conjuncts of a guard, each by itself, in source order.</summary>
    /// <param name="rule">One that has an encoding.</param>
    public ImmutableArray<Term> GuardParts(SymbolicRule rule) =>
        [.. Language.Interpretation.GuardParts.Conjuncts(rule.Rule.Guard).Select(part => Encode(rule, part))];

    private Term Encode(SymbolicRule rule, Expression part)
    {
        var execution = new SymbolicExecution(context, initial.Fork());
        Bind(execution, rule.Rule.Bindings, rule.Arguments);
        return execution.Expressions.Visit(part);
    }

    private SymbolicRule Encode(Rule rule, ImmutableArray<long?> arguments)
    {
        var execution = new SymbolicExecution(context, initial.Fork());
        ImmutableArray<Term> parameters = Bind(execution, rule.Bindings, arguments);
        Term guard = rule.Guard is null ? Terms.True : execution.Expressions.Visit(rule.Guard);
        execution.Base = Terms.And(execution.Base, execution.Path, guard);
        execution.Path = Terms.True;
        execution.Functions.Open(execution.Frame, rule.Locals, rule.Span);
        guard = execution.Base;
        execution.Statements.Run(rule.Body);
        execution.Functions.Finish(execution.Frame);
        return new SymbolicRule(
            rule,
            arguments,
            parameters,
            Terms.And(guard, Terms.Not(execution.Abandoned)),
            [.. execution.Errors],
            UpdatesOf(execution.Memory));
    }

    private ImmutableArray<Update> UpdatesOf(SymbolicMemory after)
    {
        var updates = ImmutableArray.CreateBuilder<Update>();
        for (int i = 0; i < context.Leaves.Length; i++)
        {
            StateLeaf leaf = context.Leaves[i];
            ImmutableArray<Term> formals = context.FormalsOf(initial[i].Indices);
            if (after[i].Value != initial[i].Value)
                updates.Add(new Update(leaf.Value, new Definition(formals, after[i].Value)));

            // An initial rule says of every leaf whether it is defined.
            if (after[i].Defined != initial[i].Defined || initial[i].Defined.IsFalse)
                updates.Add(new Update(leaf.Definedness!, new Definition(formals, after[i].Defined)));
        }

        return updates.ToImmutable();
    }

    /// <summary>Establishes bindings in order.</summary>
    /// <returns>The variables that stand for parameters without a value of their own.</returns>
    private ImmutableArray<Term> Bind(
        SymbolicExecution execution, ImmutableArray<Binding> bindings, ImmutableArray<long?> arguments)
    {
        var variables = ImmutableArray.CreateBuilder<Term>();
        int next = 0;
        foreach (Binding binding in bindings)
        {
            switch (binding)
            {
                case AliasBinding alias:
                    execution.Statements.BindAlias(alias.Variable, alias.Value);
                    break;

                case ParameterBinding parameter:
                    Term value = ValueOf(parameter, arguments[next++], variables);
                    if (value.Sort == Sort.Integers && !value.IsConstant)
                        execution.Base = Terms.And(execution.Base, WithinBounds(value, parameter));

                    execution.Bind(parameter.Variable, value);
                    break;
            }
        }

        return variables.ToImmutable();
    }

    private Term ValueOf(ParameterBinding parameter, long? argument, ImmutableArray<Term>.Builder variables)
    {
        Sort sort = context.Sorts.Of((SimpleType)parameter.Variable.Type, parameter.Variable.Span);
        if (argument is { } known)
            return Terms.Constant(sort, known);

        string name = parameter.Variable.Name;
        while (variables.Any(v => v.Name == name))
            name += "'";

        Term variable = Terms.Variable(name, sort);
        variables.Add(variable);
        return variable;
    }

    private Term WithinBounds(Term variable, ParameterBinding parameter)
    {
        var type = (SimpleType)parameter.Variable.Type;
        return Terms.And(
            Terms.LessOrEqual(Terms.IntegerConstant(type.Low), variable),
            Terms.LessOrEqual(variable, Terms.IntegerConstant(type.High)));
    }

    private IEnumerable<ImmutableArray<long?>> ArgumentsOf(ImmutableArray<Binding> bindings, SourceSpan span)
    {
        IEnumerable<ImmutableArray<long?>> combinations = [[]];
        double count = 1;
        foreach (ParameterBinding parameter in bindings.OfType<ParameterBinding>())
        {
            if (parameter is ChooseParameter)
                throw new UnencodableException(parameter.Variable.Span, "a multiset has no encoding");

            if (parameter is TypeParameter { Type: var type }
                && (context.Sorts.IsAnySize(type) || SortTable.IsLarge(type)))
            {
                combinations = combinations.Select(c => c.Add(null));
                continue;
            }

            count *= parameter.Count;
            combinations = combinations.SelectMany(
                _ => LongRange(parameter.Count), (c, i) => c.Add(parameter.ValueAt(i)));
        }

        return count <= MaxInstances
            ? combinations
            : throw new UnencodableException(span, $"it has more than {MaxInstances} instances");
    }

    private static IEnumerable<long> LongRange(long count)
    {
        for (long i = 0; i < count; i++)
            yield return i;
    }
}
