using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Elaboration;

/// <summary>What all binders of one specification share: its options, its diagnostics and the model under construction.</summary>
internal sealed class BindingContext
{
    private readonly Dictionary<string, int> _propertyCounts = new(StringComparer.Ordinal);
    private readonly DiagnosticBag _diagnostics;

    public BindingContext(Compatibility compatibility, DiagnosticBag diagnostics)
    {
        Compatibility = compatibility;
        Semantics = Semantics.For(compatibility);
        Relations = new TypeRelations(compatibility);
        Sizes = new ScalarsetSizes(this);
        _diagnostics = diagnostics;
    }

    public Compatibility Compatibility { get; }

    public Semantics Semantics { get; }

    public TypeRelations Relations { get; }

    public ScalarsetSizes Sizes { get; }

    public ConstantUses ConstantUses { get; } = new();

    public Scope Globals { get; } = new(null);

    /// <summary>Smallest and greatest integer that the text mentions; decides the width of Rumur's arithmetic.</summary>
    public (long Low, long High) MentionedIntegers { get; private set; }

    public ImmutableArray<NamedConstant>.Builder Constants { get; } = ImmutableArray.CreateBuilder<NamedConstant>();

    public ImmutableArray<ModelType>.Builder Types { get; } = ImmutableArray.CreateBuilder<ModelType>();

    /// <summary>The scalarsets among <see cref="Types"/>, with the places of their names.</summary>
    public List<(ScalarsetType Type, SourceSpan Span)> Scalarsets { get; } = [];

    public ImmutableArray<StateVariable>.Builder Variables { get; } = ImmutableArray.CreateBuilder<StateVariable>();

    public ImmutableArray<Function>.Builder Functions { get; } = ImmutableArray.CreateBuilder<Function>();

    public ImmutableArray<Rule>.Builder InitialRules { get; } = ImmutableArray.CreateBuilder<Rule>();

    public ImmutableArray<Rule>.Builder Rules { get; } = ImmutableArray.CreateBuilder<Rule>();

    public ImmutableArray<Property>.Builder Properties { get; } = ImmutableArray.CreateBuilder<Property>();

    /// <summary>Rule names that temporal properties mention; checked when all rules are known.</summary>
    public List<StringToken> ObservedRules { get; } = [];

    /// <summary>The places that the aliases bound so far stand for.</summary>
    public Dictionary<LocalVariable, Designator> AliasTargets { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The values of aliases that stand for constants: Rumur lets them bound types.</summary>
    public Dictionary<LocalVariable, Constant> ConstantAliases { get; } = new(ReferenceEqualityComparer.Instance);

    public void Report(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    public void MentionInteger(long value) => MentionedIntegers =
        (Math.Min(MentionedIntegers.Low, value), Math.Max(MentionedIntegers.High, value));

    /// <summary>Declares a symbol; a second one of the same name and level is reported and ignored.</summary>
    public void Declare(Scope scope, Symbol symbol)
    {
        // The parser has reported that the name is missing.
        if (symbol.Name.Length == 0)
            return;

        if (scope.TryDeclare(symbol) is { } earlier)
            Report(NameErrors.AlreadyDeclared(symbol.Span, symbol.Name, earlier.Span));
    }

    /// <summary>The symbol of a name, or null when there is none or only a broken one: then it has been reported.</summary>
    public Symbol? Resolve(Scope scope, Identifier name)
    {
        Symbol? symbol = scope.Find(name.Text);
        if (symbol is null)
        {
            string? nearest = NearestName.Find(name.Text, scope.Visible().Select(s => s.Name));
            Report(NameErrors.Undeclared(name.Span, name.Text, nearest));

            // Reported once: further uses of the same name would only repeat it.
            Globals.TryDeclare(new BrokenSymbol(name.Text, name.Span));
        }

        return symbol is BrokenSymbol ? null : symbol;
    }

    /// <summary><c>invariant 2</c> for the second invariant without a name of its own.</summary>
    public string NumberedName(string kind)
    {
        int number = _propertyCounts.GetValueOrDefault(kind) + 1;
        _propertyCounts[kind] = number;
        return $"{kind} {number}";
    }
}
