using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>What a loop's body read and wrote.</summary>
internal sealed class AccessLog
{
    /// <param name="Value">
    /// What was written; null for a read, and for a write whose value is not the same each time.
    /// </param>
    public sealed record Access(bool IsWrite, Alternative Place, PartialValue? Value);

    public List<Access> Accesses { get; } = [];

    public void Read(Alternative place) => Accesses.Add(new Access(false, place, null));

    public void Write(Alternative place, PartialValue value) => Accesses.Add(new Access(true, place, value));

    /// <summary>Takes over what an inner loop did, for all values of its variable.</summary>
    public void Include(AccessLog inner, Term innerElement)
    {
        foreach (Access access in inner.Accesses)
        {
            bool varies = access.Value is { } value
                && (value.Defined.Mentions(innerElement) || value.Value?.Mentions(innerElement) == true);
            Accesses.Add(varies ? access with { Value = null } : access);
        }
    }
}
