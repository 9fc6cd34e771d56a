using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Schedules;

/// <summary>Finds the rule instances of one specification that a step of another one's trace means.</summary>
/// <remarks>
/// Rules are the same when their names are; parameters when their names and the texts of their values are, so that types
/// of different sizes do not matter. A place of a multiset is known by the element that stands there.
/// </remarks>
internal sealed class StepMatcher(ImmutableArray<Rule> rules)
{
    /// <summary>Values of one parameter beyond this number are not looked at.</summary>
    private const long MostValues = 100_000;

    private readonly ILookup<string, Rule> _byName = rules.ToLookup(rule => rule.Name);

    public bool Knows(string rule) => _byName.Contains(rule);

    /// <param name="rule">The rule's name.</param>
    /// <param name="parameters">Names and values of the step's parameters.</param>
    /// <param name="state">Where it is to be fired; null for an initial rule.</param>
    public IEnumerable<Instance<Rule>> Find(
        string rule, ImmutableArray<(string Name, string Value)> parameters, ImmutableArray<long>? state)
    {
        foreach (Rule candidate in _byName[rule])
        {
            long?[] arguments = [.. candidate.Parameters.Select(p => ArgumentOf(p, parameters, state))];
            if (arguments.All(argument => argument is not null))
                yield return new Instance<Rule>(candidate, [.. arguments.Select(argument => argument!.Value)]);
        }
    }

    private static long? ArgumentOf(
        ParameterBinding parameter, ImmutableArray<(string Name, string Value)> parameters, ImmutableArray<long>? state)
    {
        string name = parameter.Variable.Name;
        string? wanted = parameters.Where(given => given.Name == name).Select(given => given.Value).FirstOrDefault();
        if (wanted is null)
            return parameter.Count == 1 ? parameter.ValueAt(0) : null;

        for (long i = 0; i < Math.Min(parameter.Count, MostValues); i++)
        {
            long value = parameter.ValueAt(i);
            if (ValueText.Of(ReportedStep.Describe(parameter, value, state).Value) == wanted)
                return value;
        }

        return null;
    }
}
