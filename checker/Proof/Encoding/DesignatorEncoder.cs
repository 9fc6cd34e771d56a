using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>Finds the place that a designator means now.</summary>
internal sealed class DesignatorEncoder(SymbolicExecution execution) : DesignatorVisitor<Place>
{
    private EncodingContext Context => execution.Context;

    private TermFactory Terms => execution.Terms;

    protected override Place VisitState(StateAccess designator) =>
        Place.At(Terms, Context.FirstLeafOf(designator.Variable, designator.Span));

    protected override Place VisitLocal(LocalAccess designator) => execution.Frame.Knows(designator.Variable)
        ? execution.Frame[designator.Variable]
        : throw new UnencodableException(designator.Span, $"'{designator.Variable.Name}' is not bound here");

    protected override Place VisitField(FieldAccess designator)
    {
        var record = (RecordType)designator.Target.Type;
        return Visit(designator.Target).Plus(Context.Layout.OffsetOf(record, designator.Field, designator.Span));
    }

    protected override Place VisitIndex(IndexAccess designator)
    {
        Place array = Visit(designator.Target);
        ArrayType type = designator.ArrayType;
        Term index = execution.Expressions.Visit(designator.Index);
        return Context.Sorts.IsAnySize(type.Index) ? array.At(index) : Element(designator, array, index);
    }

    protected override Place VisitMultisetElement(MultisetElement designator) =>
        throw new UnencodableException(designator.Span, "a multiset has no encoding");

    private Place Element(IndexAccess designator, Place array, Term index)
    {
        ArrayType type = designator.ArrayType;
        ImmutableArray<Case> cases = Context.Integers.CasesWithin(index, type.Index, out Term fits);
        execution.Fail(
            Terms.Not(fits), ModelErrorKind.IndexOutOfRange, designator.Index.Span);
        var elements = ImmutableArray.CreateBuilder<Alternative>();
        foreach (Case each in cases)
        {
            int offset = Context.Layout.OffsetOf(type, each.Value, designator.Span);
            foreach (Alternative alternative in array.Plus(offset).Alternatives)
            {
                Term condition = Terms.And(alternative.Condition, each.Condition);
                if (!condition.IsFalse)
                    elements.Add(alternative with { Condition = condition });
            }
        }

        return new Place(elements.ToImmutable());
    }
}
