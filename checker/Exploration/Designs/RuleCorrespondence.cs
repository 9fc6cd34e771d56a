using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Designs;

/// <summary>Which rules of two designs stand for each other: those with the same name and the same parameters.</summary>
/// <param name="firings">How often each rule of the design fires; null when not all of its states are known.</param>
/// <param name="otherFirings">The same for the other design.</param>
public sealed class RuleCorrespondence(
    TransitionSystem design,
    TransitionSystem other,
    ImmutableArray<long>? firings = null,
    ImmutableArray<long>? otherFirings = null)
{
    private readonly RuleInstances _initial = new(other.InitialRules);
    private readonly RuleInstances _rules = new(other.Rules);
    private readonly HashSet<string> _live = KeysOf(design, firings);
    private readonly HashSet<string> _otherLive = KeysOf(other, otherFirings);

    /// <summary>The numbers of the other design's initial rules that stand for one.</summary>
    public ImmutableArray<int> OfInitial(Instance<Rule> rule) => Matches(_initial, rule);

    /// <summary>The numbers of the other design's rules that stand for one.</summary>
    public ImmutableArray<int> Of(Instance<Rule> rule) => Matches(_rules, rule);

    /// <summary>Whether no rule of the other design that ever fires stands for a rule of this one.</summary>
    public bool IsMissing(Rule rule) => !_otherLive.Contains(KeyOf(rule));

    /// <summary>Whether no rule of this design that ever fires stands for a rule of the other one.</summary>
    public bool IsOwn(int number) => !_live.Contains(KeyOf(_rules.Rules[_rules.RuleIndexOf(number)]));

    private static HashSet<string> KeysOf(TransitionSystem system, ImmutableArray<long>? firings) =>
        [.. system.Rules.Where((_, index) => firings is null || firings.Value[index] > 0).Select(KeyOf)];

    private static string KeyOf(Rule rule) =>
        string.Join('\n', rule.Parameters.Select(p => p.Variable.Name).Prepend(rule.Name));

    private static ImmutableArray<int> Matches(RuleInstances instances, Instance<Rule> wanted)
    {
        var found = ImmutableArray.CreateBuilder<int>();
        string key = KeyOf(wanted.Owner);
        for (int i = 0; i < instances.Rules.Length; i++)
        {
            if (KeyOf(instances.Rules[i]) != key)
                continue;

            int end = instances.FirstOf(i) + (int)Parameters.Count(instances.Rules[i].Bindings);
            for (int number = instances.FirstOf(i); number < end; number++)
            {
                if (instances[number].Arguments.SequenceEqual(wanted.Arguments))
                    found.Add(number);
            }
        }

        return found.ToImmutable();
    }
}
