using System.Numerics;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Symmetry;

/// <summary>Counts the states of the orbits of representatives.</summary>
/// <remarks>
/// An orbit has as many states as there are renamings for each that leaves the state as it is (orbit and stabilizer). A
/// representative whose choice was cut short may not be the only one of its orbit; whether it was depends on the orbit alone, so
/// that is seen from the representative.
/// </remarks>
internal sealed class OrbitCounter : IOrbitCounter
{
    private readonly StateLayout _layout;
    private readonly PackedCanonicalizer? _sorting;
    private readonly Canonicalizer _searching;
    private readonly Automorphisms _automorphisms;
    private readonly BigInteger _renamings;
    private readonly Dictionary<BigInteger, long> _statesByAutomorphisms = [];
    private readonly long[] _slots;

    /// <param name="occurrences">Null where sorting never decides.</param>
    /// <param name="maxCandidates">As many as were compared to choose a representative.</param>
    public OrbitCounter(SymmetryTables tables, StateLayout layout, PackedOccurrences? occurrences, int maxCandidates)
    {
        _layout = layout;
        _sorting = occurrences is null ? null : new PackedCanonicalizer(occurrences);
        _searching = new Canonicalizer(tables, layout, maxCandidates);
        _automorphisms = new Automorphisms(tables);
        _slots = new long[tables.SlotCount];
        _renamings = tables.Scalarsets
            .SelectMany(range => Enumerable.Range(1, range.End - range.First))
            .Aggregate(BigInteger.One, (product, factor) => product * factor);
    }

    public BigInteger? States => _searching.Approximated > 0
        ? null
        : _statesByAutomorphisms.Aggregate(
            BigInteger.Zero, (sum, alike) => sum + (alike.Value * (_renamings / alike.Key)));

    public void Add(ReadOnlySpan<ulong> representative)
    {
        BigInteger automorphisms = _sorting?.CountAutomorphisms(representative) ?? Search(representative);
        _statesByAutomorphisms[automorphisms] = _statesByAutomorphisms.GetValueOrDefault(automorphisms) + 1;
    }

    private BigInteger Search(ReadOnlySpan<ulong> representative)
    {
        _layout.Unpack(representative, _slots);
        if (_automorphisms.CountAtOnce(_slots) is { } count)
            return count;

        ulong[] state = [.. representative];
        _searching.Canonicalize(state);
        return _searching.Approximated > 0 ? BigInteger.One : _automorphisms.Count(_slots);
    }
}
