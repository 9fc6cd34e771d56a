using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ModelCheck.Exploration.Search;

/// <summary>Which process a state belongs to: that of its class. Immutable and safe to share.</summary>
internal sealed unsafe class StateOwner
{
    private readonly StateClasses _classes;

    // Pinned, since every transition reads them.
    private readonly ushort[] _pinned;
    private readonly ushort* _owners;

    /// <param name="owners">Of each class.</param>
    public StateOwner(StateClasses classes, ReadOnlySpan<ushort> owners)
    {
        _classes = classes;
        _pinned = GC.AllocateUninitializedArray<ushort>(StateClasses.Count, pinned: true);
        owners.CopyTo(_pinned);
        _owners = (ushort*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pinned));
    }

    /// <summary>Differs where states have other owners.</summary>
    public string Fingerprint =>
        $"{_classes} {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(_pinned.AsSpan())))}";

    public int Of(ReadOnlySpan<ulong> full) => _owners[_classes.Of(full)];

    /// <param name="full">The words that the state has in every process.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(ulong* full) => _owners[_classes.Of(full)];
}
