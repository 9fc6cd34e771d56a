namespace ModelCheck.Exploration.Distributed;

/// <summary>A place for one message, in memory that does not move.</summary>
/// <param name="address">Aligned to a cache line.</param>
/// <param name="capacity">In bytes.</param>
public sealed unsafe class MessageBuffer(byte* address, int capacity)
{
    public byte* Address => address;

    public int Capacity => capacity;

    /// <summary>Bytes of the message.</summary>
    public int Length { get; set; }

    /// <summary>Who sent the message that was received.</summary>
    public int Source { get; set; }

    public Span<byte> Content => new(address, Length);

    internal ref MessageHeader Header => ref *(MessageHeader*)address;

    /// <summary>The words after the header: room for them, or those of the message.</summary>
    internal ulong* Words => (ulong*)(address + MessageHeader.Bytes);
}
