using System.Collections.Immutable;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>Rules that are held back while one of a smaller priority number is enabled.</summary>
internal sealed class PriorityEncoder(TermFactory terms)
{
    public ImmutableArray<SymbolicRule> Apply(ImmutableArray<SymbolicRule> rules)
    {
        var enabled = rules
            .GroupBy(r => r.Rule.Priority)
            .OrderBy(group => group.Key)
            .Select(group => (Priority: group.Key, Condition: terms.Or(group.Select(IsEnabled))))
            .ToList();
        return enabled.Count <= 1
            ? rules
            : [.. rules.Select(rule => HeldBack(rule, PreferredTo(rule)))];

        Term PreferredTo(SymbolicRule rule) =>
            terms.Or(enabled.Where(e => e.Priority < rule.Rule.Priority).Select(e => e.Condition));
    }

    private Term IsEnabled(SymbolicRule rule) => terms.Exists(rule.Parameters, rule.Guard);

    private SymbolicRule HeldBack(SymbolicRule rule, Term preferred)
    {
        Term isFree = terms.Not(preferred);
        return rule with
        {
            Guard = terms.And(rule.Guard, isFree),
            Errors = [.. rule.Errors.Select(e => e with { Condition = terms.And(e.Condition, isFree) })],
        };
    }
}
