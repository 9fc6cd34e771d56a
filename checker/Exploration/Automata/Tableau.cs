using System.Collections.Immutable;
using ModelCheck.Language.Temporal;

namespace ModelCheck.Exploration.Automata;

/// <summary>
/// Translates a formula into an automaton that accepts exactly the runs that satisfy it.
/// </summary>
/// <remarks>
/// The tableau of J.-M. Couvreur, "On-the-fly verification of linear temporal logic", FM 1999, with explicit literals
/// in place of his decision diagrams. A state is a set of formulas that must hold from the next position on. A
/// transition is one way to satisfy them at this position: literals that must be true now, and formulas left for
/// later. An until that is left for later is a promise; the acceptance set of an until are the transitions that do not
/// promise it, so an accepted run keeps every promise.
/// </remarks>
public sealed class Tableau
{
    /// <summary>A letter is a word.</summary>
    public const int MaxAtoms = 64;

    private const int MaxStates = 1000;
    private const int MaxTransitions = 20_000;
    private const int MaxTransitionsOfState = 5_000;
    private const int MaxBranches = 200_000;

    private readonly List<Ltl> _untils = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<ImmutableArray<Ltl>> _states = [];
    private readonly List<ImmutableArray<BuchiTransition>> _transitions = [];
    private readonly Func<int, int> _bitOf;
    private int _transitionCount;
    private int _branches;

    private Tableau(Ltl formula, Func<int, int> bitOf)
    {
        _bitOf = bitOf;
        CollectUntils(formula, []);
        NumberOf([formula]);
    }

    /// <summary>Null when the automaton would be too large.</summary>
    /// <param name="bitOf">The bit of a letter that stands for an atom; its number when not given.</param>
    public static BuchiAutomaton? Translate(Ltl formula, Func<int, int>? bitOf = null)
    {
        var tableau = new Tableau(formula, bitOf ?? (atom => atom));
        return tableau.TryExpandAll() ? AutomatonReduction.Reduce(tableau.ToAutomaton()) : null;
    }

    private BuchiAutomaton ToAutomaton() => new([.. _transitions], 0, _untils.Count);

    private void CollectUntils(Ltl formula, HashSet<Ltl> seen)
    {
        if (!seen.Add(formula))
            return;

        if (formula.Kind == LtlKind.Until)
            _untils.Add(formula);

        if (formula.Left is { } left)
            CollectUntils(left, seen);

        if (formula.Right is { } right)
            CollectUntils(right, seen);
    }

    private bool TryExpandAll()
    {
        if (_untils.Count > BuchiAutomaton.MaxAcceptanceSets)
            return false;

        for (int state = 0; state < _states.Count; state++)
        {
            var found = new List<BuchiTransition>();
            if (!TryExpand(new Cover([.. _states[state]]), found) || _states.Count > MaxStates)
                return false;

            _transitions.Add(WithoutSubsumed(found));
            _transitionCount += _transitions[^1].Length;
            if (_transitionCount > MaxTransitions)
                return false;
        }

        return true;
    }

    private bool TryExpand(Cover cover, List<BuchiTransition> found)
    {
        while (cover.Todo.TryPop(out Ltl? formula))
        {
            if (!cover.Done.Add(formula))
                continue;

            switch (formula.Kind)
            {
                case LtlKind.True:
                    break;
                case LtlKind.False:
                    return true;
                case LtlKind.Atom or LtlKind.NotAtom:
                    int bit = _bitOf(formula.Atom);
                    if (bit >= MaxAtoms)
                        return false;

                    if (!cover.TryRequire(bit, formula.Kind == LtlKind.Atom))
                        return true;

                    break;
                case LtlKind.And:
                    cover.Todo.Push(formula.Right!);
                    cover.Todo.Push(formula.Left!);
                    break;
                case LtlKind.Next:
                    cover.Later.Add(formula.Left!);
                    break;
                default:
                    return TryBranch(cover, formula, found);
            }
        }

        if (found.Count > MaxTransitionsOfState)
            return false;

        found.Add(ToTransition(cover));
        return true;
    }

    // f | g          →  f, or g
    // f until g      →  g, or f and (f until g) later
    // f release g    →  f and g, or g and (f release g) later
    private bool TryBranch(Cover cover, Ltl formula, List<BuchiTransition> found)
    {
        if (++_branches > MaxBranches)
            return false;

        Cover other = cover.Copy();
        switch (formula.Kind)
        {
            case LtlKind.Or:
                cover.Todo.Push(formula.Left!);
                other.Todo.Push(formula.Right!);
                break;
            case LtlKind.Until:
                cover.Todo.Push(formula.Right!);
                other.Todo.Push(formula.Left!);
                other.Later.Add(formula);
                other.Promised.Add(formula);
                break;
            case LtlKind.Release:
                cover.Todo.Push(formula.Right!);
                cover.Todo.Push(formula.Left!);
                other.Todo.Push(formula.Right!);
                other.Later.Add(formula);
                break;
        }

        return TryExpand(cover, found) && TryExpand(other, found);
    }

    private BuchiTransition ToTransition(Cover cover)
    {
        uint acceptance = 0;
        for (int i = 0; i < _untils.Count; i++)
        {
            if (!cover.Promised.Contains(_untils[i]))
                acceptance |= 1u << i;
        }

        // What must always hold need not be said to hold next: a promise is kept alive by []<>f just as well.
        HashSet<Ltl> always = [.. cover.Later.Where(f => f.IsAlways).Select(f => f.Right!)];
        ImmutableArray<Ltl> later =
        [
            .. cover.Later.Where(f => f.Kind != LtlKind.True && !always.Contains(f)).Distinct().OrderBy(f => f.Number),
        ];
        return new BuchiTransition(cover.Positive, cover.Negative, acceptance, NumberOf(later));
    }

    private int NumberOf(ImmutableArray<Ltl> state)
    {
        string key = string.Join(',', state.Select(f => f.Number));
        if (_numbers.TryGetValue(key, out int known))
            return known;

        _numbers.Add(key, _states.Count);
        _states.Add(state);
        return _states.Count - 1;
    }

    internal static ImmutableArray<BuchiTransition> WithoutSubsumed(IReadOnlyList<BuchiTransition> transitions)
    {
        var kept = new List<BuchiTransition>();
        foreach (BuchiTransition transition in transitions)
        {
            if (kept.Exists(k => k.Subsumes(transition)))
                continue;

            kept.RemoveAll(transition.Subsumes);
            kept.Add(transition);
        }

        return [.. kept];
    }

    /// <summary>A way to satisfy the formulas of a state, as far as it has been worked out.</summary>
    private sealed class Cover(IEnumerable<Ltl> formulas)
    {
        public Stack<Ltl> Todo { get; private init; } = new(formulas);

        public HashSet<Ltl> Done { get; private init; } = [];

        public List<Ltl> Later { get; private init; } = [];

        public HashSet<Ltl> Promised { get; private init; } = [];

        public ulong Positive { get; private set; }

        public ulong Negative { get; private set; }

        public Cover Copy() => new([])
        {
            Todo = new Stack<Ltl>(Todo.Reverse()),
            Done = [.. Done],
            Later = [.. Later],
            Promised = [.. Promised],
            Positive = Positive,
            Negative = Negative,
        };

        /// <summary>False when it contradicts what is required already.</summary>
        public bool TryRequire(int atom, bool value)
        {
            ulong bit = 1UL << atom;
            if (value)
                Positive |= bit;
            else
                Negative |= bit;

            return (Positive & Negative) == 0;
        }
    }
}
