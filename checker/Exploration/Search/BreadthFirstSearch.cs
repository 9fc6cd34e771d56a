using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>
/// Expands the reachable states level by level, so that the first path found to a state is a shortest one.
/// </summary>
/// <remarks>
/// A level is always finished, also when it has shown a violation: then what is reported does not depend on
/// which thread came first. The threads meet when a level ends and whenever the visited set has to grow.
/// </remarks>
internal sealed class BreadthFirstSearch(
    SearchSpace space, WorkerTeam team, Worker[] workers, SearchCheckpoints? checkpoints, ISearchPeers? peers = null)
{
    private const int NarrowLevel = 32;

    // A visited set that would have to grow within so many levels may as well do it when that of another process does.
    private const int LevelsAhead = 4;

    private readonly List<StateRange[]> _levels = [];
    private readonly LevelRetirement? _retirement =
        space.Visited.IsSelfContained && space.Options is { KeepsEveryState: false, Simplest: null, DiskFolder: null }
            ? new LevelRetirement(space.Store, space.Visited, space.Budget)
            : null;
    private readonly List<StateRange> _next = [];
    private readonly CandidateSet _candidates = new(space.Order);
    private readonly bool[] _coversMet = new bool[space.CoverDepths.Length];
    private readonly List<long> _sizes = [];
    private readonly OrbitSum? _orbits =
        space.Options.OrbitCounter is { } newCounter ? new OrbitSum(space, team, newCounter) : null;
    private SearchSnapshot? _resumed;
    private LevelEnd _last;

    /// <summary>The states by depth. Those before <see cref="FirstKeptLevel"/> are gone.</summary>
    public IReadOnlyList<StateRange[]> Levels => _levels;

    /// <summary>The least depth whose states can still be read; 0 unless states were given up.</summary>
    public int FirstKeptLevel => _retirement?.FirstKeptLevel ?? 0;

    /// <summary>
    /// The states of a level, some at a time; each lot is good until the next one is asked for. Of a level that was not given
    /// up.
    /// </summary>
    public IEnumerable<StateRange[]> StatesAt(int depth) =>
        space.Disk is { } disk ? disk.Read(depth) : [_levels[depth]];

    /// <summary>What was found wrong: for each kind and group the first in the order of candidates.</summary>
    public CandidateSet Candidates => _candidates;

    /// <summary>Explores until nothing is left, enough is found or a limit is reached.</summary>
    /// <returns>False exactly when there are initial rules and none gave a state.</returns>
    public bool Run()
    {
        bool any = true;
        if (checkpoints?.Resumed is { } snapshot)
            Resume(checkpoints, snapshot);
        else
            any = AddInitialStates();

        FinishLevel();
        while (_last is { NextSize: > 0, Reason: StopReason.None })
        {
            StateRange[] level = BeginLevel();
            int depth = _levels.Count - 1;
            space.Disk?.Keep(level);
            checkpoints?.AtLevel(Snapshot, _levels, _sizes, space, ExpectedTime());
            if (depth == space.Options.Bound)
            {
                _last = new LevelEnd(0, StopReason.Bound);
                break;
            }

            ExpandLevel(level, depth);
            FinishLevel();
        }

        if (_last.NextSize > 0)
            BeginLevel();

        End();
        return any;
    }

    private StateRange[] BeginLevel()
    {
        StateRange[] level = [.. _next];
        _next.Clear();
        _levels.Add(level);
        _sizes.Add(_last.NextSize);
        space.Control.Total.Add(_last.NextSize);
        space.Disk?.BeginLevel();

        // Now, since states need not be kept once they are expanded.
        AddOrbits(level, space.Disk?.ReadFound(_levels.Count - 1));
        return level;
    }

    private void AddOrbits(StateRange[] inMemory, IEnumerable<StateRange[]>? onDisk)
    {
        if (_orbits is null)
            return;

        _orbits.Add(inMemory);
        foreach (StateRange[] lot in onDisk ?? [])
            _orbits.Add(lot);
    }

    private void End()
    {
        if (peers is null)
        {
            space.Control.Stop(_last.Reason);
            return;
        }

        space.Control.Settle(_last.Reason);
    }

    // The last level of the checkpoint is the next one to expand.
    private void Resume(SearchCheckpoints from, SearchSnapshot snapshot)
    {
        _resumed = snapshot;
        List<StateRange[]> levels = from.Load(space);
        RestoreAll(levels.SelectMany(l => l));
        _levels.AddRange(levels.SkipLast(1));
        _sizes.AddRange(from.ResumedSizes.SkipLast(1));
        foreach (long size in _sizes)
            space.Control.Total.Add(size);

        for (int depth = 0; depth < _levels.Count; depth++)
            AddOrbits(_levels[depth], space.Disk?.Read(depth));

        _next.AddRange(levels[^1]);
        snapshot.CoverDepths.CopyTo(space.CoverDepths);
        foreach (StoredCandidate stored in snapshot.Candidates)
            _candidates.Add(Candidate.From(stored, space.Model));

        // The counts of several processes add up. On disk the last level is found once more.
        long expanded = space.Disk is null ? _levels.Sum(SizeOf) : _sizes.Sum();
        space.Control.Count(expanded + SizeOf(levels[^1]), from.IsLeader ? snapshot.RulesFired : 0, expanded);
    }

    /// <summary>How many states there are at each depth.</summary>
    public ImmutableArray<long> StatesByDepth => [.. _sizes];

    /// <summary>How often each rule fired, earlier runs included; by all processes together.</summary>
    public ImmutableArray<long> Firings()
    {
        long[] firings = new long[space.Model.RuleCount];
        foreach (Worker worker in workers)
        {
            for (int rule = 0; rule < firings.Length; rule++)
                firings[rule] += worker.Firings[rule];
        }

        peers?.Sum(firings);
        for (int rule = 0; rule < firings.Length; rule++)
            firings[rule] += _resumed?.Firings[rule] ?? 0;

        return ImmutableCollectionsMarshal.AsImmutableArray(firings);
    }

    /// <summary>
    /// How many states those found stand for, by all processes together; null when it was not asked for or is not known.
    /// </summary>
    public BigInteger? Orbits() => _orbits?.Total(peers);

    private SearchSnapshot Snapshot(TimeSpan elapsed) => new(
        _levels.Count,
        space.Control.RulesFired,
        Firings(),
        [.. space.CoverDepths],
        [.. _candidates.InOrder().Select(c => c.ToStored(space.Model))],
        elapsed);

    private TimeSpan ExpectedTime() =>
        checkpoints!.Elapsed * ((double)_sizes[^1] / long.Max(1, space.Control.Expanded));

    private static long SizeOf(StateRange[] level) => level.Sum(r => (long)r.Count);

    private bool AddInitialStates()
    {
        bool any = space.Model.InitialRuleCount == 0;
        while (workers[0].HasInitialRule && !space.Control.IsStopping)
        {
            any |= workers[0].AddInitialStates();
            GrowIfNeeded();
        }

        return any;
    }

    private void ExpandLevel(StateRange[] level, int depth)
    {
        space.Control.Depth = depth;
        if (space.Options.PartialOrder is not null)
            space.Known.Begin(space.Store.NumberLimit, workers.Select(w => w.Unused));

        if (peers is not null)
        {
            ExpandWithPeers(level, depth, peers);
            return;
        }

        Expand(level, depth);
        if (space.Disk is not { } disk)
            return;

        foreach (StateRange[] lot in disk.ReadFound(depth).TakeWhile(_ => !space.Control.IsStopping))
        {
            Expand(lot, depth);
            KeepCandidates();
        }
    }

    private void Expand(StateRange[] level, int depth)
    {
        bool isNarrow = SizeOf(level) < NarrowLevel * team.Size;
        var queue = new RangeQueue(level, isNarrow ? 1 : team.Size);
        do
        {
            if (isNarrow)
                workers[0].ExpandFrom(queue, depth);
            else
                team.Run(i => workers[i].ExpandFrom(queue, depth));

            GrowIfNeeded();
        }
        while (!space.Control.IsStopping && (!queue.IsEmpty || workers.Any(w => w.HasRest)));
    }

    private void ExpandWithPeers(StateRange[] level, int depth, ISearchPeers others)
    {
        var queue = new RangeQueue(level, team.Size);

        // In the middle of a level the others would wait for it, so all do it at the same time.
        if (_last.NeedsRoom && space.WouldNeedGrowth(LevelsAhead * SizeOf(level)))
            Grow();

        others.BeginLevel(depth);
        while (others.IsLevelOpen)
        {
            others.BeginRound();
            team.Run(i => others.Expand(workers[i], i, queue));
            GrowIfNeeded();
        }
    }

    private void FinishLevel()
    {
        KeepCandidates();
        space.CountSharedBytes();
        Retire();
        if (space.Disk is { } disk)
            FindOnDisk(disk);

        long onDisk = space.Disk?.NextCount ?? 0;
        long found = _next.Sum(r => (long)r.Count) + onDisk;
        _last = new LevelEnd(found, space.Control.StopReason, space.WouldNeedGrowth(found));
        _last = peers?.Meet(_last, _candidates, _coversMet) ?? _last;
        for (int i = 0; i < _coversMet.Length; i++)
        {
            if (_coversMet[i])
                space.CoverDepths[i] ??= _levels.Count;
        }

        if (_last.Reason == StopReason.None && _candidates.Count >= space.Options.MaxErrors)
            _last = _last with { Reason = StopReason.Errors };
    }

    private void KeepCandidates()
    {
        Drain();
        _candidates.KeepWords();
    }

    // The new states of the level, which are checked as soon as they are known.
    private void FindOnDisk(DiskLevels disk)
    {
        disk.FindNew();
        space.Control.Count(disk.NextCount, 0, 0);
        if (space.Invariants.Length == 0 && space.Covers.Length == 0)
            return;

        foreach (StateRange[] lot in disk.ReadNext())
        {
            var queue = new RangeQueue(lot, team.Size);
            team.Run(i => workers[i].CheckLoaded(queue, _levels.Count - 1));
            KeepCandidates();
        }
    }

    // What was expanded is not needed to find more states.
    private void Retire()
    {
        if (_retirement is null && space.Disk is null)
            return;

        foreach (Worker worker in workers)
            worker.LeaveBlock();

        if (_levels is not [.., var expanded])
            return;

        _retirement?.Add(expanded);
        space.Disk?.Release(expanded);
    }

    private void Drain()
    {
        foreach (Worker worker in workers)
            worker.DrainTo(_next, _candidates, _coversMet);
    }

    private void GrowIfNeeded()
    {
        if (space.NeedsGrowth && !space.Control.IsStopping)
            Grow();
    }

    private void Grow()
    {
        Drain();
        space.CountSharedBytes();
        if (space.TryGrow(team))
            RestoreAll(_levels.SelectMany(l => l).Concat(_next));
    }

    private void RestoreAll(IEnumerable<StateRange> ranges)
    {
        var queue = new RangeQueue(ranges, team.Size);
        team.Run(_ =>
        {
            while (queue.TryTake(out StateRange range))
                space.Visited.Restore(range);
        });
    }
}
