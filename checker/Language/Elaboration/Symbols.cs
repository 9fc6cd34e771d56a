using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Elaboration;

/// <summary>What a name stands for.</summary>
/// <param name="Kind">As messages say it: "a type".</param>
internal abstract record Symbol(string Name, SourceSpan Span, string Kind);

/// <summary>A constant or a member of an enum.</summary>
internal sealed record ConstantSymbol(string Name, SimpleType Type, long Value, SourceSpan Span)
    : Symbol(Name, Span, "a constant");

internal sealed record TypeSymbol(string Name, ModelType Type, SourceSpan Span) : Symbol(Name, Span, "a type");

internal sealed record StateSymbol(StateVariable Variable) : Symbol(Variable.Name, Variable.Span, "a variable");

internal sealed record LocalSymbol(LocalVariable Variable) : Symbol(Variable.Name, Variable.Span, "a variable");

internal sealed record FunctionSymbol(Function Function)
    : Symbol(Function.Name, Function.Span, Function.ReturnType is null ? "a procedure" : "a function");

/// <summary>Declared, but wrongly: uses of it are not worth another message.</summary>
internal sealed record BrokenSymbol(string Name, SourceSpan Span) : Symbol(Name, Span, "broken");

/// <summary>A nesting level of names. Inner names hide outer ones.</summary>
internal sealed class Scope(Scope? parent)
{
    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);

    /// <summary>Adds a symbol, or gives back the one of the same level that already has its name.</summary>
    public Symbol? TryDeclare(Symbol symbol) =>
        _symbols.TryAdd(symbol.Name, symbol) ? null : _symbols[symbol.Name];

    public Symbol? Find(string name)
    {
        for (Scope? scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope._symbols.TryGetValue(name, out Symbol? symbol))
                return symbol;
        }

        return null;
    }

    /// <summary>Every visible symbol, the innermost level first.</summary>
    public IEnumerable<Symbol> Visible()
    {
        for (Scope? scope = this; scope is not null; scope = scope.Parent)
        {
            foreach (Symbol symbol in scope._symbols.Values)
                yield return symbol;
        }
    }

    private Scope? Parent => parent;
}

/// <summary>Hands out the places of a frame.</summary>
internal sealed class FrameBuilder
{
    private int _slots;
    private int _references;

    public FrameSize Size => new(_slots, _references);

    /// <summary>A frame that starts with the same locals: rules of one ruleset share their parameters' places.</summary>
    public FrameBuilder Copy() => new() { _slots = _slots, _references = _references };

    public LocalVariable Add(string name, ModelType type, LocalKind kind, bool isReadOnly, SourceSpan span)
    {
        if (kind is LocalKind.ReferenceAlias or LocalKind.ReferenceParameter)
            return new LocalVariable(name, type, kind, _references++, isReadOnly, span);

        var local = new LocalVariable(name, type, kind, _slots, isReadOnly, span);
        _slots += type.SlotCount;
        return local;
    }
}

/// <summary>What the statements and expressions being bound stand in.</summary>
/// <param name="Function">The function around them, or null in rules and properties.</param>
/// <param name="IsPure">True in guards and properties, where nothing may be changed.</param>
internal sealed record Surroundings(Scope Scope, FrameBuilder Frame, Function? Function, bool IsPure)
{
    public Surroundings Nested() => this with { Scope = new Scope(Scope) };

    public Surroundings Pure() => this with { IsPure = true };

    /// <summary>The same names with a frame of its own: for each rule of a ruleset.</summary>
    public Surroundings Branch() => this with { Scope = new Scope(Scope), Frame = Frame.Copy() };
}
