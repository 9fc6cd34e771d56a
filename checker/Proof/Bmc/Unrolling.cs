using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Bmc;

/// <summary>
/// The transition relation of a symbolic system, step by step: each function has a copy for each state of a
/// path, and each
/// step a variable for the rule that fires in it.
/// </summary>
/// <remarks>
/// A function of the next state is the choice, by that variable, between what the rules make of it.
/// Parameters of
/// different rules share variables, the first node of one rule with the first node of another.
/// </remarks>
public sealed class Unrolling
{
    private readonly SymbolicSystem _system;
    private readonly FiniteSort? _rules;
    private readonly FiniteSort? _initialRules;
    private readonly HashSet<FunctionSymbol> _changing;
    private readonly Dictionary<(FunctionSymbol, int), FunctionSymbol> _copies = [];
    private readonly Dictionary<int, Substitution> _states = [];

    public Unrolling(SymbolicSystem system)
    {
        _system = system;
        _rules = SortOf("rule", system.Rules);
        _initialRules = SortOf("initial rule", system.InitialRules);
        _changing = [.. system.Rules.SelectMany(r => r.Updates).Select(u => u.Symbol)];
    }

    private TermFactory Terms => _system.Terms;

    /// <summary>A formula about some state of a path.</summary>
    /// <param name="state">From 0.</param>
    public Term At(Term formula, int state) => StateOf(state).Apply(formula);

    /// <summary>That state 0 is one that an initial rule makes.</summary>
    public Term Starts() => Terms.And(
        Choose(_system.InitialRules, InitialRule, state: Before, to: 0, _system.Functions),
        Terms.Not(StartFails()));

    /// <summary>That the initial rule of the path fails.</summary>
    public Term StartFails() => Fails(_system.InitialRules, InitialRule, Before);

    /// <summary>That a rule leads from a state to the next one.</summary>
    public Term Steps(int state)
    {
        ImmutableArray<FunctionSymbol> changing = [.. _system.Functions.Where(_changing.Contains)];
        return Terms.And(
            Choose(_system.Rules, rule => Fires(rule, state), state, state + 1, changing),
            Terms.Not(StepFails(state)));
    }

    /// <summary>That the rule chosen in a state fails.</summary>
    public Term StepFails(int state) => Fails(_system.Rules, rule => Fires(rule, state), state);

    /// <summary>That two states are not the same, unless in values that do not matter.</summary>
    public Term Differ(int left, int right) => Terms.Or(_system.Functions
        .Where(_changing.Contains)
        .Select(symbol =>
        {
            ImmutableArray<Term> formals = FormalsOf(symbol);
            Term same = Terms.Equal(
                Terms.Apply(CopyOf(symbol, left), formals), Terms.Apply(CopyOf(symbol, right), formals));
            return Terms.Not(Terms.ForAll(formals, same));
        }));

    /// <summary>The rule that starts a path, by a model's values.</summary>
    public SymbolicRule InitialRuleOf(Func<Term, long> value) => RuleOf(_system.InitialRules, InitialRule, value);

    /// <summary>The rule that fires in a state, by a model's values.</summary>
    public SymbolicRule RuleOf(int state, Func<Term, long> value) =>
        RuleOf(_system.Rules, rule => Fires(rule, state), value);

    /// <summary>
    /// The variables that stand for a rule's parameters in a step; before state 0, of an initial rule.
    /// </summary>
    public ImmutableArray<Term> ParametersOf(SymbolicRule rule, int? state) =>
        [.. Parameters(rule, state ?? Before).Select(p => p.Variable)];

    // What an initial rule finds: nothing is known of it.
    private const int Before = -1;

    private static FiniteSort? SortOf(string name, ImmutableArray<SymbolicRule> rules)
    {
        ImmutableArray<string> labels =
            [.. rules.Select((rule, i) => string.Create(CultureInfo.InvariantCulture, $"{i} {rule}"))];
        return labels.Length < 2 ? null : new FiniteSort(name, 0, labels);
    }

    private static SymbolicRule RuleOf(
        ImmutableArray<SymbolicRule> rules, Func<int, Term> isChosen, Func<Term, long> value)
    {
        if (rules.Length < 2)
            return rules[0];

        Term test = isChosen(0);
        Term choice = (test.Kind == TermKind.Not ? test.Body : test).Arguments[0];
        return rules[(int)value(choice)];
    }

    private Term InitialRule(int rule) => IsChosen(_initialRules, Before, rule);

    private Term Fires(int rule, int state) => IsChosen(_rules, state, rule);

    private Term IsChosen(FiniteSort? sort, int state, int rule) => sort is null
        ? Terms.True
        : Terms.Equal(Terms.Variable(NameAt(sort.Name, state), sort), Terms.Constant(sort, rule));

    private static string NameAt(string name, int state) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} @{state}");

    /// <summary>
    /// That one rule's guard holds, and that each function of the next state is what that rule makes of it.
    /// </summary>
    private Term Choose(
        ImmutableArray<SymbolicRule> rules,
        Func<int, Term> isChosen,
        int state,
        int to,
        ImmutableArray<FunctionSymbol> functions)
    {
        if (rules.IsEmpty)
            return Terms.False;

        var conditions = new List<Term>();
        var updates = new Dictionary<FunctionSymbol, List<(Term Chosen, Term Value)>>();
        for (int i = 0; i < rules.Length; i++)
        {
            Substitution inState = StateOf(rules[i], state);
            conditions.Add(Terms.Implies(isChosen(i), inState.Apply(rules[i].Guard)));
            foreach (Update update in rules[i].Updates)
            {
                if (!updates.TryGetValue(update.Symbol, out List<(Term, Term)>? values))
                    updates.Add(update.Symbol, values = []);

                values.Add((isChosen(i), inState.Apply(update.Definition.Value)));
            }
        }

        foreach (FunctionSymbol symbol in functions)
        {
            ImmutableArray<Term> formals = FormalsOf(symbol);
            Term next = Terms.Apply(CopyOf(symbol, state), formals);
            foreach ((Term chosen, Term value) in updates.GetValueOrDefault(symbol, []))
                next = Terms.Ite(chosen, value, next);

            conditions.Add(Terms.ForAll(formals, Terms.Equal(Terms.Apply(CopyOf(symbol, to), formals), next)));
        }

        return Terms.And(conditions);
    }

    private Term Fails(ImmutableArray<SymbolicRule> rules, Func<int, Term> isChosen, int state) =>
        Terms.Or(rules.Select((rule, i) => Terms.And(
            isChosen(i), StateOf(rule, state).Apply(Terms.Or(rule.Errors.Select(e => e.Condition))))));

    private ImmutableArray<Term> FormalsOf(FunctionSymbol symbol) =>
        [.. symbol.Arguments.Select((sort, position) => Terms.Formal(position, sort))];

    private IEnumerable<(Term Parameter, Term Variable)> Parameters(SymbolicRule rule, int state) => rule.Parameters
        .GroupBy(p => p.Sort)
        .SelectMany(group => group.Select((parameter, i) => (
            parameter, Terms.Variable(NameAt($"{group.Key.Name} {i + 1}", state), group.Key))));

    private Substitution StateOf(int state)
    {
        if (!_states.TryGetValue(state, out Substitution? known))
            _states.Add(state, known = new Substitution(Terms, DefinitionsAt(state)));

        return known;
    }

    private Substitution StateOf(SymbolicRule rule, int state) => rule.Parameters.IsEmpty
        ? StateOf(state)
        : new Substitution(Terms, DefinitionsAt(state), Parameters(rule, state));

    private Dictionary<FunctionSymbol, Definition> DefinitionsAt(int state) => _system.Functions.ToDictionary(
        symbol => symbol,
        symbol => new Definition(FormalsOf(symbol), Terms.Apply(CopyOf(symbol, state), FormalsOf(symbol))));

    // What no rule changes has one copy for all states.
    private FunctionSymbol CopyOf(FunctionSymbol symbol, int state)
    {
        int copy = state > 0 && !_changing.Contains(symbol) ? 0 : state;
        if (_copies.TryGetValue((symbol, copy), out FunctionSymbol? known))
            return known;

        var made = new FunctionSymbol(NameAt(symbol.Name, copy), symbol.Arguments, symbol.Result, symbol.Role)
        {
            Range = symbol.Range,
        };
        _copies.Add((symbol, copy), made);
        return made;
    }
}
