using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Vacuity;

/// <summary>One thread's share of an inspection.</summary>
internal sealed class StateInspector(Inspection inspection, ISuccessorGenerator generator, int wordCount)
{
    private readonly ulong[] _changed = new ulong[wordCount];
    private ulong[]? _first;

    /// <summary>The bits in which states differ.</summary>
    public ulong[] Differences { get; } = new ulong[wordCount];

    /// <summary>Looks at one more state.</summary>
    public void Look(ReadOnlySpan<ulong> state)
    {
        _first ??= inspection.FirstOr(state);
        for (int i = 0; i < state.Length; i++)
            Differences[i] |= state[i] ^ _first[i];

        foreach (InspectedClaim claim in inspection.Claims)
        {
            if (!claim.IsSensitive && claim.IsExact && CanBeFalsified(claim, state))
                claim.IsSensitive = true;
        }
    }

    private bool CanBeFalsified(InspectedClaim claim, ReadOnlySpan<ulong> state)
    {
        state.CopyTo(_changed);
        foreach (StateCell slot in claim.Slots)
        {
            ulong before = _changed[slot.Word];
            ulong others = before & ~(slot.Mask << slot.Shift);
            for (ulong code = slot.Least; code <= slot.Most; code++)
            {
                _changed[slot.Word] = others | (code << slot.Shift);
                if (_changed[slot.Word] != before && IsFalse(claim))
                    return true;
            }

            _changed[slot.Word] = before;
        }

        return false;
    }

    private bool IsFalse(InspectedClaim claim)
    {
        foreach (int instance in claim.Instances)
        {
            if (generator.Evaluate(instance, _changed) == Evaluation.False)
                return true;
        }

        return false;
    }
}
