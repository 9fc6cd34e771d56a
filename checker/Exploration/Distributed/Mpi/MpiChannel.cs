using static ModelCheck.Exploration.Distributed.Mpi.MpiCommunicator;

namespace ModelCheck.Exploration.Distributed.Mpi;

/// <summary>Messages as nonblocking sends, and receives that are posted before the messages come.</summary>
internal sealed unsafe class MpiChannel : IMessageChannel
{
    private const int Tag = 1;
    private const int AnySource = -1;

    private readonly nint _world;
    private readonly nint _byte;
    private readonly Queue<Transfer> _sending = new();
    private readonly Queue<Transfer> _receiving = new();

    public MpiChannel(nint world, nint byteType, IReadOnlyCollection<MessageBuffer> receiving)
    {
        (_world, _byte) = (world, byteType);
        foreach (MessageBuffer buffer in receiving)
            GiveBack(buffer);
    }

    public void Send(MessageBuffer buffer, int destination)
    {
        Check(MpiCalls.BeginSend(buffer.Address, buffer.Length, _byte, destination, Tag, _world, out nint request));
        _sending.Enqueue(new Transfer(buffer, request));
    }

    public MessageBuffer? TakeSent() => TakeDone(_sending, out _);

    // Messages are matched with receives in the order in which these were posted, so mostly the first is done first.
    public MessageBuffer? Receive()
    {
        if (TakeDone(_receiving, out MpiStatus status) is not { } buffer)
            return null;

        Check(MpiCalls.GetCount(status, _byte, out int length));
        (buffer.Length, buffer.Source) = (length, status.Source);
        return buffer;
    }

    public void GiveBack(MessageBuffer buffer)
    {
        Check(MpiCalls.BeginReceive(buffer.Address, buffer.Capacity, _byte, AnySource, Tag, _world, out nint request));
        _receiving.Enqueue(new Transfer(buffer, request));
    }

    public void Dispose()
    {
        while (_receiving.TryDequeue(out Transfer transfer))
        {
            nint request = transfer.Request;
            _ = MpiCalls.Cancel(ref request);
            _ = MpiCalls.Wait(ref request, out _);
        }
    }

    // Looks at each once, and puts those that are not done to the end.
    private static MessageBuffer? TakeDone(Queue<Transfer> transfers, out MpiStatus status)
    {
        status = default;
        for (int i = transfers.Count; i > 0; i--)
        {
            Transfer transfer = transfers.Dequeue();
            nint request = transfer.Request;
            Check(MpiCalls.Test(ref request, out int isDone, out status));
            if (isDone != 0)
                return transfer.Buffer;

            transfers.Enqueue(transfer);
        }

        return null;
    }

    private readonly record struct Transfer(MessageBuffer Buffer, nint Request);
}
