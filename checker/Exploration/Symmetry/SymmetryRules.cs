using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Language.Analysis;
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
/// accepted when its iterations cannot see each other: <see cref="LoopIndependence"/>.
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

        foreach (Property property in system.Properties.Where(p => p.IsTemporal))
            breaks.AddRange(TemporalSymmetry.Check(system, property));

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

    internal static bool IsSymmetric(ModelType type) =>
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
