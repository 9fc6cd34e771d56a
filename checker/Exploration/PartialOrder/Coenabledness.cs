using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>Which rule instances can never be enabled in one state, because they ask for different values of one place.</summary>
internal sealed class Coenabledness(int instanceCount)
{
    private readonly Dictionary<ValuePlace, Dictionary<ulong, BitSet>> _byPlace = [];
    private readonly ImmutableArray<ValueFilter>[] _filters = new ImmutableArray<ValueFilter>[instanceCount];

    public void Add(int instance, ImmutableArray<ValueFilter> filters)
    {
        _filters[instance] = filters;
        foreach (ValueFilter filter in filters)
        {
            if (!_byPlace.TryGetValue(filter.Place, out Dictionary<ulong, BitSet>? byCodes))
                _byPlace[filter.Place] = byCodes = [];

            if (!byCodes.TryGetValue(filter.Codes, out BitSet? instances))
                byCodes[filter.Codes] = instances = new BitSet(instanceCount);

            instances.Add(instance);
        }
    }

    /// <summary>Removes from a set the instances that are never enabled together with one. All have been added.</summary>
    public void RemoveExcluded(int instance, BitSet others) => RemoveExcluded(_filters[instance], others);

    /// <summary>Removes from a set the instances that are never enabled where values have the codes of some filters.</summary>
    public void RemoveExcluded(ImmutableArray<ValueFilter> filters, BitSet others)
    {
        foreach (ValueFilter filter in filters)
        {
            foreach ((ulong codes, BitSet instances) in _byPlace.GetValueOrDefault(filter.Place) ?? [])
            {
                if ((codes & filter.Codes) == 0)
                    others.ExceptWith(instances);
            }
        }
    }
}
