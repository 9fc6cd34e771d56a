using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Interpretation;

/// <summary>
/// Writes a place with the values of its indices: <c>pte[Page_1].dirty</c> for <c>pte[p].dirty</c>.
/// </summary>
/// <remarks>
/// An index with a call keeps its source text: evaluating it a second time could do something a second time.
/// </remarks>
internal sealed class PlaceNamer(ExpressionEvaluator expressions) : DesignatorVisitor<string>
{
    protected internal override string VisitState(StateAccess designator) => designator.Variable.Name;

    protected internal override string VisitLocal(LocalAccess designator) => designator.Variable.Name;

    protected internal override string VisitField(FieldAccess designator) =>
        $"{Visit(designator.Target)}.{designator.Field.Name}";

    protected internal override string VisitIndex(IndexAccess designator) =>
        $"{Visit(designator.Target)}[{IndexText(designator.ArrayType.Index, designator.Index)}]";

    protected internal override string VisitMultisetElement(MultisetElement designator) =>
        $"{Visit(designator.Target)}[{IndexText(designator.MultisetType.IndexType, designator.Index)}]";

    private string IndexText(SimpleType type, Expression index) =>
        IsRepeatable(index) ? type.Format(expressions.Visit(index)) : index.Span.Text;

    private static bool IsRepeatable(Expression expression) => expression switch
    {
        Constant => true,
        Read read => IsRepeatable(read.Designator),
        Arithmetic arithmetic => IsRepeatable(arithmetic.Left) && IsRepeatable(arithmetic.Right),
        Negate negate => IsRepeatable(negate.Operand),
        _ => false,
    };

    private static bool IsRepeatable(Designator designator) => designator switch
    {
        FieldAccess field => IsRepeatable(field.Target),
        IndexAccess index => IsRepeatable(index.Target) && IsRepeatable(index.Index),
        MultisetElement element => IsRepeatable(element.Target) && IsRepeatable(element.Index),
        _ => true,
    };
}
