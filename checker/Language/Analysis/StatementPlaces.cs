using ModelCheck.Language.Model;

namespace ModelCheck.Language.Analysis;

/// <summary>Collects what statements read and write.</summary>
internal sealed class StatementPlaces(PlaceCollector collector) : EffectVisitor
{
    protected override OperandVisitor Expressions => collector.Expressions;

    protected override void Write(Statement statement, Designator target) => collector.Write(target);

    protected override void Change(Designator multiset)
    {
        collector.Read(multiset);
        collector.Write(multiset);
    }

    protected override void Bind(LocalVariable alias, Expression value) => collector.Bind(alias, value);

    // The index says which element goes, whatever the others are.
    protected internal override Nothing VisitMultisetRemove(MultisetRemove statement)
    {
        Evaluate(statement.Index);
        collector.Write(statement.Multiset);
        return default;
    }
}
