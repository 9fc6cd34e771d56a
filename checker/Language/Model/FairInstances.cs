using System.Collections.Immutable;

namespace ModelCheck.Language.Model;

/// <summary>What a run is fair to: a fair rule for one combination of its parameters.</summary>
/// <param name="Arguments">
/// Values of the rule's parameters but <c>choose</c> variables, in order: elements of a multiset have no identity from
/// state to state, so a rule is treated fairly when it fires for some element.
/// </param>
public sealed record FairInstance(Rule Rule, ImmutableArray<long> Arguments)
{
    public bool IsStrong => Rule.Fairness == Fairness.Strong;

    /// <summary>The parameters that the arguments are values of.</summary>
    public IEnumerable<ParameterBinding> Parameters => Rule.Parameters.Where(p => p is not ChooseParameter);
}

/// <summary>The fair instances of a system's rules, numbered.</summary>
/// <remarks>
/// A run is fair to an instance that is weakly fair unless the instance is enabled at all positions from some point on
/// and fires at none of them; and to one that is strongly fair unless it is enabled at infinitely many positions and
/// fires at finitely many. Enabled means that it has a transition, which may lead to the same state.
/// </remarks>
public sealed class FairInstances
{
    private readonly int[] _numbers;

    public FairInstances(RuleInstances rules)
    {
        var all = ImmutableArray.CreateBuilder<FairInstance>();
        var numbers = new Dictionary<(int Rule, string Arguments), int>();
        _numbers = new int[rules.Count];
        for (int i = 0; i < rules.Count; i++)
        {
            _numbers[i] = -1;
            int rule = rules.RuleIndexOf(i);
            if (rules.Rules[rule].Fairness == Fairness.None)
                continue;

            FairInstance fair = Of(rules[i]);
            (int, string) key = (rule, string.Join(',', fair.Arguments));
            if (!numbers.TryGetValue(key, out _numbers[i]))
            {
                numbers.Add(key, _numbers[i] = all.Count);
                all.Add(fair);
            }
        }

        All = all.ToImmutable();
    }

    public ImmutableArray<FairInstance> All { get; }

    /// <summary>The fair instance that an instance of a rule belongs to, or -1.</summary>
    public int NumberOf(int ruleInstance) => _numbers[ruleInstance];

    private static FairInstance Of(Instance<Rule> instance)
    {
        IEnumerable<long> arguments = instance.Owner.Parameters
            .Zip(instance.Arguments)
            .Where(pair => pair.First is not ChooseParameter)
            .Select(pair => pair.Second);
        return new FairInstance(instance.Owner, [.. arguments]);
    }
}
