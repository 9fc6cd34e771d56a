using System.Collections.Immutable;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Model;

/// <summary>A rule or property with a value for each of its parameters.</summary>
/// <param name="Arguments">Parallel to the owner's parameter bindings, in their order.</param>
public readonly record struct Instance<T>(T Owner, ImmutableArray<long> Arguments);

/// <summary>
/// The numbering of rule instances that all engines share: rules in source order, and within one rule its
/// parameters as a number whose last parameter changes fastest.
/// </summary>
public sealed class RuleInstances
{
    private readonly ImmutableArray<Rule> _rules;
    private readonly long[] _firstNumbers;

    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/> instances.</exception>
    public RuleInstances(ImmutableArray<Rule> rules)
    {
        _rules = rules;
        _firstNumbers = new long[rules.Length + 1];
        for (int i = 0; i < rules.Length; i++)
            _firstNumbers[i + 1] = _firstNumbers[i] + Parameters.Count(rules[i].Bindings);

        Count = checked((int)_firstNumbers[^1]);
    }

    public int Count { get; }

    public ImmutableArray<Rule> Rules => _rules;

    /// <summary>The number of a rule's first instance; its instances follow one another.</summary>
    public int FirstOf(int ruleIndex) => (int)_firstNumbers[ruleIndex];

    /// <summary>The place in <see cref="Rules"/> of the rule that an instance belongs to.</summary>
    public int RuleIndexOf(int number)
    {
        int found = Array.BinarySearch(_firstNumbers, number);
        int index = found >= 0 ? found : ~found - 1;

        // A rule without instances shares its first number with the next rule.
        while (_firstNumbers[index + 1] == _firstNumbers[index])
            index++;

        return index;
    }

    /// <param name="number">In [0, <see cref="Count"/>).</param>
    public Instance<Rule> this[int number]
    {
        get
        {
            int index = RuleIndexOf(number);
            return new Instance<Rule>(
                _rules[index], Parameters.Decode(_rules[index].Bindings, number - _firstNumbers[index]));
        }
    }
}

/// <summary>Counts and decodes combinations of parameter values.</summary>
public static class Parameters
{
    /// <summary>How many combinations of parameter values the bindings have; 1 when there is no parameter.</summary>
    /// <exception cref="OverflowException">There are more than 2^63 - 1.</exception>
    public static long Count(ImmutableArray<Binding> bindings) =>
        bindings.OfType<ParameterBinding>().Aggregate(1L, (product, p) => checked(product * p.Count));

    /// <summary>The values of combination <paramref name="number"/>, in the order of the parameters.</summary>
    public static ImmutableArray<long> Decode(ImmutableArray<Binding> bindings, long number)
    {
        ParameterBinding[] parameters = [.. bindings.OfType<ParameterBinding>()];
        long[] values = new long[parameters.Length];
        for (int i = parameters.Length - 1; i >= 0; i--)
        {
            values[i] = parameters[i].ValueAt(number % parameters[i].Count);
            number /= parameters[i].Count;
        }

        return ImmutableArray.Create(values);
    }

    /// <summary>A parameter value as the user would read it; a multiset place is shown as its number.</summary>
    public static string Format(ParameterBinding parameter, long value) =>
        parameter.Variable.Type is SimpleType type ? type.Format(value) : value.ToString();
}
