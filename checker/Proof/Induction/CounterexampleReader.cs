using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Logic;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Induction;

/// <summary>
/// Turns what a solver found into a state and a rule of the specification, and repeats it on the reference
/// interpreter.
/// </summary>
public sealed class CounterexampleReader(SymbolicSystem symbolic, ISizedSystems systems)
{
    private readonly Dictionary<string, (SlotMap Map, Interpreter Interpreter)> _sized =
        new(StringComparer.Ordinal);

    /// <param name="model">Makes the premises of the obligation hold and its goal not.</param>
    /// <exception cref="EncoderMismatchException">The interpreter does something else.</exception>
    public CounterexampleToInduction Read(Obligation obligation, SolverModel model)
    {
        (SlotMap map, Interpreter interpreter) = ForSizesOf(model);
        long[] state = obligation.IsInitial ? interpreter.NewState() : StateOf(model, map, interpreter);
        Instance<Rule> rule = InstanceOf(obligation.Rule, model, map);
        var found = new CounterexampleToInduction(obligation, map, [.. state], rule, null);
        return new Repetition(symbolic, interpreter, found).Run();
    }

    /// <summary>The state that a model describes.</summary>
    public static long[] StateOf(SolverModel model, SlotMap map, Interpreter interpreter)
    {
        long[] state = interpreter.NewState();
        foreach (StateLeaf leaf in map.Symbolic.Leaves)
        {
            foreach (ImmutableArray<long> indices in map.IndicesOf(leaf))
            {
                bool isDefined = leaf.Definedness is null || model.Apply(leaf.Definedness, indices.AsSpan()) == 1;
                state[map.SlotOf(leaf, indices.AsSpan())] =
                    isDefined ? model.Apply(leaf.Value, indices.AsSpan()) : ModelType.Undefined;
            }
        }

        return state;
    }

    /// <summary>The instance of a rule of the sized system that a model describes.</summary>
    public static Instance<Rule> InstanceOf(SymbolicRule rule, SolverModel model, SlotMap map)
    {
        var open = new Queue<Term>(rule.Parameters);
        ImmutableArray<long> arguments =
            [.. rule.Arguments.Select(argument => argument ?? model.ValueOf(open.Dequeue()))];
        return new Instance<Rule>(map.Of(rule.Rule), arguments);
    }

    /// <summary>The transition system with the sizes of a model.</summary>
    public (SlotMap Map, Interpreter Interpreter) ForSizesOf(SolverModel model)
    {
        var sizes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (ScalarSort sort in symbolic.Sorts.Scalars)
            sizes.Add(symbolic.Sorts.TypeNameOf(sort), model.SizeOf(sort));

        string key = string.Join(';', sizes);
        if (_sized.TryGetValue(key, out (SlotMap, Interpreter) known))
            return known;

        TransitionSystem sized = sizes.Count == 0 ? symbolic.System : systems.WithSizes(sizes);
        (SlotMap, Interpreter) made = (new SlotMap(symbolic, sized), new Interpreter(sized));
        _sized.Add(key, made);
        return made;
    }
}
