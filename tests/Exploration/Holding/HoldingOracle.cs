using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;
using ModelCheck.Tests.Exploration.Projections;

namespace ModelCheck.Tests.Exploration.Holding;

/// <summary>What is behind an invariant as the reference interpreter gives it, by trying everything in every state.</summary>
internal sealed class HoldingOracle
{
    private readonly TransitionSystem _system;
    private readonly Interpreter _interpreter;
    private readonly ImmutableArray<SimpleType> _slots;

    public HoldingOracle(TransitionSystem system)
    {
        _system = system;
        _interpreter = new Interpreter(system);
        _slots = [.. system.Variables.SelectMany(v => SlotsOf(v.Type))];
        States = new ProjectionByInterpreter(system).States;
    }

    public List<long[]> States { get; }

    /// <summary>How many states violate an invariant after a number of changes.</summary>
    public int StatesNear(Property invariant, int changes) =>
        States.Count(state => CanBeFalse(invariant, [.. state], 0, changes));

    /// <summary>
    /// The transitions of each rule in which some instance of a condition becomes true, and in which some instance ceases
    /// to be.
    /// </summary>
    public Dictionary<string, (int Rises, int Falls)> ChangesOf(Property condition)
    {
        var changes = new Dictionary<string, (int Rises, int Falls)>();
        var rules = new RuleInstances(_system.Rules);
        foreach (long[] state in States)
        {
            bool?[] before = TruthOf(condition, state);
            for (int i = 0; i < rules.Count; i++)
            {
                long[] after = [.. state];
                if (_interpreter.Fire(rules[i], after) != FireOutcome.Fired)
                    continue;

                bool?[] now = TruthOf(condition, after);
                bool rises = before.Zip(now).Any(pair => pair is { First: not true, Second: true });
                bool falls = before.Zip(now).Any(pair => pair is { First: true, Second: not true });
                (int Rises, int Falls) known = changes.GetValueOrDefault(rules[i].Owner.Name);
                if (rises || falls)
                    changes[rules[i].Owner.Name] = (known.Rises + (rises ? 1 : 0), known.Falls + (falls ? 1 : 0));
            }
        }

        return changes;
    }

    public int StatesWith(Property condition) => States.Count(state => TruthOf(condition, state).Contains(true));

    private bool CanBeFalse(Property invariant, long[] state, int slot, int changes)
    {
        if (changes == 0)
            return TruthOf(invariant, state).Contains(false);

        for (; slot < _slots.Length; slot++)
        {
            long before = state[slot];
            for (long value = _slots[slot].Low; value <= _slots[slot].High; value++)
            {
                state[slot] = value;
                if (value != before && CanBeFalse(invariant, state, slot + 1, changes - 1))
                    return true;
            }

            state[slot] = before;
        }

        return false;
    }

    private bool?[] TruthOf(Property property, long[] state) =>
    [
        .. Enumerable.Range(0, (int)Parameters.Count(property.Bindings))
            .Select(i => TruthOf(new Instance<Property>(property, Parameters.Decode(property.Bindings, i)), state)),
    ];

    private bool? TruthOf(Instance<Property> instance, long[] state)
    {
        try
        {
            return _interpreter.Holds(instance, [.. state]);
        }
        catch (ModelErrorException)
        {
            return null;
        }
    }

    private static IEnumerable<SimpleType> SlotsOf(ModelType type) => type switch
    {
        SimpleType simple => [simple],
        ArrayType array => Enumerable.Range(0, (int)array.Index.Cardinality).SelectMany(_ => SlotsOf(array.Element)),
        RecordType record => record.Fields.SelectMany(field => SlotsOf(field.Type)),
        _ => throw new ArgumentException($"{type} has no fixed slots", nameof(type)),
    };
}
