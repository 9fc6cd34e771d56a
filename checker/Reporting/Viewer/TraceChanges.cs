using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Viewer;

/// <summary>What a step of a trace changes: what reads nothing of it need not be looked at again.</summary>
internal static class TraceChanges
{
    /// <param name="step">From 1.</param>
    public static bool Changes(this Trace trace, StateVariable variable, int step)
    {
        int slots = variable.Type.SlotCount;
        ReadOnlySpan<long> before = trace.Steps[step - 1].State.AsSpan(variable.Offset, slots);
        return !before.SequenceEqual(trace.Steps[step].State.AsSpan(variable.Offset, slots));
    }
}
