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
            int[] atoms = AtomsIn(claim, instance);
            BuchiAutomaton? violations = atoms.Length > Tableau.MaxAtoms
                ? null
                : Tableau.Translate(instance.Factory.Not(claim), atom => Array.IndexOf(atoms, atom));
            yield return new RunProperty(
                group, number, [.. atoms.Select(atom => AtomOf(instance.Atoms[atom]))], violations);
        }
    }

    // Those that firings decide come last.
    private static int[] AtomsIn(Ltl claim, TemporalInstance instance)
    {
        HashSet<Ltl> seen = [];
        var open = new Stack<Ltl>([claim]);
        while (open.TryPop(out Ltl? formula))
        {
            if (!seen.Add(formula))
                continue;

            if (formula.Left is { } left)
                open.Push(left);

            if (formula.Right is { } right)
                open.Push(right);
        }

        return
        [
            .. seen.Where(f => f.Atom >= 0).Select(f => f.Atom).Distinct()
                .OrderBy(atom => instance.Atoms[atom] is RuleAtom { IsFired: true }).ThenBy(atom => atom),
        ];
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
