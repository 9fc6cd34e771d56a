namespace ModelCheck.Language.Interpretation;

/// <summary>
/// A place where a value lives: its first slot in some memory (the state, a frame, or a temporary).
/// </summary>
internal readonly record struct Location(long[] Memory, int Offset)
{
    /// <summary>The one slot of a simple value.</summary>
    public long Value
    {
        get => Memory[Offset];
        set => Memory[Offset] = value;
    }

    /// <summary>The place that starts some slots further on.</summary>
    public Location Plus(int slots) => new(Memory, Offset + slots);

    public Span<long> Slots(int count) => Memory.AsSpan(Offset, count);
}
