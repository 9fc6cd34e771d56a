using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Cli.Replays;

/// <summary>A step as another tool wrote it.</summary>
/// <param name="Rule">The rule's name; null where it is not known.</param>
/// <param name="Picks">Whether a rule instance, fired in a state, has the recorded parameters.</param>
/// <param name="Fits">Whether a state is the recorded one.</param>
internal sealed record ObservedStep(
    string? Rule,
    Func<Instance<Rule>, ImmutableArray<long>, bool> Picks,
    Func<ImmutableArray<long>, bool> Fits);

/// <summary>Finds rule instances of a specification that lead through recorded states.</summary>
internal sealed class TraceMatcher(TransitionSystem system)
{
    /// <summary>How many ways through the states are followed at the same time; more than one only where steps say little.</summary>
    private const int MostWays = 1_000;

    private readonly Interpreter _interpreter = new(system);

    /// <exception cref="Failure">No instances lead through the states.</exception>
    public ImmutableArray<Instance<Rule>> Match(ImmutableArray<ObservedStep> steps)
    {
        List<Way> ways = [new Way([.. _interpreter.NewState()], default, null)];
        for (int number = 0; number < steps.Length; number++)
        {
            var instances = new RuleInstances(number == 0 ? system.InitialRules : system.Rules);
            ways = [.. ways.SelectMany(way => Advance(way, steps[number], instances)).Take(MostWays)];
            if (ways is [])
                throw RecordedFirings.Mismatch(number, steps[number].Rule ?? "", "no rule leads to the recorded state");
        }

        var firings = new Stack<Instance<Rule>>();
        for (Way way = ways[0]; way.Before is not null; way = way.Before)
            firings.Push(way.Rule);

        return [.. firings];
    }

    private IEnumerable<Way> Advance(Way way, ObservedStep step, RuleInstances instances)
    {
        for (int number = 0; number < instances.Count; number++)
        {
            Rule rule = instances.Rules[instances.RuleIndexOf(number)];
            if (step.Rule is not null && step.Rule != rule.Name)
                continue;

            Instance<Rule> instance = instances[number];
            if (step.Picks(instance, way.State) && Fire(instance, way.State) is { } after && step.Fits(after))
                yield return new Way(after, instance, way);
        }
    }

    /// <summary>The state that a firing leads to, or stops in with an error; null when there is no such firing.</summary>
    private ImmutableArray<long>? Fire(Instance<Rule> instance, ImmutableArray<long> before)
    {
        long[] state = [.. before];
        try
        {
            return _interpreter.Fire(instance, state) == FireOutcome.Fired ? [.. state] : null;
        }
        catch (ModelErrorException)
        {
            return [.. state];
        }
    }

    private sealed record Way(ImmutableArray<long> State, Instance<Rule> Rule, Way? Before);
}
