namespace ModelCheck.Scaling;

/// <summary>
/// One level of a distributed search, event by event: nodes expand their states, send the foreign successors, and add what
/// comes before they expand more.
/// </summary>
/// <remarks>
/// A group's states are expanded in <em>pieces</em>: as many as fill each worker's buffers for all destinations, in several steps.
/// A piece leads to a <em>bundle</em> for each group, of the messages for its nodes; a long level has fewer, larger pieces. A
/// node goes on with the next piece while the messages of the last one are on their way, as there are twice as many
/// buffers as destinations. A link carries one bundle at a time in each direction, and a receiver has room for a few;
/// the others wait with their senders.
/// </remarks>
public sealed class LevelSimulation
{
    private const int MostPieces = 32;
    private const int MostSteps = 8;
    private const int Slots = 4;

    private readonly Cluster _cluster;
    private readonly Group[] _groups;
    private readonly PriorityQueue<Action, (double Time, long Order)> _events = new();
    private readonly int _nodesInGroup;
    private long _order;
    private double _now;

    public LevelSimulation(Cluster cluster, long states)
    {
        // All groups have as many nodes.
        int groups = int.Min(cluster.Nodes, cluster.Groups);
        while (cluster.Nodes % groups != 0)
            groups--;

        _cluster = cluster;
        _nodesInGroup = cluster.Nodes / groups;
        _groups = [.. Enumerable.Range(0, groups).Select(number => new Group(number, Part(states, number, groups)))];
        foreach (Group group in _groups)
            group.PieceCount = PiecesFor(group);
    }

    public long Expanded => _groups.Sum(group => group.Expanded);

    public long Sent => _groups.Sum(group => group.Sent);

    public long Added => _groups.Sum(group => group.Added);

    public long Messages => _groups.Sum(group => group.Messages);

    public double Bytes => _groups.Sum(group => group.Bytes);

    private long WorkersInGroup => (long)_nodesInGroup * _cluster.Threads;

    /// <summary>How long the nodes' threads worked, and their links sent, on average.</summary>
    public (double Working, double Sending) Busy =>
        (_groups.Average(group => group.Working), _groups.Average(group => group.Sending));

    /// <summary>Returns how long the level took, until all have met.</summary>
    public double Run()
    {
        foreach (Group group in _groups)
            GoOn(group);

        while (_events.TryDequeue(out Action? happens, out (double Time, long Order) at))
        {
            _now = at.Time;
            happens();
        }

        double ends = 2 * (_cluster.Nodes - 1) * _cluster.Message;
        double meeting = double.Ceiling(double.Log2(_cluster.Nodes)) * (_cluster.Meeting + _cluster.Latency);
        return _now + ends + meeting;
    }

    /// <summary>The states of a level that one of several parts has, so that all are as large as can be.</summary>
    internal static long Part(long total, int number, int parts) =>
        (long)((Int128)total * (number + 1) / parts) - (long)((Int128)total * number / parts);

    private int PiecesFor(Group group)
    {
        long buffers = WorkersInGroup * int.Max(1, _cluster.Nodes - 1);
        return (int)double.Clamp(ForeignOf(group.States) / ((double)buffers * _cluster.StatesPerMessage), 1, MostPieces);
    }

    private long ForeignOf(long states) =>
        (long)double.Round(states * _cluster.Firings * _cluster.ForeignShare * _cluster.KeptShare);

    private void At(double time, Action happens) => _events.Enqueue(happens, (time, _order++));

    // What comes is added first.
    private void GoOn(Group group)
    {
        if (group.IsBusy)
            return;

        if (group.Arrived.TryDequeue(out Bundle? bundle))
            Work(group, TimeToAdd(bundle), () => Add(bundle));
        else if (group.PiecesDone < group.PieceCount && group.OnTheirWay <= _groups.Length)
            ExpandStep(group);
    }

    private void Work(Group group, double time, Action done)
    {
        group.IsBusy = true;
        group.Working += time;
        At(_now + time, () =>
        {
            group.IsBusy = false;
            done();
            GoOn(group);
        });
    }

    private void ExpandStep(Group group)
    {
        long states = Part(group.States, group.PiecesDone, group.PieceCount);
        int steps = (int)long.Clamp(states / WorkersInGroup, 1, MostSteps);
        long now = Part(states, group.StepsDone, steps);
        double here = _cluster.Expansion + ((1 - _cluster.ForeignShare) * _cluster.Lookup) + (_cluster.ForeignShare * _cluster.Taking);
        Work(group, Shared(now, _cluster.Firings * here), () =>
        {
            group.Expanded += now;
            if (++group.StepsDone == steps)
                EndPiece(group);
        });
    }

    // Workers take whole states.
    private double Shared(long states, double each) => double.Ceiling((double)states / WorkersInGroup) * each;

    private double TimeToAdd(Bundle bundle) =>
        Shared(bundle.States, _cluster.Adding) + ((double)bundle.Messages / _nodesInGroup * _cluster.Message);

    private void Add(Bundle bundle)
    {
        bundle.To.Added += bundle.States;
        bundle.To.Taken--;
        StartTransfers();
    }

    private void EndPiece(Group group)
    {
        group.StepsDone = 0;
        group.PiecesDone++;
        Bundle[] bundles = [.. BundlesOf(group)];
        group.OnTheirWay += bundles.Length;
        double messages = (double)bundles.Sum(bundle => bundle.Messages) / _nodesInGroup;
        Work(group, messages * _cluster.Message, () =>
        {
            group.Outgoing.AddRange(bundles);
            StartTransfers();
        });
    }

    // Who sends begins with its neighbour, so that not all send to the same one.
    private IEnumerable<Bundle> BundlesOf(Group group)
    {
        long foreign = (long)((Int128)ForeignOf(group.States) * group.PiecesDone / group.PieceCount) - group.Sent;
        int others = _cluster.Nodes - 1;
        int reached = 0;
        for (int i = 1; i <= _groups.Length && others > 0; i++)
        {
            Group to = _groups[(group.Number + i) % _groups.Length];
            int nodes = to == group ? _nodesInGroup - 1 : _nodesInGroup;
            long states = (long)((Int128)foreign * (reached + nodes) / others) - (long)((Int128)foreign * reached / others);
            reached += nodes;
            if (states > 0)
                yield return NewBundle(group, to, states, MessagesFor(group, states, nodes));
        }

        group.Sent += foreign;
    }

    // In the end every buffer is sent, however little is in it.
    private long MessagesFor(Group group, long states, int nodes)
    {
        long full = (states + _cluster.StatesPerMessage - 1) / _cluster.StatesPerMessage;
        return group.PiecesDone < group.PieceCount ? full : long.Min(states, full + (WorkersInGroup * nodes));
    }

    private Bundle NewBundle(Group from, Group to, long states, long messages)
    {
        double bytes = ((double)states * _cluster.StateBytes) + ((double)messages * _cluster.HeaderBytes);
        from.Messages += messages;
        from.Bytes += bytes;
        return new Bundle(from, to, states, messages, bytes / _nodesInGroup * 8 / _cluster.LinkBits);
    }

    private void StartTransfers()
    {
        foreach (Group from in _groups)
        {
            if (!from.IsSending && from.Outgoing.Find(bundle => bundle.To is { IsHearing: false, Taken: < Slots }) is { } bundle)
                Transfer(bundle);
        }
    }

    private void Transfer(Bundle bundle)
    {
        (Group from, Group to) = (bundle.From, bundle.To);
        from.Outgoing.Remove(bundle);
        from.IsSending = to.IsHearing = true;
        to.Taken++;
        from.Sending += bundle.LinkTime;
        At(_now + bundle.LinkTime, () =>
        {
            from.IsSending = to.IsHearing = false;
            from.OnTheirWay--;
            StartTransfers();
            GoOn(from);
        });
        At(_now + bundle.LinkTime + _cluster.Latency, () =>
        {
            to.Arrived.Enqueue(bundle);
            GoOn(to);
        });
    }

    /// <summary>Messages of one group's nodes for those of another one.</summary>
    private sealed record Bundle(Group From, Group To, long States, long Messages, double LinkTime);

    /// <summary>Nodes that do the same at the same time. Counts are of all, times are of each.</summary>
    private sealed class Group(int number, long states)
    {
        public int Number => number;

        public long States => states;

        public int PieceCount { get; set; }

        public int PiecesDone { get; set; }

        public int StepsDone { get; set; }

        public bool IsBusy { get; set; }

        public int OnTheirWay { get; set; }

        /// <summary>Of the slots for bundles.</summary>
        public int Taken { get; set; }

        /// <summary>Waiting for the link, or for room with their receivers.</summary>
        public List<Bundle> Outgoing { get; } = [];

        public Queue<Bundle> Arrived { get; } = new();

        public bool IsSending { get; set; }

        public bool IsHearing { get; set; }

        public long Expanded { get; set; }

        public long Sent { get; set; }

        public long Added { get; set; }

        public long Messages { get; set; }

        public double Bytes { get; set; }

        public double Working { get; set; }

        public double Sending { get; set; }
    }
}
