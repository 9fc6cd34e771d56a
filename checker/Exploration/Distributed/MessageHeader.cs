using System.Runtime.InteropServices;
using ModelCheck.Exploration.Search;

namespace ModelCheck.Exploration.Distributed;

internal enum MessageKind
{
    /// <summary>States that belong to the receiver.</summary>
    States,

    /// <summary>The sender has sent all its states of the level.</summary>
    End,
}

/// <summary>What each message begins with.</summary>
/// <remarks>
/// <code>
/// 0      4        8       12            16       24         48     64
/// +------+--------+-------+-------------+--------+----------+------+--------------------------
/// | kind | states | depth | stop reason | sent   | counts   |      | states, word by word ...
/// +------+--------+-------+-------------+--------+----------+------+--------------------------
/// </code>
/// The counts and the stop reason say how far the sender is, so that nobody has to ask. Words are in the order of the
/// machine's bytes: all machines are of one kind.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct MessageHeader
{
    /// <summary>The first state begins in a line of its own.</summary>
    public const int Bytes = 64;

    public MessageKind Kind;

    /// <summary>How many states follow.</summary>
    public int StateCount;

    /// <summary>Of the level that is being expanded.</summary>
    public int Depth;

    /// <summary>Why the sender stops, if it does.</summary>
    public StopReason StopReason;

    /// <summary>In an end: how many messages with states went to the receiver in this level.</summary>
    public long Sent;

    /// <summary>Of the sender, up to now.</summary>
    public SearchCounts Counts;
}
