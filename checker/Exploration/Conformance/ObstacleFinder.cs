using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration.Conformance;

/// <summary>Says of every rule with an event of some name why it does not explain the event.</summary>
/// <remarks>
/// Of a rule's instances those count whose fields fit as far as they can be read before the firing; of several states the one
/// in which the fewest parts of the guard are false.
/// </remarks>
internal sealed class ObstacleFinder(ModelNumbering numbering, EventMatcher matcher)
{
    private readonly Dictionary<int, Obstacle> _found = [];
    private readonly Interpreter _interpreter = new(numbering.System);
    private readonly GuardParts _guards = new(numbering.System);

    /// <summary>The least first; of equal ones in the order of the rules.</summary>
    public ImmutableArray<Obstacle> Found =>
        [.. _found.OrderBy(f => f.Value.FalseParts.Length).ThenBy(f => f.Key).Select(f => f.Value)];

    public void Add(LoggedEvent logged, long[] state, int[] names)
    {
        for (int i = 0; i < numbering.Rules.Count; i++)
        {
            Instance<Rule> rule = numbering.Rules[i];
            RuleEvent? seen = rule.Owner.Events.FirstOrDefault(e => e.Name == logged.Name);
            if (seen is not null && Find(logged, rule, seen, state, names) is { } obstacle)
                Keep(i, obstacle);
        }
    }

    private Obstacle? Find(LoggedEvent logged, Instance<Rule> rule, RuleEvent seen, long[] state, int[] names)
    {
        if (_guards.Find(rule, [.. state], value => value != GuardPartValue.True) is not { } failing)
            return null;

        if (!matcher.IsGiven(seen, rule, state))
            failing = failing.Add(seen.Condition!.Span);

        if (failing.IsEmpty)
            return new Obstacle(rule, [], Instead(rule, seen, state), 1);

        return matcher.MayMatch(logged, seen, rule, state, names) ? new Obstacle(rule, failing, null, 1) : null;
    }

    // Null when the body goes wrong or is abandoned.
    private LoggedEvent? Instead(Instance<Rule> rule, RuleEvent seen, long[] state)
    {
        long[] after = [.. state];
        try
        {
            return _interpreter.Fire(rule, after) == FireOutcome.Fired
                ? matcher.Expected(seen, rule, state, after)
                : null;
        }
        catch (ModelErrorException)
        {
            return null;
        }
    }

    private void Keep(int rule, Obstacle obstacle)
    {
        if (!_found.TryGetValue(rule, out Obstacle? known) || obstacle.FalseParts.Length < known.FalseParts.Length)
            _found[rule] = obstacle;
        else if (known.FalseParts.SequenceEqual(obstacle.FalseParts))
            _found[rule] = known with { Count = known.Count + 1 };
    }
}
