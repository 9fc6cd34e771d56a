using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// Which parts of the state a designator may mean, whatever the indices and whoever the caller.
/// </summary>
internal sealed class PlaceAnalysis
{
    private readonly Dictionary<StateVariable, ShapeNode> _variables = [];
    private readonly Dictionary<LocalVariable, HashSet<ShapeNode>> _references = [];
    private readonly HashSet<LocalVariable> _elsewhere = [];
    private bool _changed;

    public PlaceAnalysis(TransitionSystem system, StateShape shape)
    {
        for (int i = 0; i < system.Variables.Length; i++)
            _variables[system.Variables[i]] = shape.Variables[i];

        do
        {
            _changed = false;
            BindReferences(system);
        }
        while (_changed);
    }

    /// <summary>
    /// The parts of the state; null when the place may also be elsewhere, such as in a local variable.
    /// </summary>
    public IReadOnlyCollection<ShapeNode>? NodesOf(Designator designator)
    {
        switch (designator)
        {
            case StateAccess access:
                return [_variables[access.Variable]];

            case LocalAccess { Variable.IsReference: true } access:
                return _elsewhere.Contains(access.Variable) ? null : NodesOf(access.Variable);

            case FieldAccess field:
                return PartsOf(field.Target, n => ((RecordShape)n).Fields[IndexOf(field)]);

            case IndexAccess element:
                return PartsOf(element.Target, n => ((ArrayShape)n).Element);

            case MultisetElement element:
                return PartsOf(element.Target, n => ((MultisetShape)n).Element);

            default:
                return null;
        }
    }

    /// <summary>As <see cref="NodesOf(Designator)"/>, leaving out places elsewhere.</summary>
    public IReadOnlyCollection<ShapeNode> NodesInState(Designator designator) => designator switch
    {
        LocalAccess { Variable.IsReference: true } access => NodesOf(access.Variable),
        FieldAccess field => Parts(field.Target, n => ((RecordShape)n).Fields[IndexOf(field)]),
        IndexAccess element => Parts(element.Target, n => ((ArrayShape)n).Element),
        MultisetElement element => Parts(element.Target, n => ((MultisetShape)n).Element),
        _ => NodesOf(designator) ?? [],
    };

    private static int IndexOf(FieldAccess field) =>
        ((RecordType)field.Target.Type).Fields.IndexOf(field.Field);

    private ShapeNode[] Parts(Designator target, Func<ShapeNode, ShapeNode> part) =>
        [.. NodesInState(target).Select(part)];

    private ShapeNode[]? PartsOf(Designator target, Func<ShapeNode, ShapeNode> part) =>
        NodesOf(target) is { } nodes ? [.. nodes.Select(part)] : null;

    private HashSet<ShapeNode> NodesOf(LocalVariable reference)
    {
        if (!_references.TryGetValue(reference, out HashSet<ShapeNode>? nodes))
            _references[reference] = nodes = new HashSet<ShapeNode>(ReferenceEqualityComparer.Instance);

        return nodes;
    }

    private void BindReferences(TransitionSystem system)
    {
        var walker = new NodeWalker(node =>
        {
            if (node is AliasBlock alias)
                Bind(alias.Variable, alias.Value);
            else if (node is Call call)
                BindArguments(call);
        });
        foreach (Rule rule in system.Rules.Concat(system.InitialRules))
        {
            BindAliases(rule.Bindings);
            walker.Walk(rule.Bindings);
            walker.Walk(rule.Guard);
            walker.Walk(rule.Body);
        }

        foreach (Property property in system.Properties)
        {
            BindAliases(property.Bindings);
            walker.Walk(property);
        }

        foreach (Function function in system.Functions)
            walker.Walk(function.Body);
    }

    private void BindAliases(IEnumerable<Binding> bindings)
    {
        foreach (AliasBinding alias in bindings.OfType<AliasBinding>())
            Bind(alias.Variable, alias.Value);
    }

    private void BindArguments(Call call)
    {
        for (int i = 0; i < call.Arguments.Length; i++)
            Bind(call.Function.Parameters[i], call.Arguments[i]);
    }

    private void Bind(LocalVariable reference, Expression value)
    {
        if (!reference.IsReference)
            return;

        if (value is not Read read || NodesOf(read.Designator) is null)
            _changed |= _elsewhere.Add(reference);

        if (value is not Read { Designator: var designator })
            return;

        foreach (ShapeNode node in NodesInState(designator))
            _changed |= NodesOf(reference).Add(node);
    }
}
