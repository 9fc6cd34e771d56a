using ModelCheck.Language.Model;

namespace ModelCheck.Language.Analysis;

/// <summary>Collects what expressions read, and what the functions that they call read and write.</summary>
internal sealed class ExpressionPlaces(PlaceCollector collector) : OperandVisitor
{
    protected override void Read(Designator designator) => collector.Read(designator);

    protected override void Walk(Call call) => collector.WalkCall(call);
}
