using ModelCheck.Exploration.Automata;
using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Search.Temporal;

/// <summary>A step of the product.</summary>
/// <param name="Rule">-1 where the run stutters.</param>
/// <param name="Node">The node that it leads to, or -1 when the automaton cannot read the position.</param>
internal readonly record struct ProductStep(int Rule, int Node, uint Acceptance);

/// <summary>
/// The product of the state graph and the automaton of a claim's violations, computed as it is asked for.
/// </summary>
/// <remarks>
/// A node is a state together with the automaton's state after it has read the position: its number is
/// state * <see cref="Width"/> + automaton state. When the automaton may <see cref="StartsAnywhere"/> its initial state
/// makes no nodes: what it stands for is every reachable state.
/// </remarks>
internal sealed class Product
{
    private readonly TemporalSpace _temporal;
    private readonly StateLetters _letters;
    private readonly BuchiAutomaton _automaton;
    private readonly int _firstKept;

    public Product(TemporalSpace temporal, StateLetters letters, RunProperty claim)
    {
        _temporal = temporal;
        _letters = letters;
        _automaton = claim.Violations!;

        // Which firing led to a state is known only to those who come from somewhere.
        StartsAnywhere = _automaton.StartsAnywhere && claim.Atoms.All(a => a.Kind != AtomKind.Fired);

        // The initial state of a reduced automaton is state 0.
        _firstKept = StartsAnywhere ? 1 : 0;
        Width = _automaton.States.Length - _firstKept;
        uint always = _automaton.States.Skip(_firstKept).SelectMany(s => s).Aggregate(~0u, (all, t) => all & t.Acceptance);
        Acceptance = _automaton.FullAcceptance & ~always;
    }

    /// <summary>The acceptance sets that not every step is in.</summary>
    public uint Acceptance { get; }

    public int Width { get; }

    public bool StartsAnywhere { get; }

    /// <summary>Nodes are below this.</summary>
    public long NodeLimit => _temporal.Space.Store.NumberLimit * Width;

    public long StateOf(int node) => node / Width;

    public ReadOnlySpan<ulong> WordsOf(int node) => _temporal.Space.Store[StateOf(node)];

    /// <summary>How far the states are at most whose nodes a violating run may begin in.</summary>
    public int SeedDepths => StartsAnywhere ? _temporal.Levels.Count : int.Min(1, _temporal.Levels.Count);

    /// <summary>
    /// The nodes that runs reach by the automaton's first transitions, at states of one depth; some may come twice.
    /// </summary>
    public IEnumerable<int> Seeds(int depth)
    {
        foreach (long state in TemporalSpace.StatesOf(_temporal.Levels[depth]))
        {
            ulong letter = _letters[state, TransitionReader.NoRule];
            foreach (BuchiTransition transition in _automaton.States[0])
            {
                if (transition.Target >= _firstKept && transition.Reads(letter))
                    yield return NodeOf(state, transition.Target);
            }
        }
    }

    /// <summary>
    /// Replaces the list's contents by the steps from a node. A rule that fires and that the automaton cannot follow is
    /// there once, with no node.
    /// </summary>
    public void Read(int node, List<ProductStep> steps)
    {
        steps.Clear();
        int from = (node % Width) + _firstKept;
        foreach ((int rule, long state) in _temporal.Reader.Read(StateOf(node)))
        {
            int count = steps.Count;
            ulong letter = _letters[state, rule];
            foreach (BuchiTransition transition in _automaton.States[from])
            {
                if (transition.Reads(letter))
                    steps.Add(new ProductStep(rule, NodeOf(state, transition.Target), transition.Acceptance));
            }

            if (steps.Count == count)
                steps.Add(new ProductStep(rule, -1, 0));
        }
    }

    /// <summary>An order of nodes that is the same in every run.</summary>
    public int Compare(int left, int right)
    {
        int order = _temporal.Space.Model.Compare(WordsOf(left), WordsOf(right));
        return order == 0 ? (left % Width).CompareTo(right % Width) : order;
    }

    private int NodeOf(long state, int automatonState) =>
        unchecked((int)((state * Width) + automatonState - _firstKept));
}
