using System.Collections.Immutable;
using ModelCheck.Exploration.Projections;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;

namespace ModelCheck.Tests.Exploration.Projections;

/// <summary>The reachable states and the rows of a template as the reference interpreter gives them, the obvious way.</summary>
internal sealed class ProjectionByInterpreter
{
    private readonly Interpreter _interpreter;
    private readonly Dictionary<string, int> _depths = new(StringComparer.Ordinal);

    public ProjectionByInterpreter(TransitionSystem system)
    {
        _interpreter = new Interpreter(system);
        var pending = new Queue<(long[] State, int Depth)>();
        foreach (Instance<Rule> rule in InstancesOf(system.InitialRules))
        {
            long[] state = _interpreter.NewState();
            if (Fires(() => _interpreter.FireInitial(rule, state)))
                Reach(state, 0, pending);
        }

        while (pending.TryDequeue(out (long[] State, int Depth) next))
        {
            foreach (Instance<Rule> rule in InstancesOf(system.Rules))
            {
                long[] state = [.. next.State];
                if (Fires(() => _interpreter.Fire(rule, state)))
                    Reach(state, next.Depth + 1, pending);
            }
        }
    }

    public List<long[]> States { get; } = [];

    /// <summary>The distance from the initial states; null for a state that cannot be reached.</summary>
    public int? DepthOf(long[] state) => _depths.TryGetValue(KeyOf(state), out int depth) ? depth : null;

    /// <summary>The rows as texts of T, F and -, one letter for each atom.</summary>
    public SortedSet<string> RowsOf(ProjectionTemplate template)
    {
        ImmutableArray<Binding> bindings =
            [.. template.Variables.Select(v => new TypeParameter(v, (SimpleType)v.Type))];
        Property[] atoms = [.. template.Atoms.Select(atom => AtomOf(atom, bindings))];
        var rows = new SortedSet<string>(StringComparer.Ordinal);
        for (long number = 0; number < Parameters.Count(bindings); number++)
        {
            ImmutableArray<long> values = Parameters.Decode(bindings, number);
            if (template.AreDistinct && AnyEqual(template, values))
                continue;

            foreach (long[] state in States)
                rows.Add(string.Concat(atoms.Select(atom => Evaluate(new Instance<Property>(atom, values), state))));
        }

        return rows;
    }

    private static bool AnyEqual(ProjectionTemplate template, ImmutableArray<long> values) =>
        template.Variables.Zip(values, (v, value) => (v.Type, value)).Distinct().Count() < values.Length;

    private static Property AtomOf(Expression atom, ImmutableArray<Binding> bindings) => new()
    {
        Kind = PropertyKind.Invariant,
        Name = "atom",
        Bindings = bindings,
        Condition = atom,
        Frame = new FrameSize(1000, 10),
        Span = atom.Span,
    };

    private static IEnumerable<Instance<Rule>> InstancesOf(ImmutableArray<Rule> rules)
    {
        var instances = new RuleInstances(rules);
        return Enumerable.Range(0, instances.Count).Select(i => instances[i]);
    }

    private static bool Fires(Func<FireOutcome> fire)
    {
        try
        {
            return fire() == FireOutcome.Fired;
        }
        catch (ModelErrorException)
        {
            return false;
        }
    }

    private static string KeyOf(long[] state) => string.Join(',', state);

    private void Reach(long[] state, int depth, Queue<(long[], int)> pending)
    {
        if (!_depths.TryAdd(KeyOf(state), depth))
            return;

        States.Add(state);
        pending.Enqueue((state, depth));
    }

    private char Evaluate(Instance<Property> atom, long[] state)
    {
        try
        {
            return _interpreter.Holds(atom, state) ? 'T' : 'F';
        }
        catch (ModelErrorException)
        {
            return '-';
        }
    }
}
