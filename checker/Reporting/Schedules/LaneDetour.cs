using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Schedules;

/// <summary>Finds what an actor has to do first, by itself, before a rule of its lane is enabled.</summary>
/// <remarks>
/// Another design often has the same rules with more steps in between. Those of other lanes are left where the schedule
/// has them: whoever waits for somebody else is blocked.
/// </remarks>
internal sealed class LaneDetour
{
    private const int LongestDetour = 12;

    private readonly TransitionRelation _transitions;
    private readonly ILookup<string?, Instance<Rule>> _byLane;
    private int _firingsLeft;

    /// <param name="system">Where the rules are fired.</param>
    /// <param name="mostFirings">How many may be tried, for all calls together.</param>
    public LaneDetour(TransitionSystem system, int mostFirings)
    {
        _transitions = new TransitionRelation(new Interpreter(system));
        var instances = new RuleInstances(system.Rules);
        _byLane = Enumerable.Range(0, Math.Min(instances.Count, mostFirings)).Select(number => instances[number])
            .ToLookup(rule => Lane.Of(rule.Owner, rule.Arguments));
        _firingsLeft = mostFirings;
    }

    /// <summary>The shortest sequence of the lane's rules after which the rule has a transition.</summary>
    /// <returns>Null when none was found.</returns>
    public ImmutableArray<Instance<Rule>>? Find(Instance<Rule> rule, ImmutableArray<long> from)
    {
        if (Lane.Of(rule.Owner, rule.Arguments) is not { } lane)
            return null;

        var known = new HashSet<string> { KeyOf(from) };
        var level = new List<Way> { new(from, default, Before: null) };
        for (int length = 1; length <= LongestDetour && level.Count > 0; length++)
        {
            level = [.. level.SelectMany(way => Advance(way, _byLane[lane])).Where(way => known.Add(KeyOf(way.State)))];
            if (level.Find(way => Fire(rule, way.State) is not null) is { } found)
                return found.Rules();
        }

        return null;
    }

    private IEnumerable<Way> Advance(Way way, IEnumerable<Instance<Rule>> rules)
    {
        foreach (Instance<Rule> rule in rules)
        {
            if (Fire(rule, way.State) is { } after)
                yield return new Way(after, rule, way);
        }
    }

    private ImmutableArray<long>? Fire(Instance<Rule> rule, ImmutableArray<long> before)
    {
        if (_firingsLeft-- <= 0)
            return null;

        long[] state = [.. before];
        try
        {
            return _transitions.Fire(rule, state, isInitial: false) is null ? [.. state] : null;
        }
        catch (ModelErrorException)
        {
            return null;
        }
    }

    private static string KeyOf(ImmutableArray<long> state) => string.Join(' ', state);

    private sealed record Way(ImmutableArray<long> State, Instance<Rule> Rule, Way? Before)
    {
        public ImmutableArray<Instance<Rule>> Rules()
        {
            var rules = new Stack<Instance<Rule>>();
            for (Way way = this; way.Before is not null; way = way.Before)
                rules.Push(way.Rule);

            return [.. rules];
        }
    }
}
