using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Distributed;

/// <summary>
/// What the workers of one process send and receive in a level. The README argues that it always comes to an end.
/// </summary>
/// <remarks>
/// Buffers are few and made once. A worker takes a free one for each destination, and when it is full it is sent; once
/// it is on its way it is free again. What arrives waits in the buffers for receiving until a worker has added its
/// states. Adding leads to no message, so a process can always go on receiving.
/// </remarks>
internal sealed unsafe class Exchange : IDisposable
{
    private const int MostMessageBytes = 32 << 10;
    private const int LeastStates = 16;
    private const int ReceivingPerPeer = 2;
    private const int MostReceiving = 32;
    private const long MostBytes = 256L << 20;

    private readonly Lock _using = new();
    private readonly SearchControl _control;
    private readonly NativeBlock _memory;
    private readonly IMessageChannel _channel;
    private readonly int _rank;
    private readonly int _stateBytes;
    private readonly Stack<MessageBuffer> _free = new();
    private readonly Queue<MessageBuffer> _arrived = new();
    private readonly SearchCounts[] _counts;
    private readonly long[] _sent;
    private readonly long[] _received;
    private readonly long?[] _expected;
    private readonly int _sendingCount;
    private int _depth;
    private int _unfinishedWorkers;
    private int _untaken;
    private int _nextEnd;
    private bool _isOpen;

    /// <exception cref="InsufficientMemoryException">There is no room for the buffers.</exception>
    public Exchange(ICommunicator communicator, SearchSpace space, int workers)
    {
        _control = space.Control;
        _rank = communicator.Rank;
        int size = communicator.Size;
        _counts = new SearchCounts[size];
        _sent = new long[size];
        _received = new long[size];
        _expected = new long?[size];

        // Each worker may hold one for each destination, and as many again may be on their way.
        _sendingCount = 2 * workers * int.Max(1, size - 1);
        int receiving = int.Min(MostReceiving, ReceivingPerPeer * size);
        _stateBytes = space.Model.FullWordCount * sizeof(ulong);
        long most = long.Min(MostMessageBytes, MostBytes / (_sendingCount + receiving));
        StatesPerMessage = (int)long.Max(LeastStates, (most - MessageHeader.Bytes) / _stateBytes);
        int bytes = (MessageHeader.Bytes + (StatesPerMessage * _stateBytes) + 63) & ~63;

        _memory = NativeBlock.TryAllocate(space.Budget, (_sendingCount + receiving) * (long)bytes)
            ?? throw new InsufficientMemoryException("the memory limit leaves no room for messages");
        MessageBuffer[] all = [.. Enumerable.Range(0, _sendingCount + receiving).Select(
            i => new MessageBuffer((byte*)_memory.Address + (i * (long)bytes), bytes))];
        foreach (MessageBuffer buffer in all[receiving..])
            _free.Push(buffer);

        _channel = communicator.Open(all[..receiving]);
    }

    public int StatesPerMessage { get; }

    public int Depth => _depth;

    /// <summary>
    /// Whether this process still has states to expand or to send, or does not have all that the others send.
    /// </summary>
    public bool IsOpen => Volatile.Read(ref _isOpen);

    /// <summary>Messages and bytes with states that this process has sent in the whole search.</summary>
    public (long Messages, long Bytes) Traffic { get; private set; }

    public void BeginLevel(int depth, int workers)
    {
        Array.Clear(_sent);
        Array.Clear(_received);
        Array.Clear(_expected);
        _expected[_rank] = 0;
        _depth = depth;
        _unfinishedWorkers = workers;
        _nextEnd = 0;
        Volatile.Write(ref _isOpen, true);
    }

    /// <summary>Says that a worker has expanded and sent everything. Once for each worker and level.</summary>
    public void FinishWorker() => Interlocked.Decrement(ref _unfinishedWorkers);

    public MessageBuffer? TryTakeFree()
    {
        lock (_using)
        {
            if (_free.TryPop(out MessageBuffer? buffer))
                return buffer;

            Reclaim();
            return _free.TryPop(out buffer) ? buffer : null;
        }
    }

    /// <summary>Takes back a buffer that is not to be sent.</summary>
    public void Free(MessageBuffer buffer)
    {
        lock (_using)
            _free.Push(buffer);
    }

    public void Send(MessageBuffer buffer, int destination)
    {
        lock (_using)
        {
            _sent[destination]++;
            Send(buffer, destination, MessageHeader.Bytes + (buffer.Header.StateCount * _stateBytes));
            Traffic = (Traffic.Messages + 1, Traffic.Bytes + buffer.Length);
        }
    }

    /// <summary>A message with states for a worker to add, or null. It must be given back.</summary>
    public MessageBuffer? TryTakeArrived()
    {
        if (!_using.TryEnter())
            return null;

        try
        {
            Advance();
            return _arrived.TryDequeue(out MessageBuffer? buffer) ? buffer : null;
        }
        finally
        {
            _using.Exit();
        }
    }

    /// <summary>Says that the states of a message have been added.</summary>
    public void GiveBack(MessageBuffer buffer)
    {
        lock (_using)
        {
            _untaken--;
            _channel.GiveBack(buffer);
        }
    }

    public void Dispose()
    {
        _channel.Dispose();
        _memory.Dispose();
    }

    private void Advance()
    {
        if (!_isOpen)
            return;

        Reclaim();
        while (_channel.Receive() is { } message)
            Accept(message);

        if (Volatile.Read(ref _unfinishedWorkers) == 0)
            SendEnds();

        bool isOver = _nextEnd == _sent.Length
            && _untaken == 0
            && _free.Count == _sendingCount
            && HasReceivedAll();
        if (isOver)
            Volatile.Write(ref _isOpen, false);
    }

    private bool HasReceivedAll()
    {
        for (int i = 0; i < _expected.Length; i++)
        {
            if (_expected[i] != _received[i])
                return false;
        }

        return true;
    }

    private void Reclaim()
    {
        while (_channel.TakeSent() is { } sent)
            _free.Push(sent);
    }

    private void Accept(MessageBuffer message)
    {
        MessageHeader header = message.Header;
        if (header.Depth != _depth)
            throw new InvalidOperationException($"a message of level {header.Depth} came in level {_depth}");

        _counts[message.Source] = header.Counts;
        _control.SetElsewhere(Total());
        if (header.StopReason != StopReason.None)
            _control.Stop(header.StopReason);

        if (header.Kind == MessageKind.End)
        {
            _expected[message.Source] = header.Sent;
            _channel.GiveBack(message);
            return;
        }

        _received[message.Source]++;
        _untaken++;
        _arrived.Enqueue(message);
    }

    private SearchCounts Total()
    {
        var total = default(SearchCounts);
        foreach (SearchCounts counts in _counts)
        {
            total.States += counts.States;
            total.RulesFired += counts.RulesFired;
            total.Expanded += counts.Expanded;
        }

        return total;
    }

    private void SendEnds()
    {
        for (; _nextEnd < _sent.Length; _nextEnd++)
        {
            if (_nextEnd == _rank)
                continue;

            if (!_free.TryPop(out MessageBuffer? buffer))
                return;

            buffer.Header = new MessageHeader { Kind = MessageKind.End, Sent = _sent[_nextEnd] };
            Send(buffer, _nextEnd, MessageHeader.Bytes);
        }
    }

    private void Send(MessageBuffer buffer, int destination, int length)
    {
        ref MessageHeader header = ref buffer.Header;
        header.Depth = _depth;
        header.StopReason = _control.StopReason;
        header.Counts = _control.Own;
        buffer.Length = length;
        _channel.Send(buffer, destination);
    }
}
