namespace ModelCheck.Exploration.Distributed;

/// <summary>How the processes of a distributed search talk to each other. They are numbered: process 0 leads.</summary>
/// <remarks>
/// A method that says <em>together</em> is called by all processes, in the same order. Nothing here may be called by two
/// threads at once.
/// </remarks>
public interface ICommunicator : IDisposable
{
    int Rank { get; }

    int Size { get; }

    /// <summary>Replaces the values by their sums over all processes, together.</summary>
    void Sum(Span<long> values);

    /// <summary>Brings what each process contributes to process 0, by rank, together; null for the others.</summary>
    byte[][]? Gather(ReadOnlySpan<byte> contribution);

    /// <summary>What process 0 contributes, together; what others contribute is not looked at.</summary>
    byte[] Broadcast(ReadOnlySpan<byte> contribution);

    /// <summary>Begins to exchange messages, until the channel is disposed. One channel at a time.</summary>
    /// <param name="receiving">Where messages arrive: at least one buffer, all as large as those that are sent.</param>
    IMessageChannel Open(IReadOnlyCollection<MessageBuffer> receiving);

    /// <summary>Ends all processes, wherever they are.</summary>
    void Abort(int exitCode);
}

/// <summary>Messages from any process to any other. Sending and receiving overlap with whatever the caller does.</summary>
/// <remarks>
/// A message may wait for its receiver to ask for it, so whoever waits for one to be sent has to go on receiving.
/// Messages of one sender arrive in any order.
/// </remarks>
public interface IMessageChannel : IDisposable
{
    /// <summary>Begins to send what a buffer holds. The buffer is the channel's until it comes back.</summary>
    void Send(MessageBuffer buffer, int destination);

    /// <summary>A buffer whose message is on its way and that can be written again; null when there is none.</summary>
    MessageBuffer? TakeSent();

    /// <summary>A message that has arrived, or null. Its buffer must be given back.</summary>
    MessageBuffer? Receive();

    /// <summary>Lets the next message arrive in the buffer.</summary>
    void GiveBack(MessageBuffer buffer);
}

/// <summary>The processes of a distributed search cannot work together. The message is one line for the user.</summary>
public sealed class DistributedException(string message) : Exception(message);
