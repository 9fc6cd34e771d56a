using System.Collections.Immutable;

namespace ModelCheck.Exploration.Automata;

/// <summary>Makes an automaton smaller that accepts the same runs.</summary>
/// <remarks>
/// States from which nothing is accepted go; acceptance outside accepting components, which decides nothing, is
/// forgotten; states with the same transitions become one, until there are no more; acceptance sets that every
/// transition is in, where it matters, are dropped.
/// </remarks>
internal static class AutomatonReduction
{
    public static BuchiAutomaton Reduce(BuchiAutomaton automaton)
    {
        int[] component = AutomatonComponents.Of(automaton.States);
        bool[] isAccepting = Accepting(automaton, component);
        bool[] isUseful = Useful(automaton, component, isAccepting);
        if (!isUseful[automaton.Initial])
            return new BuchiAutomaton([], 0, 0);

        BuchiAutomaton trimmed = automaton with
        {
            States =
            [
                .. automaton.States.Select((transitions, state) => Trim(transitions, state, component, isAccepting, isUseful)),
            ],
        };
        return WithoutIdleSets(Compact(Merge(trimmed)));
    }

    // By component, whether runs that stay in it may be accepted.
    private static bool[] Accepting(BuchiAutomaton automaton, int[] component)
    {
        uint[] seen = new uint[automaton.States.Length];
        bool[] hasLoop = new bool[automaton.States.Length];
        for (int state = 0; state < automaton.States.Length; state++)
        {
            foreach (BuchiTransition t in automaton.States[state].Where(t => component[t.Target] == component[state]))
            {
                seen[component[state]] |= t.Acceptance;
                hasLoop[component[state]] = true;
            }
        }

        return [.. seen.Select((s, i) => hasLoop[i] && s == automaton.FullAcceptance)];
    }

    // Components are numbered so that successors have smaller numbers.
    private static bool[] Useful(BuchiAutomaton automaton, int[] component, bool[] isAccepting)
    {
        bool[] byComponent = [.. isAccepting];
        foreach (int state in Enumerable.Range(0, component.Length).OrderBy(s => component[s]))
            byComponent[component[state]] |= automaton.States[state].Any(t => byComponent[component[t.Target]]);

        return [.. component.Select(c => byComponent[c])];
    }

    private static ImmutableArray<BuchiTransition> Trim(
        ImmutableArray<BuchiTransition> transitions, int state, int[] component, bool[] isAccepting, bool[] isUseful)
    {
        var kept = new List<BuchiTransition>();
        foreach (BuchiTransition transition in transitions.Where(t => isUseful[t.Target]))
        {
            bool matters = component[transition.Target] == component[state] && isAccepting[component[state]];
            kept.Add(matters ? transition : transition with { Acceptance = 0 });
        }

        return Tableau.WithoutSubsumed(kept);
    }

    // States that can do the same for ever become one: the coarsest bisimulation, by refining a partition.
    private static BuchiAutomaton Merge(BuchiAutomaton automaton)
    {
        int[] classes = new int[automaton.States.Length];
        int count = 1;
        while (true)
        {
            var numbers = new Dictionary<string, int>();
            int[] finer = [.. automaton.States.Select((transitions, state) => NumberOf(
                numbers, $"{classes[state]}:{string.Join(';', Signature(transitions, classes))}"))];
            classes = finer;
            if (numbers.Count == count)
                break;

            count = numbers.Count;
        }

        // Classes are numbered by their first states.
        int[] first = [.. Enumerable.Range(0, count).Select(c => Array.IndexOf(classes, c))];
        return automaton with
        {
            Initial = classes[automaton.Initial],
            States = [.. first.Select(state => Tableau.WithoutSubsumed(Signature(automaton.States[state], classes)))],
        };
    }

    private static int NumberOf(Dictionary<string, int> numbers, string signature) =>
        numbers.TryGetValue(signature, out int known) ? known : numbers[signature] = numbers.Count;

    private static BuchiTransition[] Signature(ImmutableArray<BuchiTransition> transitions, int[] classes) =>
        [.. transitions.Select(t => t with { Target = classes[t.Target] }).Distinct().Order(Comparer)];

    private static readonly IComparer<BuchiTransition> Comparer = Comparer<BuchiTransition>.Create((x, y) =>
        (x.Target, x.Positive, x.Negative, x.Acceptance).CompareTo((y.Target, y.Positive, y.Negative, y.Acceptance)));

    // Only what can be reached, the initial state first.
    private static BuchiAutomaton Compact(BuchiAutomaton automaton)
    {
        int[] numbers = new int[automaton.States.Length];
        Array.Fill(numbers, -1);
        List<int> reached = [automaton.Initial];
        numbers[automaton.Initial] = 0;
        for (int i = 0; i < reached.Count; i++)
        {
            foreach (BuchiTransition transition in automaton.States[reached[i]])
            {
                if (numbers[transition.Target] >= 0)
                    continue;

                numbers[transition.Target] = reached.Count;
                reached.Add(transition.Target);
            }
        }

        return automaton with
        {
            Initial = 0,
            States =
            [
                .. reached.Select(state => automaton.States[state]
                    .Select(t => t with { Target = numbers[t.Target] }).ToImmutableArray()),
            ],
        };
    }

    private static BuchiAutomaton WithoutIdleSets(BuchiAutomaton automaton)
    {
        int[] component = AutomatonComponents.Of(automaton.States);
        bool[] isAccepting = Accepting(automaton, component);
        BuchiTransition[] inside =
        [
            .. automaton.States.SelectMany((transitions, state) => transitions.Where(
                t => component[t.Target] == component[state] && isAccepting[component[state]])),
        ];

        // One set stays, so that other components do not become accepting.
        int[] kept =
        [
            .. Enumerable.Range(0, automaton.AcceptanceCount)
                .Where(set => inside.Any(t => ((t.Acceptance >> set) & 1) == 0)),
        ];
        if (kept is [] && automaton.AcceptanceCount > 0)
            kept = [0];

        return automaton with
        {
            AcceptanceCount = kept.Length,
            States =
            [
                .. automaton.States.Select(transitions => transitions
                    .Select(t => t with { Acceptance = Project(t.Acceptance, kept) }).ToImmutableArray()),
            ],
        };
    }

    private static uint Project(uint acceptance, int[] kept)
    {
        uint result = 0;
        for (int i = 0; i < kept.Length; i++)
            result |= ((acceptance >> kept[i]) & 1) << i;

        return result;
    }
}
