using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>Notes what statements read and write, without branches that the parameters rule out.</summary>
internal sealed class StatementFootprint(FootprintFinder finder) : EffectVisitor
{
    protected override OperandVisitor Expressions => finder.Expressions;

    protected override void Write(Statement statement, Designator target) => finder.Write(target, ValuesOf(statement));

    protected override void Change(Designator multiset) => finder.Change(multiset);

    protected override void Bind(LocalVariable alias, Expression value) => finder.Bind(alias, value);

    protected override Nothing VisitIf(If statement)
    {
        foreach (IfArm arm in statement.Arms)
        {
            Evaluate(arm.Condition);
            long? known = finder.Known.Of(arm.Condition);
            if (known != 0)
                VisitAll(arm.Body);

            if (known == 1)
                return default;
        }

        return VisitAll(statement.Else);
    }

    protected override Nothing VisitCover(CoverPoint statement)
    {
        finder.Found.HasCover = true;
        return base.VisitCover(statement);
    }

    private ulong ValuesOf(Statement statement) => statement switch
    {
        Assign assign => ValuesOf(assign),
        Undefine => ValueSet.Undefined,
        Clear clear => LeastOf(clear.Target.Type),
        _ => ValueSet.All,
    };

    private ulong ValuesOf(Assign statement)
    {
        if (statement.Target.Type is not SimpleType type)
            return ValueSet.All;

        (Int128 low, Int128 high) = finder.Known.RangeOf(statement.Value);
        return ValueSet.Of(type, low, high) | (statement.CopiesUndefined ? ValueSet.Undefined : 0);
    }

    private static ulong LeastOf(ModelType type) =>
        type is SimpleType simple ? ValueSet.Of(simple, simple.Low, simple.Low) : ValueSet.All;
}
