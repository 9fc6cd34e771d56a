using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Proof.Mining;

/// <summary>
/// A part of the state with a simple type: one for each combination of its indices, but those that are scalarsets
/// of any size are left open.
/// </summary>
/// <param name="Name">Its path in the specification, with empty brackets for the indices left open.</param>
/// <param name="Indices">The types of the open indices, outermost first.</param>
internal sealed record OpenLeaf(
    string Name, StateVariable Variable, SimpleType Type, ImmutableArray<ScalarsetType> Indices, ImmutableArray<OpenLeaf.Step> Path)
{
    /// <summary>An array over a longer index takes too many atoms.</summary>
    private const int MaxFixedElements = 16;

    /// <summary>One step from a variable to a part of it.</summary>
    internal abstract record Step;

    internal sealed record FieldStep(RecordField Field) : Step;

    internal sealed record FixedStep(SimpleType Index, long Value) : Step;

    internal sealed record OpenStep : Step;

    /// <summary>The leaves of a transition system, in the order of its slots; multisets have none.</summary>
    public static IEnumerable<OpenLeaf> Of(TransitionSystem system, Func<ScalarsetType, bool> isOpen) =>
        system.Variables.SelectMany(v => Below(new OpenLeaf(v.Name, v, EnumType.Boolean, [], []), v.Type, isOpen));

    /// <summary>The place that stands at an assignment of the open indices.</summary>
    public Designator At(IReadOnlyList<LocalVariable> indices)
    {
        SourceSpan span = Variable.Span;
        Designator place = new StateAccess(Variable, span);
        int open = 0;
        foreach (Step step in Path)
        {
            place = step switch
            {
                FieldStep field => new FieldAccess(place, field.Field, span),
                FixedStep index => new IndexAccess(place, new Constant(index.Index, index.Value, span), span),
                _ => new IndexAccess(place, new Read(new LocalAccess(indices[open++], span)), span),
            };
        }

        return place;
    }

    /// <summary>The same place as the specification would write it.</summary>
    public string TextAt(IReadOnlyList<LocalVariable> indices)
    {
        int open = 0;
        return Variable.Name + string.Concat(Path.Select(step => step switch
        {
            FieldStep field => $".{field.Field.Name}",
            FixedStep index => $"[{index.Index.Format(index.Value)}]",
            _ => $"[{indices[open++].Name}]",
        }));
    }

    private static IEnumerable<OpenLeaf> Below(OpenLeaf outer, ModelType type, Func<ScalarsetType, bool> isOpen) => type switch
    {
        SimpleType simple => [outer with { Type = simple }],
        RecordType record => record.Fields.SelectMany(f => Below(
            outer.Then(new FieldStep(f), $".{f.Name}"), f.Type, isOpen)),
        ArrayType { Index: ScalarsetType index } array when isOpen(index) => Below(
            outer.Then(new OpenStep(), "[]") with { Indices = outer.Indices.Add(index) }, array.Element, isOpen),
        ArrayType { Index: EnumType or RangeType } array when array.Index.Cardinality <= MaxFixedElements =>
            Enumerable.Range(0, (int)array.Index.Cardinality)
                .Select(i => array.Index.Low + i)
                .SelectMany(value => Below(
                    outer.Then(new FixedStep(array.Index, value), $"[{array.Index.Format(value)}]"), array.Element, isOpen)),
        _ => [],
    };

    private OpenLeaf Then(Step step, string text) => this with { Path = Path.Add(step), Name = Name + text };
}
