using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// Finds the leaves that are defined in every reachable state, which need no code for "undefined" and no
/// check when they are read.
/// </summary>
/// <remarks>
/// Starts from the leaves that are defined in all initial states, and takes away those to which some rule or
/// function may store undefined as long as the others are always defined; until nothing changes. What remains
/// is inductive. Statements are looked at in any order, a place passed by reference stands for all that are
/// ever passed to it, and a local variable counts as perhaps undefined unless the first statement that names
/// it assigns it.
/// </remarks>
internal sealed class DefinednessAnalysis
{
    private readonly TransitionSystem _system;
    private readonly PlaceAnalysis _places;
    private readonly HashSet<int> _defined;
    private readonly HashSet<LocalVariable> _maybeUndefinedLocals = [];
    private readonly HashSet<Function> _maybeUndefinedResults = [];
    private bool _changed;

    private DefinednessAnalysis(ModelNumbering numbering, StateShape shape)
    {
        _system = numbering.System;
        _places = new PlaceAnalysis(_system, shape);
        _defined = InitialDefinedness.Of(numbering, shape);
    }

    /// <summary>The numbers of the leaves that are always defined.</summary>
    public static HashSet<int> Run(ModelNumbering numbering, StateShape shape)
    {
        var analysis = new DefinednessAnalysis(numbering, shape);
        foreach (ShapeNode variable in shape.Variables)
            analysis.RemoveMultisetElements(variable, isInMultiset: false);

        do
        {
            analysis._changed = false;
            analysis.LookAtEverything();
        }
        while (analysis._changed);

        return analysis._defined;
    }

    // An absent element of a multiset has undefined slots.
    private void RemoveMultisetElements(ShapeNode node, bool isInMultiset)
    {
        switch (node)
        {
            case Leaf leaf when isInMultiset:
                _defined.Remove(leaf.Number);
                break;

            case RecordShape record:
                foreach (ShapeNode field in record.Fields)
                    RemoveMultisetElements(field, isInMultiset);

                break;

            case ArrayShape array:
                RemoveMultisetElements(array.Element, isInMultiset);
                break;

            case MultisetShape multiset:
                RemoveMultisetElements(multiset.Element, isInMultiset: true);
                break;
        }
    }

    private void LookAtEverything()
    {
        foreach (Rule rule in _system.Rules)
        {
            MarkUnassigned(rule.Locals, rule.Body);
            foreach (AliasBinding alias in rule.Bindings.OfType<AliasBinding>())
                LookAtAlias(alias.Variable, alias.Value);

            WalkerFor(null).Walk(rule.Bindings);
            WalkerFor(null).Walk(rule.Guard);
            WalkerFor(null).Walk(rule.Body);
        }

        foreach (Property property in _system.Properties)
            WalkerFor(null).Walk(property);

        foreach (Function function in _system.Functions)
        {
            MarkUnassigned(function.Locals, function.Body);
            WalkerFor(function).Walk(function.Body);
        }
    }

    private NodeWalker WalkerFor(Function? function) => new(node =>
    {
        switch (node)
        {
            case Assign assign:
                LookAtAssign(assign);
                break;

            case Undefine undefine:
                StoreUndefined(undefine.Target);
                break;

            case AliasBlock alias:
                LookAtAlias(alias.Variable, alias.Value);
                break;

            case Return { Value: { } value } statement when statement.CopiesUndefined && MayBeUndefined(value):
                _changed |= _maybeUndefinedResults.Add(function!);
                break;

            case Call call:
                LookAtCall(call);
                break;
        }
    });

    private void LookAtAssign(Assign assign)
    {
        if (assign.Target.Type is not SimpleType)
            LookAtAggregate(assign.Target, assign.Value);
        else if (assign.CopiesUndefined && MayBeUndefined(assign.Value))
            StoreUndefined(assign.Target);
    }

    private void LookAtAggregate(Designator target, Expression value)
    {
        switch (value)
        {
            case Conditional choice:
                LookAtAggregate(target, choice.WhenTrue);
                LookAtAggregate(target, choice.WhenFalse);
                break;

            case Read read when _places.NodesOf(read.Designator) is { } sources:
                foreach (ShapeNode to in _places.NodesInState(target))
                {
                    foreach (ShapeNode from in sources)
                        CopyUndefined(from, to);
                }

                break;

            default:
                StoreUndefined(target);
                break;
        }
    }

    private void CopyUndefined(ShapeNode from, ShapeNode to)
    {
        switch (from, to)
        {
            case (Leaf source, Leaf target):
                if (!_defined.Contains(source.Number))
                    _changed |= _defined.Remove(target.Number);

                break;

            case (RecordShape source, RecordShape target):
                for (int i = 0; i < source.Fields.Length; i++)
                    CopyUndefined(source.Fields[i], target.Fields[i]);

                break;

            case (ArrayShape source, ArrayShape target):
                CopyUndefined(source.Element, target.Element);
                break;
        }
    }

    private void LookAtAlias(LocalVariable alias, Expression value)
    {
        if (!alias.IsReference && value.Type is SimpleType && MayBeUndefined(value))
            _changed |= _maybeUndefinedLocals.Add(alias);
    }

    private void LookAtCall(Call call)
    {
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            LocalVariable parameter = call.Function.Parameters[i];
            if (!parameter.IsReference && parameter.Type is SimpleType && MayBeUndefined(call.Arguments[i]))
                _changed |= _maybeUndefinedLocals.Add(parameter);
        }
    }

    private void StoreUndefined(Designator target)
    {
        if (target is LocalAccess { Variable.IsReference: false } local)
            _changed |= _maybeUndefinedLocals.Add(local.Variable);

        foreach (ShapeNode node in _places.NodesInState(target))
            Remove(node);
    }

    private void Remove(ShapeNode node)
    {
        switch (node)
        {
            case Leaf leaf:
                _changed |= _defined.Remove(leaf.Number);
                break;

            case RecordShape record:
                foreach (ShapeNode field in record.Fields)
                    Remove(field);

                break;

            case ArrayShape array:
                Remove(array.Element);
                break;
        }
    }

    private bool MayBeUndefined(Expression value) => value switch
    {
        UndefinedValue => true,
        Call call => _maybeUndefinedResults.Contains(call.Function),
        UnionConversion conversion => MayBeUndefined(conversion.Operand),
        Read read => MayBeUndefined(read.Designator),
        _ => false,
    };

    private bool MayBeUndefined(Designator designator)
    {
        if (designator is LocalAccess { Variable: { IsReference: false } variable })
            return _maybeUndefinedLocals.Contains(variable);

        // Null: perhaps a part of a local, about which nothing is known.
        return _places.NodesOf(designator) is not { } nodes
            || nodes.Any(n => n is not Leaf leaf || !_defined.Contains(leaf.Number));
    }

    private void MarkUnassigned(ImmutableArray<LocalVariable> locals, ImmutableArray<Statement> body)
    {
        foreach (LocalVariable local in locals)
        {
            if (!IsAssignedFirst(local, body))
                _changed |= _maybeUndefinedLocals.Add(local);
        }
    }

    // Whether the first statement that names a local assigns it, from something else, and nothing gets at it
    // by reference.
    private static bool IsAssignedFirst(LocalVariable local, ImmutableArray<Statement> body)
    {
        Statement? first = body.FirstOrDefault(s => Names(local, w => w.Walk(s)));
        return first is Assign { Target: LocalAccess target } assign
            && target.Variable == local
            && !Names(local, w => w.Walk(assign.Value))
            && !body.Any(s => IsReferredTo(local, s));
    }

    private static bool Names(LocalVariable local, Action<NodeWalker> walk)
    {
        bool found = false;
        walk(new NodeWalker(node => found |= node is LocalAccess access && access.Variable == local));
        return found;
    }

    private static bool IsReferredTo(LocalVariable local, Statement statement)
    {
        bool found = false;
        var walker = new NodeWalker(node =>
        {
            if (node is AliasBlock { Variable.IsReference: true } alias)
                found |= Names(local, w => w.Walk(alias.Value));

            if (node is not Call call)
                return;

            for (int i = 0; i < call.Arguments.Length; i++)
            {
                found |=
                    call.Function.Parameters[i].IsReference && Names(local, w => w.Walk(call.Arguments[i]));
            }
        });
        walker.Walk(statement);
        return found;
    }
}
