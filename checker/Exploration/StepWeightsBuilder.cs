using System.Collections.Immutable;
using System.Numerics;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration;

/// <summary>Tells a search who acts in each step, and what takes part in it, in numbers.</summary>
internal static class StepWeightsBuilder
{
    /// <summary>Null when any shortest counterexample will do.</summary>
    public static StepWeights? Of(ModelNumbering numbering, CheckOptions options)
    {
        if (options.Minimize == TraceMinimum.Length)
            return null;

        var lanes = new Dictionary<string, int>(StringComparer.Ordinal);
        var participants = new Dictionary<(string Type, long Value), int>();
        var laneOf = ImmutableArray.CreateBuilder<int>(numbering.Rules.Count);
        var participantsOf = ImmutableArray.CreateBuilder<BigInteger>(numbering.Rules.Count);
        for (int number = 0; number < numbering.Rules.Count; number++)
        {
            Instance<Rule> rule = numbering.Rules[number];
            laneOf.Add(NumberIn(lanes, options.Lane(rule) ?? ""));
            participantsOf.Add(ParticipantsOf(rule).Aggregate(
                BigInteger.Zero, (set, p) => set | (BigInteger.One << NumberIn(participants, p))));
        }

        return new StepWeights(
            laneOf.MoveToImmutable(),
            participantsOf.MoveToImmutable(),
            SwitchesFirst: options.Minimize == TraceMinimum.Switches);
    }

    // A task or a page is the same one in every rule that has a parameter of its type.
    private static IEnumerable<(string Type, long Value)> ParticipantsOf(Instance<Rule> rule) =>
        rule.Owner.Parameters.Zip(rule.Arguments, (p, value) => (p.Variable.Type.Name ?? p.Variable.Name, value));

    private static int NumberIn<T>(Dictionary<T, int> numbers, T key)
        where T : notnull
    {
        if (!numbers.TryGetValue(key, out int number))
            numbers.Add(key, number = numbers.Count);

        return number;
    }
}
