using System.Collections.Immutable;
using ModelCheck.Exploration.Automata;
using ModelCheck.Language.Model;
using ModelCheck.Language.Temporal;

namespace ModelCheck.Exploration.Models;

/// <summary>Turns the temporal properties of a transition system into claims about numbered atoms.</summary>
internal sealed class RunPropertyBuilder
{
    private readonly ModelNumbering _numbering;
    private readonly Dictionary<(Property Owner, string Arguments), int> _conditions = [];

    public RunPropertyBuilder(ModelNumbering numbering)
    {
        _numbering = numbering;
        for (int i = 0; i < numbering.Instances.Length; i++)
        {
            if (numbering.StateProperties[i].Kind == StatePropertyKind.Condition)
                _conditions.Add(KeyOf(numbering.Instances[i]), i);
        }
    }

    public ImmutableArray<RunProperty> Build() =>
        [.. _numbering.TemporalInstances.SelectMany((instance, number) => ClaimsOf(instance, number))];

    private IEnumerable<RunProperty> ClaimsOf(TemporalInstance instance, int number)
    {
        int group = _numbering.Checked.IndexOf(instance.Property.Owner);
        foreach (Ltl claim in instance.Claims)
        {
            BuchiAutomaton? violations = Tableau.Translate(instance.Factory.Not(claim));
            yield return violations is null
                ? new RunProperty(group, number, [], null)
                : WithAtoms(instance, group, number, violations);
        }
    }

    // Only the atoms that the automaton looks at, those that firings decide last.
    private RunProperty WithAtoms(TemporalInstance instance, int group, int number, BuchiAutomaton violations)
    {
        int[] used = [.. Enumerable.Range(0, 64).Where(atom => ((violations.Atoms >> atom) & 1) != 0)];
        int[] order = [.. used.OrderBy(atom => instance.Atoms[atom] is RuleAtom { IsFired: true })];
        BuchiAutomaton renumbered = violations with
        {
            States =
            [
                .. violations.States.Select(transitions => transitions.Select(t => t with
                {
                    Positive = Renumber(t.Positive, order),
                    Negative = Renumber(t.Negative, order),
                }).ToImmutableArray()),
            ],
        };
        return new RunProperty(group, number, [.. order.Select(atom => AtomOf(instance.Atoms[atom]))], renumbered);
    }

    private static ulong Renumber(ulong atoms, int[] order)
    {
        ulong result = 0;
        for (int i = 0; i < order.Length; i++)
            result |= ((atoms >> order[i]) & 1) << i;

        return result;
    }

    private RunAtom AtomOf(TemporalAtom atom) => atom switch
    {
        StateAtom state => new RunAtom(AtomKind.State, _conditions[KeyOf(state.Condition)], []),
        RuleAtom rule => new RunAtom(rule.IsFired ? AtomKind.Fired : AtomKind.Enabled, -1, RulesNamed(rule.Rule)),
        _ => throw new ArgumentException($"unknown atom {atom.GetType().Name}", nameof(atom)),
    };

    private ImmutableHashSet<int> RulesNamed(string name) =>
        [.. Enumerable.Range(0, _numbering.Rules.Count).Where(i => _numbering.Rules[i].Owner.Name == name)];

    private static (Property, string) KeyOf(Instance<Property> instance) =>
        (instance.Owner, string.Join(',', instance.Arguments));
}
