namespace ModelCheck.Language.Model;

/// <summary>Walks into the functions, too, that what is walked calls, directly or not: into each once.</summary>
public class CalleeWalker : ModelWalker
{
    private readonly HashSet<Function> _called = [];

    /// <summary>The functions entered so far.</summary>
    public IReadOnlySet<Function> Called => _called;

    protected override void OnExpression(Expression expression)
    {
        if (expression is Call call && _called.Add(call.Function))
            Walk(call.Function);
    }
}
