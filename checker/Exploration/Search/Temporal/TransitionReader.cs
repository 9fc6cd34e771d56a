using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search.Temporal;

/// <summary>Reads the transitions from states that a complete search has found.</summary>
/// <remarks>
/// Where none leads on, the run stutters: one transition to the state itself, by no rule, if that is asked for.
/// </remarks>
internal sealed unsafe class TransitionReader : IDisposable
{
    public const int NoRule = -1;

    private readonly SearchSpace _space;
    private readonly ISuccessorGenerator _generator;
    private readonly SuccessorBuffer _successors;
    private readonly int _wordCount;
    private readonly bool _stutters;
    private ulong[] _hashes = new ulong[64];
    private (int Rule, long State)[] _found = new (int, long)[64];

    public TransitionReader(SearchSpace space)
    {
        _space = space;
        _generator = space.Model.CreateGenerator();
        _wordCount = space.Model.WordCount;
        _successors = new SuccessorBuffer(_wordCount);
        _stutters = space.Options.DeadlockStuttering;
    }

    public ISuccessorGenerator Generator => _generator;

    /// <summary>
    /// The rules that fire from a state and the numbers of the states that they lead to, in the same order whenever the
    /// state is read. Good until the next call.
    /// </summary>
    public ReadOnlySpan<(int Rule, long State)> Read(long state)
    {
        _successors.Clear();
        _generator.Expand(_space.Store[state], _successors);
        int count = _successors.Count;
        if (count >= _found.Length)
        {
            Array.Resize(ref _found, 2 * count);
            Array.Resize(ref _hashes, 2 * count);
        }

        for (int i = 0; i < count; i++)
        {
            if (_space.Model.HasSymmetry)
                _generator.Canonicalize(_successors[i]);

            _hashes[i] = StateHash.Of(_successors.AddressOf(i), _wordCount);
            _space.Visited.Prefetch(_hashes[i]);
        }

        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            // One that an assumption left out is in no set.
            long successor = _space.Visited.Find(_successors.AddressOf(i), _hashes[i]);
            if (successor >= 0)
                _found[kept++] = (_successors.RuleOf(i), successor);
        }

        if (kept == 0 && _stutters)
            _found[kept++] = (NoRule, state);

        return _found.AsSpan(0, kept);
    }

    public void Dispose()
    {
        (_generator as IDisposable)?.Dispose();
        _successors.Dispose();
    }
}
