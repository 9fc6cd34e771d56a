using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Interpretation;

/// <summary>Finds the place that a designator means now.</summary>
internal sealed class DesignatorEvaluator(Execution execution) : DesignatorVisitor<Location>
{
    /// <summary>The place of a designator whose contents are wanted.</summary>
    public Location Read(Designator designator)
    {
        Location place = Visit(designator);
        execution.Reading?.Invoke(designator, place);
        return place;
    }

    /// <summary>The places of a designator whose type is a multiset.</summary>
    public MultisetPlaces Places(Designator multiset) => new((MultisetType)multiset.Type, Visit(multiset));

    /// <summary>As <see cref="Places"/>, where it matters which of them hold elements.</summary>
    public MultisetPlaces ReadPlaces(Designator multiset) => new((MultisetType)multiset.Type, Read(multiset));

    protected internal override Location VisitState(StateAccess designator) =>
        new(execution.State, designator.Variable.Offset);

    protected internal override Location VisitLocal(LocalAccess designator) =>
        execution.Frame[designator.Variable];

    protected internal override Location VisitField(FieldAccess designator) =>
        Visit(designator.Target).Plus(designator.Field.Offset);

    protected internal override Location VisitIndex(IndexAccess designator)
    {
        Location array = Visit(designator.Target);
        SimpleType indices = designator.ArrayType.Index;
        long index = execution.Expressions.Visit(designator.Index);
        if (!indices.Contains(index))
        {
            throw execution.Error(
                ModelErrorKind.IndexOutOfRange,
                designator.Index.Span,
                $"index {index} is outside {indices.Low}..{indices.High} of '{NameOf(designator.Target)}'");
        }

        return array.Plus((int)(index - indices.Low) * designator.Type.SlotCount);
    }

    protected internal override Location VisitMultisetElement(MultisetElement designator)
    {
        MultisetPlaces places = Places(designator.Target);
        return places.Element(PresentPlace(places, designator.Index, designator.Target));
    }

    /// <summary>Evaluates an index of a multiset, which must be that of an element.</summary>
    public int PresentPlace(MultisetPlaces places, Expression index, Designator multiset)
    {
        long place = execution.Expressions.Visit(index);
        if (places.Type.IndexType.Contains(place) && places.IsPresent((int)place))
            return (int)place;

        throw execution.Error(
            ModelErrorKind.MultisetIndexAbsent,
            index.Span,
            $"multiset '{NameOf(multiset)}' has no element at place {place}");
    }

    /// <summary>The place as messages name it: with the values of its indices.</summary>
    public string NameOf(Designator designator) => new PlaceNamer(execution.Expressions).Visit(designator);
}
