using System.Collections.Immutable;

namespace ModelCheck.Exploration.Mutation;

/// <summary>Whether the rules that a mutant changes do the same as in the base, in every state of the base.</summary>
/// <remarks>
/// When they do, and initial states are the same, so are all reachable states and transitions, by induction over the
/// length of the way to them.
/// </remarks>
internal sealed class TransitionComparison(BaseGraph graph)
{
    private static readonly Comparer<(int Instance, int Target)> ByInstance =
        Comparer<(int Instance, int Target)>.Create((a, b) => a.Instance.CompareTo(b.Instance));

    private const int Fault = int.MinValue;

    private readonly List<(int Instance, int Target)> _found = [];
    private readonly List<(int Instance, int Target)> _expected = [];
    private bool[] _isFired = [];
    private int _state;

    public bool AreEqual { get; private set; }

    public void Begin(MutantCode code)
    {
        _isFired = code.IsFired;
        AreEqual = true;
    }

    /// <param name="reached">Where initial states alone have been reached.</param>
    public void CompareInitialStates(ReachedStates reached) => AreEqual &=
        reached.Count == graph.InitialStates.Length && graph.InitialStates.All(i => reached.Contains(i.Number));

    public void BeginState(int state, bool isKnown)
    {
        AreEqual &= isKnown;
        _state = state;
        _found.Clear();
    }

    public void Add(int instance, int target)
    {
        if (AreEqual)
            _found.Add((instance, target));
    }

    public void AddFault(int instance) => Add(instance, Fault);

    public void EndState()
    {
        if (!AreEqual)
            return;

        _expected.Clear();
        for (int i = graph.Offsets[_state]; i < graph.Offsets[_state + 1]; i++)
        {
            if (_isFired[graph.Instances[i]])
                _expected.Add((graph.Instances[i], graph.Targets[i]));
        }

        if (graph.Faults.TryGetValue(_state, out ImmutableArray<int> faults))
            _expected.AddRange(faults.Where(f => _isFired[f]).Select(f => (f, Fault)));

        _found.Sort(ByInstance);
        _expected.Sort(ByInstance);
        AreEqual = _found.SequenceEqual(_expected);
    }
}
