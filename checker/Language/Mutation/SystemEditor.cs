using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Mutation;

/// <summary>Changes the rules and functions of a transition system into those of another one.</summary>
/// <remarks>
/// A function that changes, and every one that calls it, becomes another function, which the rules call in its place.
/// Properties keep the functions that they have: a mutant is another design, judged by the same properties. Rules that
/// are not affected are the same objects in both systems.
/// </remarks>
internal sealed class SystemEditor
{
    private readonly ModelRewriter _edit;
    private readonly object? _owner;
    private readonly CallMap _calls = new();

    /// <param name="owner">The rule or function that the edit is for; null for all of them.</param>
    private SystemEditor(ModelRewriter edit, object? owner)
    {
        _edit = edit;
        _owner = owner;
    }

    public static TransitionSystem Apply(TransitionSystem system, ModelRewriter edit, object? owner)
    {
        var editor = new SystemEditor(edit, owner);
        return new TransitionSystem(system)
        {
            Functions = [.. system.Functions.SelectMany(editor.WithChanged)],
            InitialRules = [.. system.InitialRules.Select(editor.Changed)],
            Rules = [.. system.Rules.Select(editor.Changed)],
        };
    }

    // Callees come first, so what a function calls has been changed before.
    private IEnumerable<Function> WithChanged(Function function)
    {
        var changed = new Function
        {
            Name = function.Name,
            Parameters = function.Parameters,
            ReturnType = function.ReturnType,
            Span = function.Span,
            Doc = function.Doc,
        };
        bool isEdited = _owner is null || ReferenceEquals(_owner, function);
        ImmutableArray<Statement> body = isEdited ? _edit.Rewrite(function.Body) : function.Body;
        if (body == function.Body && _calls.Rewrite(body) == body)
            return [function];

        _calls.Add(function, changed);
        changed.Body = _calls.Rewrite(body);
        changed.Locals = function.Locals;
        changed.Frame = function.Frame;
        changed.Effects = function.Effects;
        return [function, changed];
    }

    private Rule Changed(Rule rule) =>
        _calls.Rewrite(_owner is null || ReferenceEquals(_owner, rule) ? _edit.Rewrite(rule) : rule);

    private sealed class CallMap : ModelRewriter
    {
        private readonly Dictionary<Function, Function> _functions = [];

        public void Add(Function function, Function changed) => _functions.Add(function, changed);

        protected override Function Callee(Function function) => _functions.GetValueOrDefault(function, function);
    }
}
