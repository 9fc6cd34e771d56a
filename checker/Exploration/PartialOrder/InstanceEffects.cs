using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>Which rule instances read and write which slots of the state.</summary>
internal sealed class InstanceEffects
{
    private readonly BitSet[] _readers;
    private readonly BitSet[] _writers;

    public InstanceEffects(ModelNumbering numbering)
    {
        SlotCount = numbering.System.SlotCount;
        Count = numbering.Rules.Count;
        _readers = NewSets();
        _writers = NewSets();
        BitSet assumed = ReadBy(numbering, PropertyKind.Assumption);
        HasAssumptions = !assumed.IsEmpty;
        var footprints = ImmutableArray.CreateBuilder<Footprint>(Count);
        for (int instance = 0; instance < Count; instance++)
        {
            Footprint footprint = Footprint.Of(numbering.Rules[instance], SlotCount);

            // Whether its successor is left out depends on everything that the assumptions read.
            if (footprint.Writes.Overlaps(assumed))
                footprint.Reads.UnionWith(assumed);

            footprints.Add(footprint);
            foreach (int slot in footprint.Reads.Numbers)
                _readers[slot].Add(instance);

            foreach (int slot in footprint.Writes.Numbers)
                _writers[slot].Add(instance);
        }

        Footprints = footprints.MoveToImmutable();
    }

    public int SlotCount { get; }

    /// <summary>Whether assumptions may leave out successors.</summary>
    public bool HasAssumptions { get; }

    /// <summary>How many instances there are.</summary>
    public int Count { get; }

    public ImmutableArray<Footprint> Footprints { get; }

    public BitSet WritersOf(int slot) => _writers[slot];

    /// <summary>The instances that may give a slot one of some values: see <see cref="ValueSet"/>.</summary>
    public BitSet WritersOf(int slot, ulong values)
    {
        var writers = new BitSet(Count);
        foreach (int instance in _writers[slot].Numbers.Where(i => (Footprints[i].Values[slot] & values) != 0))
            writers.Add(instance);

        return writers;
    }

    public BitSet WritersOf(BitSet slots)
    {
        var writers = new BitSet(Count);
        foreach (int slot in slots.Numbers)
            writers.UnionWith(_writers[slot]);

        return writers;
    }

    /// <summary>The instances that write what an instance reads or writes, or read what it writes.</summary>
    public BitSet ConflictsOf(int instance)
    {
        Footprint footprint = Footprints[instance];
        BitSet conflicts = WritersOf(footprint.Reads);
        foreach (int slot in footprint.Writes.Numbers)
        {
            conflicts.UnionWith(_writers[slot]);
            conflicts.UnionWith(_readers[slot]);
        }

        conflicts.Remove(instance);
        return conflicts;
    }

    private BitSet[] NewSets() => [.. Enumerable.Range(0, SlotCount).Select(_ => new BitSet(Count))];

    private BitSet ReadBy(ModelNumbering numbering, PropertyKind kind)
    {
        var slots = new BitSet(SlotCount);
        foreach (Instance<Property> instance in numbering.Instances.Where(i => i.Owner.Kind == kind))
        {
            Property owner = instance.Owner;
            slots.UnionWith(Footprint.Of(owner.Condition!, owner.Bindings, instance.Arguments, SlotCount).Reads);
        }

        return slots;
    }
}
