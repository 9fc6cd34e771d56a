using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Designs;

/// <summary>Looks at the states of one design through the common variables.</summary>
internal sealed class Projection(
    ExploredDesign design, ImmutableArray<StateVariable> variables, ProjectedStates states, int slotCount)
{
    private const int MostValues = 64;

    private readonly long[] _all = new long[slotCount];
    private readonly long[] _slots = new long[variables.Sum(v => v.Type.SlotCount)];
    private readonly ValueSet[] _values = new ValueSet[variables.Sum(v => v.Type.SlotCount)];

    public int NumberOf(ReadOnlySpan<ulong> state)
    {
        design.Unpack(state, _all);
        int next = 0;
        foreach (StateVariable variable in variables)
        {
            _all.AsSpan(variable.Offset, variable.Type.SlotCount).CopyTo(_slots.AsSpan(next));
            next += variable.Type.SlotCount;
        }

        return states.NumberOf(_slots);
    }

    /// <summary>Remembers the values in the state that was looked at last.</summary>
    public void NoteValues()
    {
        for (int i = 0; i < _slots.Length; i++)
            _values[i].Add(_slots[i]);
    }

    /// <summary>The values that each slot of the common variables has in some state; null where they are too many.</summary>
    public ImmutableArray<ImmutableArray<long>?> Values => [.. _values.Select(v => v.Values)];

    // Most variables change seldom, so that one comparison mostly says it all.
    private struct ValueSet
    {
        private SortedSet<long>? _values;
        private long _last;

        public readonly ImmutableArray<long>? Values =>
            _values is null ? [] : _values.Count > MostValues ? null : [.. _values];

        public void Add(long value)
        {
            if (_values is not null && value == _last)
                return;

            _last = value;
            _values ??= [];
            if (_values.Count <= MostValues)
                _values.Add(value);
        }
    }
}
