using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Mutation;

/// <summary>Puts other nodes in the places of a few, which are told apart by identity.</summary>
internal sealed class NodeReplacement : ModelRewriter
{
    private readonly Dictionary<object, Expression> _expressions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, ImmutableArray<Statement>> _statements =
        new(ReferenceEqualityComparer.Instance);

    public static NodeReplacement Of(Expression expression, Expression by)
    {
        var replacement = new NodeReplacement();
        replacement._expressions.Add(expression, by);
        return replacement;
    }

    public static NodeReplacement Of(params ReadOnlySpan<(Statement Statement, ImmutableArray<Statement> By)> pairs)
    {
        var replacement = new NodeReplacement();
        foreach ((Statement statement, ImmutableArray<Statement> by) in pairs)
            replacement._statements.Add(statement, by);

        return replacement;
    }

    protected override Expression? Replacement(Expression expression) =>
        _expressions.GetValueOrDefault(expression);

    protected override ImmutableArray<Statement>? Replacement(Statement statement) =>
        _statements.TryGetValue(statement, out ImmutableArray<Statement> by) ? by : null;
}
