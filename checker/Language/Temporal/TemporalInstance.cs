using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Temporal;

/// <summary>What can be true or false at a position of a run.</summary>
public abstract record TemporalAtom;

/// <param name="Condition">
/// A property whose condition is that of the formula and whose parameters are the temporal property's, then those of the
/// quantifiers around it.
/// </param>
public sealed record StateAtom(Instance<Property> Condition) : TemporalAtom;

public sealed record RuleAtom(bool IsFired, string Rule) : TemporalAtom;

/// <summary>A temporal property for one combination of parameters, as a formula over numbered atoms.</summary>
/// <param name="Atoms">By their numbers.</param>
/// <param name="Claims">Formulas that together are the property; each can be checked alone.</param>
public sealed record TemporalInstance(
    Instance<Property> Property, ImmutableArray<TemporalAtom> Atoms, ImmutableArray<Ltl> Claims, LtlFactory Factory);

/// <summary>Instantiates one temporal property: quantifiers are written out, conditions become numbered atoms.</summary>
public sealed class TemporalGrounding(Property property)
{
    private readonly Dictionary<StateFormula, Property> _conditions = new(ReferenceEqualityComparer.Instance);

    /// <summary>The properties in the atoms of every instance made so far.</summary>
    public IEnumerable<Property> Conditions => _conditions.Values;

    /// <param name="arguments">Values of the property's parameters, in order.</param>
    public TemporalInstance Instantiate(ImmutableArray<long> arguments)
    {
        var run = new Run(this, property, arguments);
        Ltl formula = run.Ground(property.Formula!);
        return new TemporalInstance(
            new Instance<Property>(property, arguments),
            run.Atoms,
            [.. run.Factory.Conjuncts(formula)],
            run.Factory);
    }

    /// <summary>The condition of a formula's part as a property of single states.</summary>
    internal Property ConditionOf(StateFormula formula, ImmutableArray<Binding> bindings)
    {
        if (!_conditions.TryGetValue(formula, out Property? condition))
            _conditions.Add(formula, condition = formula.PropertyOf(property, bindings));

        return condition;
    }

    private sealed class Run(TemporalGrounding owner, Property property, ImmutableArray<long> arguments)
    {
        private readonly List<TemporalAtom> _atoms = [];
        private readonly Dictionary<(object Key, string Arguments), int> _numbers = [];
        private ImmutableArray<Binding> _bindings = property.Bindings;
        private ImmutableArray<long> _arguments = arguments;

        public LtlFactory Factory { get; } = new();

        public ImmutableArray<TemporalAtom> Atoms => [.. _atoms];

        public Ltl Ground(Formula formula) => formula switch
        {
            StateFormula { Condition: Constant constant } => Factory.Constant(constant.Value != 0),
            StateFormula state => AtomOf(state),
            RuleFormula rule => AtomOf(rule),
            UnaryFormula unary => Ground(unary),
            BinaryFormula binary => Ground(binary),
            QuantifiedFormula quantified => Ground(quantified),
            _ => throw new ArgumentException($"unknown formula {formula.GetType().Name}", nameof(formula)),
        };

        private Ltl Ground(UnaryFormula formula)
        {
            Ltl operand = Ground(formula.Operand);
            return formula.Operator switch
            {
                UnaryFormulaOperator.Not => Factory.Not(operand),
                UnaryFormulaOperator.Always => Factory.Always(operand),
                UnaryFormulaOperator.Eventually => Factory.Eventually(operand),
                UnaryFormulaOperator.Next => Factory.Next(operand),
            };
        }

        private Ltl Ground(BinaryFormula formula)
        {
            Ltl left = Ground(formula.Left);
            Ltl right = Ground(formula.Right);
            return formula.Operator switch
            {
                BinaryFormulaOperator.And => Factory.And(left, right),
                BinaryFormulaOperator.Or => Factory.Or(left, right),
                BinaryFormulaOperator.Implies => Factory.Implies(left, right),
                BinaryFormulaOperator.Until => Factory.Until(left, right),
                BinaryFormulaOperator.Release => Factory.Release(left, right),
            };
        }

        private Ltl Ground(QuantifiedFormula formula)
        {
            ImmutableArray<Binding> bindings = _bindings;
            ImmutableArray<long> values = _arguments;
            _bindings = bindings.Add(formula.Binding);
            Ltl result = Factory.Constant(formula.IsForall);
            for (long i = 0; i < formula.Binding.Count; i++)
            {
                _arguments = values.Add(formula.Binding.ValueAt(i));
                Ltl body = Ground(formula.Body);
                result = formula.IsForall ? Factory.And(result, body) : Factory.Or(result, body);
            }

            _bindings = bindings;
            _arguments = values;
            return result;
        }

        private Ltl AtomOf(StateFormula formula)
        {
            (object, string) key = (formula, string.Join(',', _arguments));
            if (!_numbers.TryGetValue(key, out int number))
            {
                Property condition = owner.ConditionOf(formula, _bindings);
                number = Add(key, new StateAtom(new Instance<Property>(condition, _arguments)));
            }

            return Factory.Atom(number);
        }

        private Ltl AtomOf(RuleFormula formula)
        {
            (object, string) key = (formula.Rule, formula.IsFired ? "fired" : "enabled");
            if (!_numbers.TryGetValue(key, out int number))
                number = Add(key, new RuleAtom(formula.IsFired, formula.Rule));

            return Factory.Atom(number);
        }

        private int Add((object, string) key, TemporalAtom atom)
        {
            _numbers.Add(key, _atoms.Count);
            _atoms.Add(atom);
            return _atoms.Count - 1;
        }
    }
}
