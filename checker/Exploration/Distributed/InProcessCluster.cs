using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.Distributed;

/// <summary>Processes that are threads of this one: the same protocol without a network, and without mercy.</summary>
/// <remarks>
/// Only a few messages may be on their way to a receiver; what does not fit waits with its sender, as with the networks
/// that keep nothing for a receiver who does not ask. Messages arrive in a random order.
/// </remarks>
public sealed class InProcessCluster
{
    private const int MostOnTheirWay = 2;

    private readonly Lock _messages = new();
    private readonly object _meeting = new();
    private readonly byte[][] _contributions;
    private readonly Member[] _members;
    private byte[][] _outcome = [];
    private int _arrivals;
    private long _round;
    private int? _abortedWith;

    public InProcessCluster(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _contributions = new byte[size][];
        _members = [.. Enumerable.Range(0, size).Select(rank => new Member(this, rank))];
    }

    /// <summary>One for each process.</summary>
    public IReadOnlyList<ICommunicator> Communicators => _members;

    /// <summary>Runs a job as each process, and returns what they return. When one throws, all end.</summary>
    public T[] Run<T>(Func<ICommunicator, T> job)
    {
        var results = new T[_members.Length];
        Exception? failure = null;
        Thread[] threads = [.. _members.Select(member => new Thread(() =>
        {
            try
            {
                results[member.Rank] = job(member);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, e, null);
                member.Abort(1);
            }
        }) { Name = $"process {member.Rank}", IsBackground = true })];
        foreach (Thread thread in threads)
            thread.Start();

        foreach (Thread thread in threads)
            thread.Join();

        return failure is null ? results : throw new DistributedException($"a process failed: {failure}");
    }

    private byte[][] Meet(int rank, byte[] contribution)
    {
        lock (_meeting)
        {
            _contributions[rank] = contribution;
            long round = _round;
            if (++_arrivals == _members.Length)
            {
                _outcome = [.. _contributions];
                _arrivals = 0;
                _round++;
                Monitor.PulseAll(_meeting);
            }

            while (_round == round && _abortedWith is null)
                Monitor.Wait(_meeting);

            ThrowIfAborted();
            return _outcome;
        }
    }

    private void Abort(int exitCode)
    {
        lock (_meeting)
        {
            _abortedWith ??= exitCode;
            Monitor.PulseAll(_meeting);
        }
    }

    private void ThrowIfAborted()
    {
        if (_abortedWith is { } code)
            throw new DistributedException($"a process ended with exit code {code}");
    }

    private sealed class Member(InProcessCluster cluster, int rank) : ICommunicator
    {
        public int Rank => rank;

        public int Size => cluster._members.Length;

        public Channel? Channel { get; private set; }

        public void Sum(Span<long> values)
        {
            byte[][] all = cluster.Meet(rank, MemoryMarshal.AsBytes(values).ToArray());
            for (int i = 0; i < values.Length; i++)
                values[i] = all.Sum(other => BitConverter.ToInt64(other, i * sizeof(long)));
        }

        public byte[][]? Gather(ReadOnlySpan<byte> contribution)
        {
            byte[][] all = cluster.Meet(rank, contribution.ToArray());
            return rank == 0 ? all : null;
        }

        public byte[] Broadcast(ReadOnlySpan<byte> contribution) =>
            cluster.Meet(rank, rank == 0 ? contribution.ToArray() : [])[0];

        public IMessageChannel Open(IReadOnlyCollection<MessageBuffer> receiving)
        {
            lock (cluster._messages)
                return Channel = new Channel(cluster, rank, receiving);
        }

        public void Abort(int exitCode) => cluster.Abort(exitCode);

        public void Dispose()
        {
        }
    }

    private sealed class Channel(InProcessCluster cluster, int rank, IReadOnlyCollection<MessageBuffer> receiving)
        : IMessageChannel
    {
        private readonly Random _order = new(rank);
        private readonly List<(MessageBuffer Message, Channel Sender)> _inbox = [];
        private readonly Stack<MessageBuffer> _receiving = new(receiving);
        private readonly Queue<(MessageBuffer Message, int Destination)> _waiting = [];
        private readonly Queue<MessageBuffer> _sent = [];

        public void Send(MessageBuffer buffer, int destination)
        {
            lock (cluster._messages)
            {
                _waiting.Enqueue((buffer, destination));
                Advance();
            }
        }

        public MessageBuffer? TakeSent()
        {
            lock (cluster._messages)
            {
                cluster.ThrowIfAborted();
                Advance();
                return _sent.TryDequeue(out MessageBuffer? buffer) ? buffer : null;
            }
        }

        public unsafe MessageBuffer? Receive()
        {
            lock (cluster._messages)
            {
                if (_inbox.Count == 0 || !_receiving.TryPop(out MessageBuffer? buffer))
                    return null;

                int next = _order.Next(_inbox.Count);
                (MessageBuffer message, Channel sender) = _inbox[next];
                _inbox.RemoveAt(next);
                buffer.Length = message.Length;
                buffer.Source = sender.Rank;
                message.Content.CopyTo(buffer.Content);
                sender._sent.Enqueue(message);
                return buffer;
            }
        }

        public void GiveBack(MessageBuffer buffer)
        {
            lock (cluster._messages)
                _receiving.Push(buffer);
        }

        public void Dispose()
        {
        }

        private int Rank => rank;

        private void Advance()
        {
            for (int i = _waiting.Count; i > 0; i--)
            {
                (MessageBuffer message, int destination) = _waiting.Dequeue();
                Channel? receiver = cluster._members[destination].Channel;
                if (receiver?._inbox.Count < MostOnTheirWay)
                    receiver._inbox.Add((message, this));
                else
                    _waiting.Enqueue((message, destination));
            }
        }
    }
}
