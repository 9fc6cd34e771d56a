using System.Collections.Immutable;
using System.Reflection.Emit;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Fires rule instances; returns how many successors it wrote.</summary>
internal unsafe delegate int ExpandPart(ulong* state, ulong* output, int* rules, RunContext* context);

internal unsafe delegate int EvaluateProperty(ulong* state, long instance, RunContext* context);

internal unsafe delegate int AllPropertiesHold(ulong* state, RunContext* context);

/// <summary>A model whose rules and properties are compiled to machine code.</summary>
/// <remarks>
/// Initial rules are left to the reference interpreter: each runs once, and the state that they start from
/// has values undefined that may never be so later.
/// </remarks>
public sealed class CompiledModel : ICompiledModel
{
    // The JIT optimizes methods of up to 2000 basic blocks; a label starts at most one, and a branch ends
    // one.
    private const int MaxLabelsPerMethod = 700;
    private const int UnrollBudgetBytes = 48 << 10;

    private readonly ModelNumbering _numbering;

    public CompiledModel(ModelNumbering numbering, StateLayout layout)
    {
        _numbering = numbering;
        Layout = layout;
        Unit = new CompilationUnit(numbering, layout);
        Expand = CompileRules();
        Evaluators = [.. numbering.Compiled.Select(CompileEvaluator)];
        Assumptions = CompileAllHold(PropertyKind.Assumption);
        Invariants = CompileAllHold(PropertyKind.Invariant);
        Unit.CompilePendingFunctions();
    }

    /// <summary>Compiles a model in the tightest layout that analysis finds.</summary>
    public static CompiledModel For(ModelNumbering numbering) => new(numbering, LayoutFor(numbering));

    /// <summary>The layout in which leaves that are always defined have no code for "undefined".</summary>
    public static StateLayout LayoutFor(ModelNumbering numbering)
    {
        var shape = new StateShape(numbering.System);
        HashSet<int> defined = DefinednessAnalysis.Run(numbering, shape);
        return StateLayout.For(shape, leaf => defined.Contains(leaf.Number));
    }

    public int WordCount => Layout.WordCount;

    public int InitialRuleCount => _numbering.InitialRules.Count;

    public int RuleCount => _numbering.Rules.Count;

    public ImmutableArray<StateProperty> Properties => _numbering.StateProperties;

    public int CoverCount => _numbering.Covers.Length;

    public int ClaimedCoverCount => _numbering.ClaimedCoverCount;

    internal StateLayout Layout { get; }

    internal CompilationUnit Unit { get; }

    internal ImmutableArray<(ExpandPart Code, int MaxSuccessors)> Expand { get; }

    /// <summary>Parallel to the properties checked; null for those that no single state decides.</summary>
    internal ImmutableArray<EvaluateProperty?> Evaluators { get; }

    internal AllPropertiesHold? Assumptions { get; }

    internal AllPropertiesHold? Invariants { get; }

    public int GroupOfRule(int rule) => _numbering.Rules.RuleIndexOf(rule);

    public ISuccessorGenerator CreateGenerator() => new CompiledGenerator(this, _numbering);

    private ImmutableArray<(ExpandPart Code, int MaxSuccessors)> CompileRules()
    {
        var methods = new PartBuilder(Unit, MaxLabelsPerMethod);
        ImmutableArray<Rule> rules = _numbering.System.Rules;
        HashSet<int> unrolled = new UnrollPlan(Unit, UnrollBudgetBytes).Choose();
        foreach (int index in Enumerable.Range(0, rules.Length).OrderBy(i => rules[i].Priority))
        {
            int first = _numbering.Rules.FirstOf(index);
            int count = (int)Parameters.Count(rules[index].Bindings);
            if (!unrolled.Contains(index))
            {
                methods.Add(count, emitter => emitter.EmitLoop(rules[index], first));
                continue;
            }

            for (int instance = 0; instance < count; instance++)
            {
                int number = instance;
                methods.Add(1, emitter => emitter.EmitUnrolled(rules[index], first, number));
            }
        }

        return methods.Finish();
    }

    private EvaluateProperty? CompileEvaluator(Property property)
    {
        if (property.Condition is null || property.IsInBody)
            return null;

        DynamicMethod method = NewMethod("Evaluate", PropertyEmitter.EvaluateParameters);
        new PropertyEmitter(Unit).EmitEvaluate(method, property);
        return method.CreateDelegate<EvaluateProperty>();
    }

    private AllPropertiesHold? CompileAllHold(PropertyKind kind)
    {
        Property[] properties = [.. _numbering.Checked.Where(p => p.Kind == kind)];
        if (properties.Length == 0)
            return null;

        DynamicMethod method = NewMethod("AllHold", PropertyEmitter.AllHoldParameters);
        new PropertyEmitter(Unit).EmitAllHold(method, properties);
        return method.CreateDelegate<AllPropertiesHold>();
    }

    internal static DynamicMethod NewMethod(string name, Type[] parameters) =>
        new(name, typeof(int), parameters, typeof(CompiledModel).Module, skipVisibility: true);
}

/// <summary>Spreads rules over methods that the JIT can still optimize.</summary>
internal sealed class PartBuilder(CompilationUnit unit, int maxLabels)
{
    private readonly List<(DynamicMethod Method, int MaxSuccessors)> _parts = [];
    private DynamicMethod? _method;
    private RuleEmitter? _emitter;
    private int _successors;

    /// <summary>Adds rule instances that together have at most some number of successors.</summary>
    public void Add(int successors, Action<RuleEmitter> emit)
    {
        if (_emitter is null || _emitter.Il.LabelCount > maxLabels)
            StartPart();

        emit(_emitter!);
        _successors += successors;
    }

    public ImmutableArray<(ExpandPart Code, int MaxSuccessors)> Finish()
    {
        EndPart();
        return [.. _parts.Select(p => (p.Method.CreateDelegate<ExpandPart>(), p.MaxSuccessors))];
    }

    private void StartPart()
    {
        EndPart();
        _method = CompiledModel.NewMethod("Expand", RuleEmitter.ParameterTypes);
        _emitter = new RuleEmitter(unit, _method);
        _successors = 0;
    }

    private void EndPart()
    {
        if (_emitter is null)
            return;

        _emitter.Finish();
        _parts.Add((_method!, _successors));
        _emitter = null;
    }
}

/// <summary>
/// Chooses the rules whose instances each get code of their own: those where that costs the least code.
/// </summary>
internal sealed class UnrollPlan(CompilationUnit unit, int budgetBytes)
{
    /// <summary>The places of the chosen rules among the model's rules.</summary>
    public HashSet<int> Choose()
    {
        var chosen = new HashSet<int>();
        long left = budgetBytes;
        ImmutableArray<Rule> rules = unit.Numbering.System.Rules;
        foreach ((int index, long size) in rules.Select((rule, i) => (i, SizeOf(rule))).OrderBy(r => r.Item2))
        {
            left -= size;
            if (left < 0)
                break;

            chosen.Add(index);
        }

        return chosen;
    }

    // Measured on the first instance: the others differ little.
    private long SizeOf(Rule rule)
    {
        long count = Parameters.Count(rule.Bindings);
        if (count == 0)
            return 0;

        DynamicMethod trial = CompiledModel.NewMethod("Trial", RuleEmitter.ParameterTypes);
        var emitter = new RuleEmitter(unit, trial);
        int before = emitter.Il.Size;
        emitter.EmitUnrolled(rule, 0, 0);
        return (emitter.Il.Size - before) * count;
    }
}
