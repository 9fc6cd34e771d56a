using ModelCheck.Exploration.Search;

namespace ModelCheck.Exploration.Mutation;

/// <summary>The states that a search has reached, in the order in which it did, and how.</summary>
/// <param name="known">Numbers below this are always there; others may be added.</param>
internal sealed class ReachedStates(int known)
{
    /// <summary>The parent of an initial state.</summary>
    public const int None = -1;

    private const int Unreached = -2;

    private int[] _order = new int[known];
    private int[] _parents = Unreachable(known);
    private int[] _instances = new int[known];

    public int Count { get; private set; }

    /// <summary>The states by the order in which they were reached.</summary>
    public int this[int index] => _order[index];

    public bool Contains(int state) => state < _parents.Length && _parents[state] != Unreached;

    public void Clear()
    {
        Count = 0;
        Array.Fill(_parents, Unreached);
    }

    /// <param name="instance">The rule instance that leads there, or the initial rule.</param>
    /// <returns>False when the state was reached before.</returns>
    public bool TryAdd(int state, int parent, int instance)
    {
        if (state >= _parents.Length)
            Grow(state);
        else if (_parents[state] != Unreached)
            return false;

        if (Count == _order.Length)
            Array.Resize(ref _order, int.Max(16, Count * 2));

        _parents[state] = parent;
        _instances[state] = instance;
        _order[Count++] = state;
        return true;
    }

    /// <summary>The way to a state, and on with one more rule instance unless that is <see cref="None"/>.</summary>
    public RulePath PathTo(int state, int instance)
    {
        var rules = new List<int>();
        if (instance != None)
            rules.Add(instance);

        for (; _parents[state] != None; state = _parents[state])
            rules.Add(_instances[state]);

        rules.Reverse();
        return new RulePath(_instances[state], [.. rules]);
    }

    private void Grow(int state)
    {
        int old = _parents.Length;
        Array.Resize(ref _parents, int.Max(state + 1, old * 2));
        Array.Resize(ref _instances, _parents.Length);
        Array.Fill(_parents, Unreached, old, _parents.Length - old);
    }

    private static int[] Unreachable(int count)
    {
        int[] parents = new int[count];
        Array.Fill(parents, Unreached);
        return parents;
    }
}
