using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Analysis;

/// <summary>Whether a scalarset type may be taken to have any number of values.</summary>
/// <param name="Obstacles">Why it has to keep its declared size; empty when it may be of any size.</param>
public sealed record ScalarsetFreedom(ScalarsetType Type, ImmutableArray<Diagnostic> Obstacles)
{
    public bool MayBeOfAnySize => Obstacles.IsEmpty;
}

/// <summary>Decides which scalarset types a specification leaves open in size.</summary>
/// <remarks>
/// Such a type's size matters to nothing but itself: replacing it makes another instance of one family of systems,
/// and what each rule does can be said without knowing how many values there are. Therefore
/// no constant that is tied to the size may serve for anything else, no loop over the type may depend on the order
/// of its values or count them, and <c>clear</c> may not single one out. Indices of arrays, quantifiers,
/// parameters and members of unions are free. Conservative: it may keep a type at its size without need, never
/// release one that must keep it.
/// </remarks>
public static class Parametricity
{
    /// <summary>One entry for each scalarset type declared with a name at the top level, in source order.</summary>
    public static ImmutableArray<ScalarsetFreedom> Of(TransitionSystem system)
    {
        var uses = new SizeRevealingUses();
        uses.Walk(system);
        return [.. system.Scalarsets.Select(s => new ScalarsetFreedom(s.Type, ObstaclesOf(s, uses, system.Semantics)))];
    }

    private static ImmutableArray<Diagnostic> ObstaclesOf(
        ScalarsetDeclaration declaration, SizeRevealingUses uses, Semantics semantics)
    {
        List<(SourceSpan Span, string Reason)> found =
        [
            .. declaration.TiedUses.Select(use => (use.Span, $"'{use.Constant}' is also used here")),
            .. uses.Found.Where(use => use.Type == declaration.Type).Select(use => (use.Span, use.Reason)),
        ];

        // Rumur also takes scalarsets of equal sizes for one type.
        if (semantics.Arithmetic == IntegerArithmetic.CheckedNarrow)
            found.Add((declaration.Span, "to Rumur the width of integers depends on it"));

        string name = declaration.Type.Name!;
        return [.. found.Select(f => RuleErrors.FixedSize(f.Span, name, f.Reason, declaration.Span))];
    }

    /// <summary>Finds the statements whose meaning depends on how many values a scalarset has, or on their order.</summary>
    private sealed class SizeRevealingUses : ModelWalker
    {
        private readonly List<(ScalarsetType Type, SourceSpan Span, string Reason)> _found = [];

        public IEnumerable<(ScalarsetType Type, SourceSpan Span, string Reason)> Found => _found;

        protected override void OnStatement(Statement statement)
        {
            if (statement is Clear clear)
                Add(ClearedTo(clear.Target.Type), clear.Span, "'clear' singles one of its values out");
            else if (statement is For { Domain: TypeDomain domain } loop)
                Inspect(loop, ScalarsetsOf(domain.Type));
        }

        private void Inspect(For loop, IEnumerable<ScalarsetType> types)
        {
            var independence = new LoopIndependence(loop);
            if (!independence.Holds)
                Add(types, loop.Span, "a loop over it may depend on the order of its values");
            else if (independence.Counts)
                Add(types, loop.Span, "a loop over it counts its values");
        }

        private void Add(IEnumerable<ScalarsetType> types, SourceSpan span, string reason) =>
            _found.AddRange(types.Distinct().Select(type => (type, span, reason)));

        private static IEnumerable<ScalarsetType> ScalarsetsOf(SimpleType type) => type switch
        {
            ScalarsetType scalarset => [scalarset],
            UnionType union => union.Members.OfType<ScalarsetType>(),
            _ => [],
        };

        // A union is cleared to its first member's least value.
        private static IEnumerable<ScalarsetType> ClearedTo(ModelType type) => type switch
        {
            ScalarsetType scalarset => [scalarset],
            UnionType { Members: [ScalarsetType first, ..] } => [first],
            ArrayType array => ClearedTo(array.Element),
            RecordType record => record.Fields.SelectMany(field => ClearedTo(field.Type)),
            _ => [],
        };
    }
}
