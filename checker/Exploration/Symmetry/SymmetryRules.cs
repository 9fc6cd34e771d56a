using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Symmetry;

/// <summary>
/// A use of a symmetric type that may tell its elements apart, so that states must not be merged.
/// </summary>
/// <param name="Reason">One sentence without a full stop.</param>
public sealed record SymmetryBreak(string Reason, SourceSpan Span);

/// <summary>Looks for what breaks the symmetry of scalarsets, beyond what typing excludes.</summary>
/// <remarks>
/// Conservative: it may refuse a harmless loop, never accept a harmful one. A loop over a scalarset is
/// accepted when its iterations cannot see each other: what one writes is indexed by the loop's variable, or
/// is undefined or a constant; what is written is read only under that index, except to add to it; and
/// nothing leaves the loop early.
/// </remarks>
public static class SymmetryRules
{
    /// <summary>Every break found, in no particular order; empty when states may be merged.</summary>
    public static ImmutableArray<SymmetryBreak> Check(TransitionSystem system)
    {
        var breaks = new List<SymmetryBreak>();
        var walker = new NodeWalker(node => CheckNode(node, breaks));
        foreach (Rule rule in system.Rules.Concat(system.InitialRules))
            walker.Walk(rule.Body);

        foreach (Function function in system.Functions)
            walker.Walk(function.Body);

        foreach (Property property in system.PropertiesOf(PropertyKind.Liveness))
        {
            if (property.Bindings.Any(b => IsSymmetric(b.Variable.Type)))
                breaks.Add(new SymmetryBreak("a liveness property for each element of a symmetric type", property.Span));
        }

        return [.. breaks];
    }

    private static void CheckNode(object node, List<SymmetryBreak> breaks)
    {
        switch (node)
        {
            case Clear clear when ContainsSymmetric(clear.Target.Type):
                breaks.Add(new SymmetryBreak("'clear' gives a symmetric type its first element", clear.Span));
                break;

            case For loop when loop.Domain is TypeDomain { Type: var type } && IsSymmetric(type):
                if (!new LoopIndependence(loop).Holds)
                {
                    breaks.Add(
                        new SymmetryBreak("a loop over a symmetric type may depend on its order", loop.Span));
                }

                break;
        }
    }

    private static bool IsSymmetric(ModelType type) =>
        type is ScalarsetType { IsSymmetric: true }
        || (type is UnionType union && union.Members.Any(IsSymmetric));

    private static bool ContainsSymmetric(ModelType type) => type switch
    {
        ArrayType array => ContainsSymmetric(array.Element),
        RecordType record => record.Fields.Any(f => ContainsSymmetric(f.Type)),
        SimpleType simple => IsSymmetric(simple),
        _ => false,
    };
}

/// <summary>Whether the iterations of a loop give the same in any order.</summary>
internal sealed class LoopIndependence
{
    private readonly For _loop;
    private readonly HashSet<object> _writtenRoots = [];
    private readonly HashSet<Designator> _allowed = new(ReferenceEqualityComparer.Instance);
    private bool _holds = true;

    public LoopIndependence(For loop)
    {
        _loop = loop;
        new NodeWalker(CollectWrites).Walk(loop.Body);
        new NodeWalker(CheckNode).Walk(loop.Body);
    }

    public bool Holds => _holds;

    private void CollectWrites(object node)
    {
        switch (node)
        {
            case Assign assign:
                CollectAssign(assign);
                break;

            case Undefine undefine:
                AddWrite(undefine.Target, isHarmless: true);
                break;

            case Clear clear:
                AddWrite(clear.Target, isHarmless: true);
                break;

            // The order in which elements come into or out of a multiset means nothing, but that they are
            // there does.
            case MultisetAdd or MultisetRemove or MultisetRemovePredicate:
            case Return or RaiseError or AliasBlock { Variable.IsReference: true }:
            case Call { Function.HasEffects: true }:
                _holds = false;
                break;
        }
    }

    private void CollectAssign(Assign assign)
    {
        bool isSum = assign is { Value: Arithmetic { Operator: ArithmeticOperator.Add, Left: Read left }, Target: var target }
            && IsSameVariable(left.Designator, target);
        if (isSum)
            _allowed.Add(((Read)((Arithmetic)assign.Value).Left).Designator);

        AddWrite(assign.Target, isHarmless: isSum || assign.Value is Constant);
    }

    private void AddWrite(Designator target, bool isHarmless)
    {
        _allowed.Add(target);
        _writtenRoots.Add(RootOf(target));
        _holds &= isHarmless || IsIndexedByLoop(target);
    }

    // Different constants written to one place would be told apart by the order, unless the place is the
    // iteration's own.
    private void CheckNode(object node)
    {
        if (node is Designator designator and (StateAccess or LocalAccess))
            return;

        if (node is Read read && !_allowed.Contains(read.Designator) && IsWritten(read.Designator))
            _holds &= IsIndexedByLoop(read.Designator);

        if (node is IsUndefined isUndefined && IsWritten(isUndefined.Designator))
            _holds &= IsIndexedByLoop(isUndefined.Designator);
    }

    private static bool IsSameVariable(Designator left, Designator right) => (left, right) switch
    {
        (StateAccess a, StateAccess b) => a.Variable == b.Variable,
        (LocalAccess a, LocalAccess b) => a.Variable == b.Variable,
        _ => false,
    };

    private bool IsWritten(Designator designator) => _writtenRoots.Contains(RootOf(designator));

    private bool IsIndexedByLoop(Designator designator) => designator switch
    {
        IndexAccess { Index: Read { Designator: LocalAccess index } } when index.Variable == _loop.Variable =>
            true,
        IndexAccess access => IsIndexedByLoop(access.Target),
        FieldAccess access => IsIndexedByLoop(access.Target),
        MultisetElement access => IsIndexedByLoop(access.Target),
        _ => false,
    };

    private static object RootOf(Designator designator) => designator switch
    {
        StateAccess access => access.Variable,
        LocalAccess access => access.Variable,
        FieldAccess access => RootOf(access.Target),
        IndexAccess access => RootOf(access.Target),
        MultisetElement access => RootOf(access.Target),
        _ => designator,
    };
}
