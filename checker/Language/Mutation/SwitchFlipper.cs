using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Mutation;

/// <summary>Reads a specification again with one boolean constant the other way, for each of them.</summary>
/// <remarks>
/// The switches of a design say what it hinges on in its own words, and show what can only be put in, not left out. A
/// constant that decides about more than what rules do is left alone: about the shape of the state, or which rules there
/// are. So are all where there are records.
/// </remarks>
internal sealed class SwitchFlipper(LoadResult loaded, LoadOptions options, TransitionSystem pruned)
{
    public IEnumerable<Mutant> Mutants() => loaded.System!.Constants
        .Where(constant => constant.Type == EnumType.Boolean && !HasRecords)
        .OrderBy(constant => loaded.System!.Sources.IndexOf(constant.Span.File))
        .ThenBy(constant => constant.Span.Start)
        .Select(Flipped)
        .OfType<Mutant>();

    private Mutant? Flipped(NamedConstant constant)
    {
        string value = constant.Type.Format(1 - constant.Value);
        LoadOptions flipped = options with
        {
            Constants = [.. options.Constants.Where(c => c.Name != constant.Name), (constant.Name, value)],
        };
        if (Specification.Again(loaded, flipped).System is not { } system || !IsParallel(system))
            return null;

        TransitionSystem changed = SystemEditor.Apply(
            ConstantPruning.Prune(system), new VariableMap(system, pruned), owner: null);
        return new Mutant(
            $"constant {constant.Name} {MutationOperator.SwitchFlipped}",
            MutationOperator.SwitchFlipped,
            constant.Span,
            new MutatedPlace("constant", constant.Name, []),
            $"with {constant.Name} = {value}",
            new TransitionSystem(changed)
            {
                Variables = pruned.Variables,
                Properties = pruned.Properties,
                Functions = [.. pruned.Functions, .. changed.Functions.GroupBy(f => f.Name).Select(same => same.Last())],
            },
            [.. Enumerable.Range(0, system.Rules.Length)],
            ChangesInitialStates: true);
    }

    // A field belongs to the type of one reading.
    private bool HasRecords => pruned.Types.Concat(pruned.Variables.Select(v => v.Type)).Any(ContainsRecord);

    private static bool ContainsRecord(ModelType type) => type switch
    {
        RecordType => true,
        ArrayType array => ContainsRecord(array.Element),
        MultisetType multiset => ContainsRecord(multiset.Element),
        _ => false,
    };

    private bool IsParallel(TransitionSystem system) =>
        system.Variables.Select(ShapeOf).SequenceEqual(pruned.Variables.Select(ShapeOf))
        && system.Rules.Select(ShapeOf).SequenceEqual(pruned.Rules.Select(ShapeOf));

    private static (string, long) ShapeOf(Rule rule) => (rule.Name, Parameters.Count(rule.Bindings));

    private static (string, int, string) ShapeOf(StateVariable variable) =>
        (variable.Name, variable.Offset, ShapeOf(variable.Type));

    private static string ShapeOf(ModelType type) => type switch
    {
        SimpleType simple => $"{simple.Low}..{simple.High}",
        ArrayType array => $"[{ShapeOf(array.Index)}]{ShapeOf(array.Element)}",
        MultisetType multiset => $"{{{multiset.Capacity}}}{ShapeOf(multiset.Element)}",
        _ => throw new ArgumentException($"a state variable of type {type}", nameof(type)),
    };

    // So that both readings speak of the same variables.
    private sealed class VariableMap(TransitionSystem from, TransitionSystem to) : ModelRewriter
    {
        private readonly Dictionary<StateVariable, StateVariable> _variables = new(
            from.Variables.Zip(to.Variables).Select(p => KeyValuePair.Create(p.First, p.Second)),
            ReferenceEqualityComparer.Instance);

        protected override StateVariable Variable(StateVariable variable) =>
            _variables.GetValueOrDefault(variable, variable);
    }
}
