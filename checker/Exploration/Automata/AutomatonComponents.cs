using System.Collections.Immutable;

namespace ModelCheck.Exploration.Automata;

/// <summary>The strongly connected components of an automaton (Tarjan 1972).</summary>
internal sealed class AutomatonComponents
{
    private readonly ImmutableArray<ImmutableArray<BuchiTransition>> _states;
    private readonly int[] _component;
    private readonly int[] _order;
    private readonly int[] _low;
    private readonly Stack<int> _open = new();
    private int _visited;
    private int _components;

    private AutomatonComponents(ImmutableArray<ImmutableArray<BuchiTransition>> states)
    {
        _states = states;
        _component = new int[states.Length];
        _order = new int[states.Length];
        _low = new int[states.Length];
        Array.Fill(_component, -1);
    }

    /// <summary>For each state the number of its component; transitions lead to equal or smaller numbers.</summary>
    public static int[] Of(ImmutableArray<ImmutableArray<BuchiTransition>> states)
    {
        var search = new AutomatonComponents(states);
        for (int state = 0; state < states.Length; state++)
        {
            if (search._order[state] == 0)
                search.Visit(state);
        }

        return search._component;
    }

    private void Visit(int state)
    {
        _order[state] = _low[state] = ++_visited;
        _open.Push(state);
        foreach (BuchiTransition transition in _states[state])
        {
            if (_order[transition.Target] == 0)
                Visit(transition.Target);

            if (_component[transition.Target] < 0)
                _low[state] = int.Min(_low[state], _low[transition.Target]);
        }

        if (_low[state] != _order[state])
            return;

        int member;
        do
        {
            member = _open.Pop();
            _component[member] = _components;
        }
        while (member != state);

        _components++;
    }
}
