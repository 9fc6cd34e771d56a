using System.Runtime.InteropServices;
using System.Text.Json;
using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Search;

namespace ModelCheck.Exploration.Distributed;

/// <summary>The other processes of a search, reached through a communicator.</summary>
internal sealed class SearchPeers : ISearchPeers
{
    /// <summary>Sleeping is for a millisecond at least, which narrow levels must not take.</summary>
    private const int SpinsBeforeSleep = 200;

    /// <summary>Expanded before received states are looked at again: few, so that others need not wait for room.</summary>
    private const int StatesAtOnce = 64;

    private static readonly int Reasons = Enum.GetValues<StopReason>().Length;

    private readonly ICommunicator _communicator;
    private readonly SearchSpace _space;
    private readonly Exchange _exchange;
    private readonly Share[] _shares;
    private bool _isRecess;

    public SearchPeers(ICommunicator communicator, StateOwner owner, SearchSpace space, int workers)
    {
        _communicator = communicator;
        _space = space;
        _exchange = new Exchange(communicator, space, workers);
        _shares = [.. Enumerable.Range(0, workers).Select(
            _ => new Share(new Outbox(_exchange, space.Model, owner, communicator.Rank, communicator.Size)))];
    }

    public bool IsLevelOpen => _exchange.IsOpen;

    public (long Messages, long Bytes) Traffic => _exchange.Traffic;

    public IForeignStates ForeignTo(int worker) => _shares[worker].Outbox;

    public void BeginLevel(int depth)
    {
        _exchange.BeginLevel(depth, _shares.Length);
        foreach (Share share in _shares)
            share.IsFinished = false;
    }

    public void BeginRound() => _isRecess = false;

    public void Expand(Worker worker, int number, RangeQueue queue)
    {
        Share share = _shares[number];
        var idle = new SpinWait();
        while (_exchange.IsOpen && !IsRecess())
        {
            // A few of each in turns: while a state is expanded, what others wait for comes from memory.
            if (TryAdd(worker, share) | TryExpand(worker, share, queue))
            {
                idle.Reset();
                continue;
            }

            worker.Finish();
            idle.SpinOnce(SpinsBeforeSleep);
        }

        worker.Finish();
    }

    public LevelEnd Meet(LevelEnd here, CandidateSet candidates, bool[] coversMet)
    {
        // Six numbers, how many stop for each reason, and how many have met each cover.
        const int Fixed = 6;
        long[] sums = new long[Fixed + Reasons + coversMet.Length];
        SearchCounts own = _space.Control.Own;
        (sums[0], sums[1], sums[2], sums[3]) = (own.States, own.RulesFired, own.Expanded, here.NextSize);
        sums[4] = candidates.Count;
        sums[5] = here.NeedsRoom ? 1 : 0;
        sums[Fixed + (int)here.Reason] = 1;
        for (int i = 0; i < coversMet.Length; i++)
            sums[Fixed + Reasons + i] = coversMet[i] ? 1 : 0;

        Sum(sums);
        _space.Control.SetElsewhere(new SearchCounts
        {
            States = sums[0] - own.States,
            RulesFired = sums[1] - own.RulesFired,
            Expanded = sums[2] - own.Expanded,
        });
        for (int i = 0; i < coversMet.Length; i++)
            coversMet[i] = sums[Fixed + Reasons + i] > 0;

        if (sums[4] > 0)
            Merge(candidates);

        int reason = sums.AsSpan(Fixed + 1, Reasons - 1).IndexOfAnyExcept(0L) + 1;
        return new LevelEnd(sums[3], (StopReason)reason, sums[5] > 0);
    }

    public ulong[]? LeastOf(ulong[]? offered)
    {
        byte[][]? all = _communicator.Gather(InFull(offered));
        ulong[]? least = null;
        foreach (byte[] other in all ?? [])
        {
            if (FromFull(other) is { } words && (least is null || _space.Model.Compare(words, least) < 0))
                least = words;
        }

        return FromFull(_communicator.Broadcast(InFull(least)));
    }

    public void Sum(Span<long> values) => _communicator.Sum(values);

    public void Dispose() => _exchange.Dispose();

    // All workers have to leave before the visited set grows, so the first that sees the need tells the others.
    private bool IsRecess()
    {
        if (_space.NeedsGrowth && !_space.Control.IsStopping)
            Volatile.Write(ref _isRecess, true);

        return Volatile.Read(ref _isRecess);
    }

    private bool TryAdd(Worker worker, Share share)
    {
        share.Message ??= _exchange.TryTakeArrived();
        if (share.Message is not { } message)
            return false;

        // A search that stops has no use for more states, but whoever sent them waits until they are taken.
        if (!_space.Control.IsStopping)
            share.Added += worker.AddReceived(WordsOf(message, share.Added), _exchange.Depth);

        if (share.Added < message.Header.StateCount && !_space.Control.IsStopping)
            return true;

        share.Message = null;
        share.Added = 0;
        _exchange.GiveBack(message);
        return true;
    }

    private bool TryExpand(Worker worker, Share share, RangeQueue queue)
    {
        if (share.IsFinished)
            return false;

        Outbox outbox = share.Outbox;
        bool isStopping = _space.Control.IsStopping;
        if (isStopping)
            outbox.Discard();
        else if (outbox.IsFull)
            outbox.PutAsideBack();

        if (outbox.IsFull)
            return false;

        if (!isStopping && worker.ExpandPiece(queue, _exchange.Depth, StatesAtOnce))
            return true;

        if (!outbox.TrySendAll())
            return false;

        share.IsFinished = true;
        _exchange.FinishWorker();
        return true;
    }

    private unsafe ReadOnlySpan<ulong> WordsOf(MessageBuffer message, int first)
    {
        int size = _space.Model.FullWordCount;
        return new ReadOnlySpan<ulong>(message.Words, message.Header.StateCount * size)[(first * size)..];
    }

    // Process 0 decides which are the best, so that all agree.
    private void Merge(CandidateSet candidates)
    {
        byte[][]? all = _communicator.Gather(ToBytes(candidates));
        foreach (byte[] found in all ?? [])
            AddTo(candidates, found);

        AddTo(candidates, _communicator.Broadcast(ToBytes(candidates)));
    }

    private byte[] ToBytes(CandidateSet candidates) =>
        JsonSerializer.SerializeToUtf8Bytes(candidates.InOrder().Select(c => c.ToStored(_space.Model)).ToArray());

    private void AddTo(CandidateSet candidates, byte[] found)
    {
        foreach (StoredCandidate candidate in JsonSerializer.Deserialize<StoredCandidate[]>(found)!)
            candidates.Add(Candidate.From(candidate, _space.Model));
    }

    private ReadOnlySpan<byte> InFull(ulong[]? state)
    {
        if (state is null)
            return [];

        ulong[] full = new ulong[_space.Model.FullWordCount];
        _space.Model.ToFull(state, full);
        return MemoryMarshal.AsBytes(full.AsSpan());
    }

    // Null for what stands for no state.
    private ulong[]? FromFull(byte[] full)
    {
        if (full is [])
            return null;

        ulong[] words = new ulong[_space.Model.WordCount];
        _space.Model.FromFull(MemoryMarshal.Cast<byte, ulong>(full), words);
        return words;
    }

    /// <summary>What belongs to one worker.</summary>
    private sealed class Share(Outbox outbox)
    {
        public Outbox Outbox => outbox;

        /// <summary>What it is adding, and how many states of that it has added.</summary>
        public MessageBuffer? Message { get; set; }

        public int Added { get; set; }

        /// <summary>Whether it has nothing more to expand or to send in this level.</summary>
        public bool IsFinished { get; set; }
    }
}
