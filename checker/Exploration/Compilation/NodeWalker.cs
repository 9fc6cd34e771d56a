using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Calls back for every statement, expression and designator below a node, parents first.</summary>
internal sealed class NodeWalker(Action<object> enter) : ModelWalker
{
    protected override void OnStatement(Statement statement) => enter(statement);

    protected override void OnExpression(Expression expression) => enter(expression);

    protected override void OnDesignator(Designator designator) => enter(designator);
}
