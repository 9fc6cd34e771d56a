using System.Runtime.CompilerServices;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>One thread's share of a breadth-first search: expands states of the current level.</summary>
/// <remarks>
/// Successors are collected, of several states, before they are looked up: each asks for its line of the table as
/// soon as its hash is known, and the lines are looked at when the batch is full. So the memory accesses of a whole
/// batch overlap. Nothing is allocated for a transition.
/// </remarks>
internal sealed unsafe class Worker : IDisposable
{
    public const int BatchSize = 64;
    private const int NoRule = -1;

    private readonly SearchSpace _space;
    private readonly int _number;
    private readonly ISuccessorGenerator _generator;
    private readonly SuccessorBuffer _successors;
    private readonly StateWriter _writer;
    private readonly CandidateSet _candidates;
    private readonly StateChecker _checker;
    private readonly long[] _firings;
    private readonly bool _hasFilters;
    private readonly bool _hasSymmetry;
    private readonly bool _leavesOutRepeats;
    private readonly RecentStates? _recent;
    private readonly PendingSuccessors _pending = new(BatchSize * 2);
    private readonly int _wordCount;
    private readonly DeadlockDetection _deadlocks;
    private readonly IForeignStates? _foreign;
    private readonly StateOwner? _owner;
    private readonly int _own;
    private readonly ReducedExpansion? _reduction;
    private StateRange _rest;
    private int _initialRule;
    private int _depth;
    private long _fired;
    private long _expanded;

    /// <param name="number">Of the thread in its team.</param>
    /// <param name="foreign">Takes the states that belong to other processes; null when there are none.</param>
    public Worker(SearchSpace space, int number, IForeignStates? foreign = null)
    {
        _space = space;
        _number = number;
        _foreign = foreign;
        _owner = foreign?.Owner;
        _own = foreign?.Own ?? 0;
        _generator = space.Model.CreateGenerator();
        _wordCount = space.Model.WordCount;
        _deadlocks = space.Options.DeadlockDetection;
        _successors = new SuccessorBuffer(_wordCount);
        _writer = new StateWriter(space.Store);
        _candidates = new CandidateSet(space.Order);
        _checker = new StateChecker(space, _generator, _candidates);
        _firings = new long[space.Model.RuleCount];
        _hasSymmetry = space.Model.HasSymmetry;
        _hasFilters = _hasSymmetry || space.Assumptions.Length > 0;

        // What an assumption says of a state may depend on how it was come to, and what may be put off on all there are.
        _leavesOutRepeats = space.Model.LeavesOutRepeats && space.Assumptions.Length == 0 && space.Options.PartialOrder is null;
        _recent = _leavesOutRepeats ? null : new RecentStates(_wordCount);
        if (space.Options.PartialOrder is { } order)
            _reduction = new ReducedExpansion(space, order, _successors, _pending, _firings, Prepare);
    }

    public ISuccessorGenerator Generator => _generator;

    /// <summary>Places in the store that this worker has and that no state is in yet.</summary>
    public StateRange Unused => _writer.Unused;

    /// <summary>How often each rule fired; faults and abandoned firings are not counted.</summary>
    public ReadOnlySpan<long> Firings => _firings;

    public bool HasInitialRule => _initialRule < _space.Model.InitialRuleCount;

    /// <summary>Whether part of a piece is left over from a call that ended early.</summary>
    public bool HasRest => _rest.Count > 0;

    /// <summary>
    /// Fires initial rules until all have been, the search stops or the visited set has to grow; the next
    /// call goes on from there. Returns whether any of these rules led to a state or to a fault.
    /// </summary>
    public bool AddInitialStates()
    {
        _depth = -1;
        bool any = false;
        while (HasInitialRule && !_space.Control.IsStopping && !_space.NeedsGrowth)
        {
            int rule = _initialRule++;
            Span<ulong> state = _successors.Add(rule);
            Firing firing = _generator.FireInitial(rule, state);
            any |= firing == Firing.Fault;
            if (firing == Firing.Fault)
            {
                _candidates.Add(
                    new Candidate(new FindingKey(FindingKind.RuleFault, ~rule), -1, -1, -1, rule));
            }

            bool isFound = firing == Firing.Fired && Prepare(_successors.Count - 1, -1, rule);
            any |= isFound;

            if (isFound && IsOwn(_successors.AddressOf(0)))
                AddPending(1);

            Flush();
        }

        return any;
    }

    /// <summary>
    /// Expands states of the queue until it is empty, the search stops or the visited set has to grow. What
    /// is left of the last piece is taken up by the next call.
    /// </summary>
    public void ExpandFrom(RangeQueue queue, int depth)
    {
        while (ExpandPiece(queue, depth, int.MaxValue) && !HasRest)
        {
        }

        Flush();
    }

    /// <summary>
    /// Expands states of one piece, until the search stops, the visited set has to grow, or states that belong to
    /// other processes have to be sent first. False when there is no piece left.
    /// </summary>
    /// <param name="most">How many states at most.</param>
    public bool ExpandPiece(RangeQueue queue, int depth, int most)
    {
        _depth = depth;
        if (!HasRest && !queue.TryTake(out _rest))
            return false;

        int left = int.Max(0, _rest.Count - most);
        while (_rest.Count > left && !_space.Control.IsStopping && !_space.NeedsGrowth && _foreign is not { IsFull: true })
        {
            long parent = _rest.First;
            _rest = new StateRange(parent + 1, _rest.Count - 1);
            Expand(parent);
        }

        return true;
    }

    /// <summary>
    /// Adds up to <see cref="BatchSize"/> states that other processes found, unless the search stops or the visited set
    /// has to grow. Returns how many it has taken.
    /// </summary>
    /// <param name="full">Their words as <see cref="ICompiledModel.ToFull"/> gives them.</param>
    /// <param name="depth">Of the states that led to them.</param>
    public int AddReceived(ReadOnlySpan<ulong> full, int depth)
    {
        _depth = depth;
        if (_space.Control.IsStopping || _space.NeedsGrowth)
            return 0;

        if (_pending.Count >= BatchSize)
            Flush();

        int size = _space.Model.FullWordCount;
        int count = int.Min(BatchSize, full.Length / size);
        CopySuccessors(full[..(count * size)], size);
        AddPending(count);
        return count;
    }

    /// <summary>Looks up the successors that are waiting for more to come.</summary>
    public void Finish() => Flush();

    /// <summary>Hands over what this worker found since the last call.</summary>
    public void DrainTo(List<StateRange> ranges, CandidateSet candidates, bool[] coversMet)
    {
        _writer.DrainTo(ranges);
        _candidates.DrainTo(candidates);
        _checker.MarkCoversMet(coversMet);
    }

    /// <summary>Checks states that were found on disk as those are checked that are new in memory.</summary>
    /// <param name="depth">Of the states that led to them.</param>
    public void CheckLoaded(RangeQueue queue, int depth)
    {
        _depth = depth;
        while (queue.TryTake(out StateRange range))
        {
            for (int i = 0; i < range.Count; i++)
                _checker.Check(_space.Store[range.First + i], range.First + i, _depth + 1);
        }
    }

    /// <summary>Lets the next state begin a block of its own: see <see cref="StateWriter.LeaveBlock"/>.</summary>
    public void LeaveBlock() => _writer.LeaveBlock();

    /// <summary>Whether a rule leads from a stored state to a target.</summary>
    public bool Leads(long number, ReadOnlySpan<ulong> target)
    {
        _successors.Clear();
        _generator.Expand(_space.Store[number], _successors);
        for (int i = 0; i < _successors.Count; i++)
        {
            if (_hasSymmetry)
                _generator.Canonicalize(_successors[i]);

            if (target.SequenceEqual(_successors[i]))
                return true;
        }

        return false;
    }

    /// <summary>Whether some successor of a stored state has its bit set.</summary>
    public bool HasSuccessorIn(StateBits marked, long number)
    {
        _successors.Clear();
        _generator.Expand(_space.Store[number], _successors);
        for (int i = 0; i < _successors.Count; i++)
        {
            long successor = Find(i);
            if (successor >= 0 && marked[successor])
                return true;
        }

        return false;
    }

    /// <summary>
    /// Replaces the list's contents by the successors of a stored state that are states of the search.
    /// </summary>
    public void CollectSuccessors(long number, List<long> found)
    {
        found.Clear();
        _successors.Clear();
        _generator.Expand(_space.Store[number], _successors);
        for (int i = 0; i < _successors.Count; i++)
        {
            // One that an assumption left out is in no set.
            if (Find(i) is var successor and >= 0)
                found.Add(successor);
        }
    }

    public void Dispose()
    {
        (_generator as IDisposable)?.Dispose();
        _reduction?.Dispose();
        _successors.Dispose();
        _pending.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Expand(long parent)
    {
        ulong* state = _space.Store.AddressOf(parent);
        int first = _successors.Count;
        var words = new ReadOnlySpan<ulong>(state, _wordCount);
        if (_leavesOutRepeats)
            _generator.ExpandForSearch(words, _successors);
        else
            _generator.Expand(words, _successors);

        ReadOnlySpan<int> repeats = _successors.Repeats;
        foreach (int rule in repeats)
            _firings[rule]++;

        int count = _successors.Count - first + repeats.Length;
        bool isOther = _reduction is null ? Enqueue(first, parent) : _reduction.Enqueue(first, parent);
        isOther |= repeats.Length > 0;
        bool progress = isOther || (count > 0 && _deadlocks == DeadlockDetection.Stuck);
        _fired += count;
        _expanded++;
        if (_successors.HasFaults)
            AddFaults(parent);
        else if (!progress && _deadlocks != DeadlockDetection.Off)
            _candidates.Add(new Candidate(new FindingKey(FindingKind.Deadlock, 0), -1, _depth, parent, -1));

        if (_pending.Count >= BatchSize || _successors.Count >= 2 * BatchSize)
            Flush();
    }

    // The successors from one on, of the state just expanded. Returns whether any of them is another state.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Enqueue(int first, long parent)
    {
        VisitedSet visited = _space.Visited;
        RecentStates? recent = _recent;
        IForeignStates? foreign = _foreign;
        StateOwner? owner = _owner;
        int own = _own;
        int wordCount = _wordCount;
        ulong* state = _space.Store.AddressOf(parent);
        ulong* successor = _successors.AddressOf(first);
        int* rule = _successors.RuleAddressOf(first);
        int end = _successors.Count;
        PendingSuccessor* pending = _pending.Reserve(end - first);
        bool any = false;
        for (int i = first; i < end; i++, successor = unchecked(successor + wordCount), rule++)
        {
            _firings[*rule]++;

            // A state that leads back to itself is known and has passed the assumptions.
            if (StateWords.AreEqual(successor, state, wordCount))
                continue;

            any = true;
            if (_hasFilters && !Prepare(i, parent, *rule))
                continue;

            ulong hash = StateHash.Of(successor, wordCount);
            if (recent is not null && recent.TestAndSet(successor, hash))
                continue;

            if (foreign is not null && (owner is null || owner.Of(successor) != own) && foreign.TryTake(successor))
                continue;

            pending->Hash = hash;
            pending->Successor = i;
            visited.Prefetch(pending->Hash);
            pending++;
        }

        _pending.Commit(pending);
        return any;
    }

    // False when an assumption leaves the successor out.
    private bool Prepare(int successor, long parent, int rule)
    {
        if (!_checker.SatisfiesAssumptions(_successors[successor], parent, rule, _depth))
            return false;

        if (_hasSymmetry)
            _generator.Canonicalize(_successors[successor]);

        return true;
    }

    private void CopySuccessors(ReadOnlySpan<ulong> full, int size)
    {
        bool isInFull = _space.Model.IsInFull;
        for (; !full.IsEmpty; full = full[size..])
        {
            Span<ulong> state = _successors.Add(NoRule);
            if (isInFull)
                full[..size].CopyTo(state);
            else
                _space.Model.FromFull(full[..size], state);
        }
    }

    // The last ones of the successors.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPending(int count)
    {
        VisitedSet visited = _space.Visited;
        int end = _successors.Count;
        PendingSuccessor* pending = _pending.Reserve(count);
        for (int i = end - count; i < end; i++, pending++)
        {
            pending->Hash = StateHash.Of(_successors.AddressOf(i), _wordCount);
            pending->Successor = i;
            visited.Prefetch(pending->Hash);
        }

        _pending.Commit(pending);
    }

    // Every process fires all initial rules, so the others find theirs by themselves.
    private bool IsOwn(ulong* state) => _foreign?.IsForeign(state) != true;

    private long Find(int successor)
    {
        if (_hasSymmetry)
            _generator.Canonicalize(_successors[successor]);

        ulong* words = _successors.AddressOf(successor);
        return _space.Visited.Find(words, StateHash.Of(words, _wordCount));
    }

    private void AddFaults(long parent)
    {
        foreach (int rule in _successors.Faults)
        {
            var key = new FindingKey(FindingKind.RuleFault, _space.Model.GroupOfRule(rule));
            _candidates.Add(new Candidate(key, -1, _depth, parent, rule));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Flush()
    {
        VisitedSet visited = _space.Visited;
        PendingSuccessor* end = _pending.First + _pending.Count;
        long added = 0;
        for (PendingSuccessor* pending = _pending.First; pending < end; pending++)
        {
            ulong* state = _successors.AddressOf(pending->Successor);
            if (visited.IsSeenAtOnce(state, pending->Hash))
                continue;

            if (_space.Disk is { IsActive: true } disk)
            {
                if (!visited.Contains(state, pending->Hash))
                    disk.Add(_number, *state);

                continue;
            }

            AddOutcome outcome = visited.Add(state, pending->Hash, _writer, out long number);
            if (outcome == AddOutcome.OutOfMemory)
            {
                if (!TryGoOnOnDisk(*state))
                    break;

                continue;
            }

            if (outcome == AddOutcome.Present)
                continue;

            added++;
            _checker.Check(new ReadOnlySpan<ulong>(state, _wordCount), number, _depth + 1);
        }

        _space.Control.Count(added, _fired - (_reduction?.TakeLeftOut() ?? 0), _expanded);
        _successors.Clear();
        _pending.Clear();
        _fired = 0;
        _expanded = 0;
    }

    private bool TryGoOnOnDisk(ulong state)
    {
        if (_space.Disk is not { } disk)
        {
            _space.Control.Stop(StopReason.Memory);
            return false;
        }

        disk.Activate();
        disk.Add(_number, state);
        return true;
    }
}
