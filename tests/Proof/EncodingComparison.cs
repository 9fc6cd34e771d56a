using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Logic;
using ModelCheck.Tests.Language;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof;

/// <summary>
/// Evaluates the terms of a symbolic system in explicit states and compares with the reference interpreter:
/// whether each
/// rule fires, fails or neither, what it leaves, and what each property is.
/// </summary>
internal sealed class EncodingComparison
{
    private readonly TransitionSystem _system;
    private readonly SymbolicSystem _symbolic;
    private readonly SlotMap _map;
    private readonly Interpreter _interpreter;
    private readonly Random _random;
    private readonly ElementPermutations _permutations;

    public EncodingComparison(TransitionSystem system, SymbolicSystem symbolic, int seed)
    {
        _system = system;
        _symbolic = symbolic;
        _map = new SlotMap(symbolic, system);
        _interpreter = new Interpreter(system);
        _random = new Random(seed);
        _permutations = new ElementPermutations(system, symbolic);
    }

    /// <summary>Rule instances that fired in some compared state.</summary>
    public int Fired { get; private set; }

    /// <summary>Rule instances that failed in some compared state.</summary>
    public int Failed { get; private set; }

    /// <summary>
    /// Compares the initial rules, then everything else in random states and on a random walk.
    /// </summary>
    public void Run(int states)
    {
        long[] walked = _interpreter.NewState();
        foreach (SymbolicRule rule in _symbolic.InitialRules)
        {
            foreach (Instance<Rule> instance in InstancesOf(rule))
                Compare(rule, instance, walked = _interpreter.NewState());
        }

        for (int i = 0; i < states; i++)
        {
            long[] state = i % 3 == 0 ? NewRandomState() : Disturbed(walked, i % 3);
            foreach (SymbolicRule rule in _symbolic.Rules)
            {
                foreach (Instance<Rule> instance in InstancesOf(rule))
                    Compare(rule, instance, [.. state]);
            }

            foreach (SymbolicProperty property in _symbolic.Properties)
                Compare(property, state);

            walked = Walk(walked);
        }
    }

    private void Compare(SymbolicRule rule, Instance<Rule> instance, long[] state)
    {
        long[] before = [.. state];
        var terms = new TermEvaluator(_map.Interpret(before), ValuesOf(rule, instance));
        SymbolicError? error = rule.Errors.FirstOrDefault(e => terms.Holds(e.Condition));
        ModelError? failure = Fire(instance, state, out FireOutcome outcome);
        string where = $"{rule} {string.Join(',', instance.Arguments)} in {Describe(before)}";
        if (failure is not null)
        {
            Failed++;
            Assert.True(error is not null, $"{failure.Kind} '{failure.Message}' is not foreseen: {where}");
            Assert.True(
                !_permutations.IsTrivial || (failure.Kind, failure.Span) == (error.Kind, error.Span),
                $"{failure.Message} is foreseen as {error.Kind} at {error.Span}: {where}");
        }
        else if (error is not null)
        {
            bool occurs = _permutations.All.Any(p => FailsAfter(p, instance, before));
            Assert.True(occurs, $"{error.Kind} at {error.Span} does not happen: {where}");
        }
        else
        {
            Assert.True(
                terms.Holds(rule.Guard) == (outcome == FireOutcome.Fired), $"{outcome} is not foreseen: {where}");
            if (outcome == FireOutcome.Fired)
                CompareSuccessor(rule, instance, before, state, where);
        }
    }

    private void CompareSuccessor(
        SymbolicRule rule, Instance<Rule> instance, long[] before, long[] after, string where)
    {
        Fired++;
        ImmutableDictionary<FunctionSymbol, Definition> updates = rule.Definitions;
        foreach (StateLeaf leaf in _symbolic.Leaves)
        {
            foreach (ImmutableArray<long> indices in _map.IndicesOf(leaf))
            {
                int slot = _map.SlotOf(leaf, indices.AsSpan());
                long expected = after[slot];
                bool? defined = Updated(leaf.Definedness);
                bool isDefined = defined ?? (leaf.Definedness is null || before[slot] != ModelType.Undefined);
                long actual = !isDefined ? ModelType.Undefined : UpdatedValue(leaf.Value) ?? before[slot];
                Assert.True(
                    expected == actual,
                    $"{leaf.Name} [{string.Join(',', indices)}] becomes {expected}, not {actual}: {where}");

                bool? Updated(FunctionSymbol? symbol) =>
                    symbol is not null && UpdatedValue(symbol) is { } value ? value == 1 : null;

                long? UpdatedValue(FunctionSymbol symbol)
                {
                    if (!updates.TryGetValue(symbol, out Definition? definition))
                        return null;

                    Dictionary<Term, long> values = ValuesOf(rule, instance);
                    foreach ((Term formal, long element) in definition.Formals.Zip(indices))
                        values.Add(formal, element);

                    return new TermEvaluator(_map.Interpret(before), values).Evaluate(definition.Value);
                }
            }
        }
    }

    private void Compare(SymbolicProperty property, long[] state)
    {
        var terms = new TermEvaluator(_map.Interpret(state), new Dictionary<Term, long>());
        bool fails = property.Errors.Any(e => terms.Holds(e.Condition));
        bool? expected = Holds(property.Property, state);
        string where = $"property '{property.Property}' in {Describe(state)}";
        if (fails && expected is not null)
        {
            bool occurs = _permutations.All.Any(p => Holds(property.Property, p.State(state)) is null);
            Assert.True(occurs, $"no failure of {where}");
            return;
        }

        Assert.True(expected == (fails ? null : terms.Holds(property.Holds)), $"it is {expected}: {where}");
    }

    /// <summary>Whether all instances hold; null when one fails.</summary>
    private bool? Holds(Property property, long[] state)
    {
        bool holds = true;
        for (long i = 0; i < Parameters.Count(property.Bindings); i++)
        {
            try
            {
                holds &= _interpreter.Holds(new(property, Parameters.Decode(property.Bindings, i)), [.. state]);
            }
            catch (ModelErrorException)
            {
                return null;
            }
        }

        return holds;
    }

    private bool FailsAfter(ElementPermutation permutation, Instance<Rule> instance, long[] state) =>
        Fire(permutation.Instance(instance), permutation.State(state), out _) is not null;

    private ModelError? Fire(Instance<Rule> instance, long[] state, out FireOutcome outcome)
    {
        outcome = FireOutcome.Disabled;
        try
        {
            outcome = _interpreter.Fire(instance, state);
            return null;
        }
        catch (ModelErrorException failure)
        {
            return failure.Error;
        }
    }

    private static Dictionary<Term, long> ValuesOf(SymbolicRule rule, Instance<Rule> instance)
    {
        IEnumerable<long> open = instance.Arguments.Where((_, i) => rule.Arguments[i] is null);
        return rule.Parameters.Zip(open).ToDictionary(p => p.First, p => p.Second);
    }

    private static IEnumerable<Instance<Rule>> InstancesOf(SymbolicRule rule)
    {
        for (long i = 0; i < Parameters.Count(rule.Rule.Bindings); i++)
        {
            ImmutableArray<long> arguments = Parameters.Decode(rule.Rule.Bindings, i);
            if (arguments.Zip(rule.Arguments, (value, known) => known is null || known == value).All(fits => fits))
                yield return new Instance<Rule>(rule.Rule, arguments);
        }
    }

    private long[] NewRandomState()
    {
        long[] state = _interpreter.NewState();
        RandomState.Fill(_system, state, _random);
        return Defined(state);
    }

    private long[] Disturbed(long[] state, int slots)
    {
        long[] other = [.. state];
        long[] random = NewRandomState();
        for (int i = 0; i < slots - 1; i++)
        {
            int slot = _random.Next(other.Length);
            other[slot] = random[slot];
        }

        return Defined(other);
    }

    // Leaves that no rule undefines are never undefined.
    private long[] Defined(long[] state)
    {
        foreach (StateLeaf leaf in _symbolic.Leaves.Where(l => l.Definedness is null))
        {
            foreach (ImmutableArray<long> indices in _map.IndicesOf(leaf))
            {
                int slot = _map.SlotOf(leaf, indices.AsSpan());
                if (state[slot] == ModelType.Undefined)
                    state[slot] = leaf.Type.Low;
            }
        }

        return state;
    }

    private long[] Walk(long[] state)
    {
        var rules = new RuleInstances(_system.Rules);
        for (int attempt = 0; attempt < 50; attempt++)
        {
            long[] next = [.. state];
            ModelError? failure = Fire(rules[_random.Next(rules.Count)], next, out FireOutcome outcome);
            if (failure is null && outcome == FireOutcome.Fired)
                return next;
        }

        return state;
    }

    private string Describe(long[] state) => string.Join(
        "; ", _system.Variables.Select(v => $"{v.Name} = {Interpreter.FormatValue(v, state)}"));
}
