using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Temporal;

/// <summary>
/// Says at which positions of a lasso a formula is true. This defines what formulas mean: obvious, and without
/// automata.
/// </summary>
public sealed class LassoSemantics(Interpreter interpreter, TransitionRelation transitions, Lasso lasso)
{
    private readonly RuleInstances _rules = new(interpreter.System.Rules);

    /// <summary>For each position whether a temporal property's formula is true there.</summary>
    /// <exception cref="Results.ModelErrorException">A condition goes wrong in a state.</exception>
    public bool[] Evaluate(Instance<Property> property) => Evaluate(property.Owner.Formula!, property);

    /// <summary>The same for a part of the formula that no quantifier stands around.</summary>
    public bool[] Evaluate(Formula part, Instance<Property> property) =>
        Evaluate(part, property.Owner, property.Owner.Bindings, property.Arguments);

    private bool[] Evaluate(
        Formula formula, Property property, ImmutableArray<Binding> bindings, ImmutableArray<long> arguments)
    {
        bool[] Inner(Formula part) => Evaluate(part, property, bindings, arguments);
        return formula switch
        {
            StateFormula state => AtPositions(new(state.PropertyOf(property, bindings), arguments)),
            RuleFormula { IsFired: true } rule => [.. lasso.Fired.Select(r => r?.Name == rule.Rule)],
            RuleFormula rule => [.. lasso.States.Select(s => IsEnabled(rule.Rule, s))],
            UnaryFormula unary => Apply(unary.Operator, Inner(unary.Operand)),
            BinaryFormula binary => Apply(binary.Operator, Inner(binary.Left), Inner(binary.Right)),
            QuantifiedFormula quantified => Evaluate(quantified, property, bindings, arguments),
            _ => throw new ArgumentException($"unknown formula {formula.GetType().Name}", nameof(formula)),
        };
    }

    private bool[] Evaluate(
        QuantifiedFormula formula,
        Property property,
        ImmutableArray<Binding> bindings,
        ImmutableArray<long> arguments)
    {
        bool[] result = Filled(formula.IsForall);
        for (long i = 0; i < formula.Binding.Count; i++)
        {
            bool[] body = Evaluate(
                formula.Body, property, bindings.Add(formula.Binding), arguments.Add(formula.Binding.ValueAt(i)));
            for (int position = 0; position < result.Length; position++)
            {
                result[position] = formula.IsForall
                    ? result[position] && body[position]
                    : result[position] || body[position];
            }
        }

        return result;
    }

    private bool[] AtPositions(Instance<Property> condition) =>
        [.. lasso.States.Select(s => interpreter.Holds(condition, [.. s]))];

    private bool IsEnabled(string rule, ImmutableArray<long> state)
    {
        long[] slots = [.. state];
        return Enumerable.Range(0, _rules.Count)
            .Any(i => _rules[i].Owner.Name == rule && transitions.HasTransition(_rules[i], slots));
    }

    private bool[] Apply(UnaryFormulaOperator op, bool[] operand) => op switch
    {
        UnaryFormulaOperator.Not => [.. operand.Select(value => !value)],
        UnaryFormulaOperator.Next => [.. operand.Select((_, i) => operand[lasso.After(i)])],
        UnaryFormulaOperator.Eventually => Until(Filled(true), operand),
        UnaryFormulaOperator.Always => Release(Filled(false), operand),
    };

    private bool[] Apply(BinaryFormulaOperator op, bool[] left, bool[] right) => op switch
    {
        BinaryFormulaOperator.And => [.. left.Zip(right, (a, b) => a && b)],
        BinaryFormulaOperator.Or => [.. left.Zip(right, (a, b) => a || b)],
        BinaryFormulaOperator.Implies => [.. left.Zip(right, (a, b) => !a || b)],
        BinaryFormulaOperator.Until => Until(left, right),
        BinaryFormulaOperator.Release => Release(left, right),
    };

    // The least solution of: it holds where the right side does, or where the left side does and it holds next.
    private bool[] Until(bool[] left, bool[] right) =>
        Solve(Filled(false), (i, next) => right[i] || (left[i] && next));

    // The greatest solution of: it holds where the right side does, and the left side does, too, or it holds next.
    private bool[] Release(bool[] left, bool[] right) =>
        Solve(Filled(true), (i, next) => right[i] && (left[i] || next));

    private bool[] Solve(bool[] value, Func<int, bool, bool> step)
    {
        bool isStable = false;
        while (!isStable)
        {
            isStable = true;
            for (int i = value.Length - 1; i >= 0; i--)
            {
                bool now = step(i, value[lasso.After(i)]);
                isStable &= now == value[i];
                value[i] = now;
            }
        }

        return value;
    }

    private bool[] Filled(bool value) => [.. Enumerable.Repeat(value, lasso.Length)];
}
