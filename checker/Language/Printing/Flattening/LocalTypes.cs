using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Printing.Flattening;

/// <summary>Collects the types that only rules, properties and functions mention.</summary>
internal sealed class LocalTypes : ModelWalker
{
    private readonly List<ModelType> _types = [];

    public static IReadOnlyList<ModelType> Of(TransitionSystem system)
    {
        var collector = new LocalTypes();
        collector.Walk(system);
        collector._types.AddRange(system.Functions.Select(f => f.ReturnType).OfType<ModelType>());
        return collector._types;
    }

    protected override void OnLocal(LocalVariable variable)
    {
        if (variable.Type is not MultisetIndexType)
            _types.Add(variable.Type);
    }

    protected override void OnExpression(Expression expression)
    {
        if (expression is Constant { SimpleType: EnumType type })
            _types.Add(type);
    }
}
