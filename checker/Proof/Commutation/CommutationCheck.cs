using System.Globalization;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Logic;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Commutation;

/// <summary>Proves with Z3 that pairs of rule instances commute, in all states that the types allow.</summary>
/// <remarks>
/// An instance is active in a state if it leads to another one without going wrong. Two commute if, wherever both are
/// active, each is so after the other and both orders end in one state; and if what goes wrong where the other is active goes
/// wrong after that, too. Nothing is said of assumptions, and of what has no encoding. Not for several threads at a time.
/// </remarks>
public sealed class CommutationCheck : IDisposable
{
    private readonly SymbolicSystem? _system;
    private readonly TermSolver? _solver;
    private readonly Dictionary<string, SymbolicRule> _rules = [];
    private readonly Dictionary<SymbolicRule, Steps> _steps = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prepares questions. libz3 must be usable.</summary>
    /// <param name="limit">Of all questions together.</param>
    /// <param name="queryLimit">Of each.</param>
    public CommutationCheck(TransitionSystem system, TimeLimit limit, TimeSpan queryLimit)
    {
        var symbolic = SymbolicSystem.Encode(system, cancellation: limit.Cancellation);

        // Which parts of the state are always defined is known from the rules, so all have to be there.
        if (!symbolic.IsComplete)
            return;

        _system = symbolic;
        for (int i = 0; i < system.Rules.Length; i++)
        {
            foreach (SymbolicRule rule in symbolic.Rules.Where(r => ReferenceEquals(r.Rule, system.Rules[i])))
                _rules.TryAdd(KeyOf(i, rule.Arguments.Cast<object?>()), rule);
        }

        _solver = InductiveCheck.CreateSolver(symbolic, null, limit);
        _solver.QueryLimit = queryLimit;
        foreach (Term fact in symbolic.TypingFacts)
            _solver.Assert(fact);
    }

    /// <summary>What a rule does, as formulas over the state before it.</summary>
    private sealed record Steps(Substitution After, Term Active, Term Wrong);

    /// <summary>Whether two instances are proved to commute.</summary>
    /// <param name="rules">Numbers the instances of the system's rules.</param>
    public bool Commute(RuleInstances rules, int first, int second)
    {
        if (StepsOf(rules, first) is not { } one || StepsOf(rules, second) is not { } other)
            return false;

        TermFactory terms = _system!.Terms;
        Term together = terms.And(one.Active, other.Active);
        Term wrong = terms.Or(
            terms.And(together, terms.Not(SameEnd(one, other))),
            terms.And(one.Active, other.Wrong, terms.Not(one.After.Apply(other.Wrong))),
            terms.And(other.Active, one.Wrong, terms.Not(other.After.Apply(one.Wrong))));
        _solver!.Push();
        _solver.Assert(wrong);
        SolverAnswer answer = _solver.Check();
        _solver.Pop();
        return answer.IsUnsatisfiable;
    }

    public void Dispose() => _solver?.Dispose();

    private Term SameEnd(Steps one, Steps other)
    {
        TermFactory terms = _system!.Terms;
        var parts = new List<Term> { one.After.Apply(other.Active), other.After.Apply(one.Active) };
        foreach (StateLeaf leaf in _system.Leaves)
        {
            (Term value, Term defined) = Contents(leaf);
            Term whereFirst = one.After.Apply(other.After.Apply(defined));
            Term whereSecond = other.After.Apply(one.After.Apply(defined));
            Term first = one.After.Apply(other.After.Apply(value));
            Term second = other.After.Apply(one.After.Apply(value));
            parts.Add(terms.Equal(whereFirst, whereSecond));
            parts.Add(terms.Implies(whereFirst, terms.Equal(first, second)));
        }

        return terms.And(parts);
    }

    private Steps? StepsOf(RuleInstances rules, int number)
    {
        Instance<Rule> instance = rules[number];
        string key = KeyOf(rules.RuleIndexOf(number), instance.Arguments.Cast<object?>());
        if (_system is null || !_rules.TryGetValue(key, out SymbolicRule? rule))
            return null;

        if (!_steps.TryGetValue(rule, out Steps? steps))
            _steps[rule] = steps = StepsOf(rule, _system.Terms);

        return steps;
    }

    private Steps StepsOf(SymbolicRule rule, TermFactory terms)
    {
        Substitution after = rule.After(terms);
        Term wrong = terms.Or(rule.Errors.Select(e => e.Condition));
        Term changed = terms.Or(_system!.Leaves.Select(leaf =>
        {
            (Term value, Term defined) = Contents(leaf);
            return terms.Or(
                terms.Not(terms.Equal(defined, after.Apply(defined))),
                terms.And(defined, terms.Not(terms.Equal(value, after.Apply(value)))));
        }));
        return new Steps(after, terms.And(rule.Guard, terms.Not(wrong), changed), wrong);
    }

    private (Term Value, Term Defined) Contents(StateLeaf leaf)
    {
        TermFactory terms = _system!.Terms;
        Term defined = leaf.Definedness is { } symbol ? terms.Apply(symbol, []) : terms.True;
        return (terms.Apply(leaf.Value, []), defined);
    }

    private static string KeyOf(int rule, IEnumerable<object?> arguments) =>
        string.Create(CultureInfo.InvariantCulture, $"{rule}: {string.Join(' ', arguments)}");
}
