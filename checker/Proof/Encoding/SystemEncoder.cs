using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>Encodes the rules and properties of a transition system.</summary>
/// <remarks>
/// A leaf needs no definedness when every initial rule defines it and, where all such leaves are defined
/// before, every
/// rule leaves it defined. The largest set of such leaves is found by starting with those that the initial
/// rules define
/// and dropping those that a rule may undefine, until no more are dropped. That is an induction whose steps
/// the encoder's
/// simplification proves.
/// </remarks>
internal sealed class SystemEncoder(
    TransitionSystem system, EncodingOptions options, CancellationToken cancellation)
{
    private readonly EncodingContext _context = new(system, options, cancellation);
    private readonly List<Unencodable> _unencodable = [];

    private TermFactory Terms => _context.Terms;

    public SymbolicSystem Encode() => DeepStack.Run(() =>
    {
        ImmutableArray<SymbolicRule> initial = EncodeRules(system.InitialRules, new(_context, EmptyState()));
        HashSet<FunctionSymbol> defined = [.. DefinedBy(initial)];
        ImmutableArray<SymbolicRule> rules;
        RuleEncoder encoder;
        int unencodableInitially = _unencodable.Count;
        while (true)
        {
            encoder = new RuleEncoder(_context, SomeState(defined));
            rules = EncodeRules(system.Rules, encoder);
            HashSet<FunctionSymbol> dropped = _unencodable.Count > 0 ? [.. defined] : [.. UndefinedBy(rules)];
            dropped.IntersectWith(defined);
            if (dropped.Count == 0)
                break;

            defined.ExceptWith(dropped);
            _unencodable.RemoveRange(unencodableInitially, _unencodable.Count - unencodableInitially);
        }

        ImmutableArray<StateLeaf> leaves =
        [
            .. _context.Leaves.Select(l => defined.Contains(l.Definedness!) ? l with { Definedness = null } : l),
        ];
        return new SymbolicSystem(_context, encoder)
        {
            Leaves = leaves,
            TypingFacts = [.. leaves.Where(l => l.Value.Range is not null).Select(BoundsOf)],
            InitialRules = [.. initial.Select(rule => Without(rule, defined))],
            Rules = new PriorityEncoder(Terms).Apply(rules),
            Properties = EncodeProperties(encoder),
            Unencodable = [.. _unencodable],
        };
    });

    private ImmutableArray<SymbolicRule> EncodeRules(ImmutableArray<Rule> rules, RuleEncoder encoder)
    {
        var encoded = ImmutableArray.CreateBuilder<SymbolicRule>();
        foreach (Rule rule in rules)
            Try(rule, () => encoded.AddRange(encoder.Encode(rule)));

        return encoded.ToImmutable();
    }

    private ImmutableArray<SymbolicProperty> EncodeProperties(RuleEncoder encoder)
    {
        var encoded = ImmutableArray.CreateBuilder<SymbolicProperty>();
        foreach (Property property in system.Properties.Where(p => p.Condition is not null))
            Try(property, () => encoded.Add(encoder.Encode(property)));

        return encoded.ToImmutable();
    }

    private void Try(object owner, Action encode)
    {
        try
        {
            encode();
        }
        catch (UnencodableException failure)
        {
            _unencodable.Add(new Unencodable(owner, failure.Span, failure.Message));
        }
    }

    private SymbolicMemory EmptyState() => StateWhere(_ => Terms.False);

    private SymbolicMemory SomeState(HashSet<FunctionSymbol> defined) =>
        StateWhere(leaf => defined.Contains(leaf.Definedness!) ? Terms.True : Applied(leaf.Definedness!));

    private SymbolicMemory StateWhere(Func<StateLeaf, Term> isDefined) => new(_context.Leaves.Select(leaf => new Cell(
        leaf.Value.Result, leaf.Value.Arguments, Applied(leaf.Value), isDefined(leaf), Terms.False)));

    private Term Applied(FunctionSymbol symbol) => Terms.Apply(symbol, _context.FormalsOf(symbol.Arguments));

    private IEnumerable<FunctionSymbol> DefinedBy(ImmutableArray<SymbolicRule> initial) => _unencodable.Count > 0
        ? []
        : _context.Leaves
            .Select(leaf => leaf.Definedness!)
            .Where(symbol => initial.All(
                rule => rule.Definitions.TryGetValue(symbol, out Definition? made) && made.Value.IsTrue));

    private static IEnumerable<FunctionSymbol> UndefinedBy(ImmutableArray<SymbolicRule> rules) => rules
        .SelectMany(rule => rule.Updates)
        .Where(update => update.Symbol.Role == SymbolRole.Definedness && !update.Definition.Value.IsTrue)
        .Select(update => update.Symbol);

    private static SymbolicRule Without(SymbolicRule rule, HashSet<FunctionSymbol> defined) =>
        rule with { Updates = [.. rule.Updates.Where(u => !defined.Contains(u.Symbol))] };

    private Term BoundsOf(StateLeaf leaf)
    {
        (long low, long high) = leaf.Value.Range!.Value;
        ImmutableArray<Term> formals = _context.FormalsOf(leaf.Value.Arguments);
        Term value = Applied(leaf.Value);
        Term within = Terms.And(
            Terms.LessOrEqual(Terms.IntegerConstant(low), value),
            Terms.LessOrEqual(value, Terms.IntegerConstant(high)));
        Term bounded = leaf.Definedness is null ? within : Terms.Implies(Applied(leaf.Definedness), within);
        return Terms.ForAll(formals, bounded);
    }
}
