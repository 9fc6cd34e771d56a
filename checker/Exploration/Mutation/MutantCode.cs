using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Language.Model;
using ModelCheck.Language.Mutation;

namespace ModelCheck.Exploration.Mutation;

/// <summary>The rules of a mutant that have to be fired anew, compiled in the layout of the base.</summary>
internal sealed class MutantCode
{
    private readonly int[] _instances;
    private readonly int[] _covers;

    public MutantCode(BaseGraph graph, Mutant mutant)
    {
        ModelNumbering numbering = graph.Numbering;
        Property[] bodyCovers = [.. numbering.Covers.Where(c => c.IsInBody)];
        int[] rules = [.. RulesToFire(numbering, mutant, bodyCovers.Length > 0)];
        var system = new TransitionSystem(mutant.System)
        {
            Rules = [.. rules.Select(r => mutant.System.Rules[r])],
            InitialRules = mutant.ChangesInitialStates ? mutant.System.InitialRules : [],
            Properties = [.. bodyCovers],
        };
        Model = new CompiledModel(new ModelNumbering(system), graph.Model.Layout);
        _instances = [.. rules.SelectMany(r => InstancesOf(numbering, r))];
        _covers = [.. bodyCovers.Select(c => numbering.Covers.IndexOf(c))];
        IsFired = new bool[numbering.Rules.Count];
        foreach (int instance in _instances)
            IsFired[instance] = true;
    }

    public CompiledModel Model { get; }

    /// <summary>By the base's number of a rule instance: whether it is fired here.</summary>
    public bool[] IsFired { get; }

    /// <summary>Whether there is nothing that the base's graph or code could give.</summary>
    public bool FiresAll => _instances.Length == IsFired.Length;

    /// <summary>The covers in bodies, by the base's numbers, in the order of this model's.</summary>
    public ReadOnlySpan<int> BodyCovers => _covers;

    /// <summary>The base's number of an instance of this model.</summary>
    public int InstanceOf(int number) => _instances[number];

    // Which covers in bodies are met is only seen by firing. With priorities one rule decides about others.
    private static IEnumerable<int> RulesToFire(ModelNumbering numbering, Mutant mutant, bool hasBodyCovers)
    {
        IEnumerable<int> all = Enumerable.Range(0, numbering.System.Rules.Length);
        if (numbering.HasPriorities)
            return all;

        return hasBodyCovers
            ? all.Where(r => mutant.Rules.Contains(r) || CoverFinder.In(mutant.System.Rules[r]))
            : mutant.Rules;
    }

    private static IEnumerable<int> InstancesOf(ModelNumbering numbering, int rule) => Enumerable.Range(
        numbering.Rules.FirstOf(rule), (int)Parameters.Count(numbering.System.Rules[rule].Bindings));

    private sealed class CoverFinder : CalleeWalker
    {
        private bool _found;

        public static bool In(Rule rule)
        {
            var finder = new CoverFinder();
            finder.Walk(rule);
            return finder._found;
        }

        protected override void OnStatement(Statement statement) => _found |= statement is CoverPoint;
    }
}
