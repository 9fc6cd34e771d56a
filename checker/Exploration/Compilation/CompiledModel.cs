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
    private readonly ModelNumbering _numbering;

    public CompiledModel(ModelNumbering numbering, StateLayout layout)
    {
        _numbering = numbering;
        Layout = layout;
        Unit = new CompilationUnit(numbering, layout);
        Expand = new RuleCompiler(Unit).Compile();
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

    public ImmutableArray<RunProperty> RunProperties => _numbering.RunProperties;

    public FairnessTable Fairness => _numbering.Fairness;

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
