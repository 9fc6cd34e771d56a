using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Interpretation;

/// <summary>What flows along a trace: which step changed what a later one read.</summary>
/// <remarks>Each firing is observed once more on the interpreter.</remarks>
public sealed class TraceFlow
{
    private readonly Trace _trace;

    // For each slot the steps that changed it, in order.
    private readonly List<int>[] _changes;

    public TraceFlow(TransitionSystem system, Trace trace)
    {
        _trace = trace;
        _changes = [.. Enumerable.Range(0, system.SlotCount).Select(_ => new List<int>())];
        var observer = new FiringObserver(system);
        var observations = ImmutableArray.CreateBuilder<FiringObservation>(trace.Steps.Length);
        ImmutableArray<long> before = [.. new Interpreter(system).NewState()];
        for (int number = 0; number < trace.Steps.Length; number++)
        {
            TraceStep step = trace.Steps[number];
            observations.Add(observer.Observe(new Instance<Rule>(step.Rule, step.Arguments), before));
            for (int slot = 0; number > 0 && slot < _changes.Length; slot++)
            {
                if (before[slot] != step.State[slot])
                    _changes[slot].Add(number);
            }

            before = step.State;
        }

        Observations = observations.MoveToImmutable();
    }

    /// <summary>What each firing did, the initial one included.</summary>
    public ImmutableArray<FiringObservation> Observations { get; }

    /// <summary>
    /// The slots that a step read and an earlier one had changed, each with the last step that did, in the order in which
    /// they were read. What is still as it was initially is left out.
    /// </summary>
    public ImmutableArray<(int Slot, int Writer)> ReadBy(int step) =>
        step == 0 ? [] : Read(Observations[step].Reads, step - 1);

    /// <summary>How the trace came to what is wrong at its end; null where no single state or step shows that.</summary>
    /// <param name="violation">Of this trace.</param>
    public Causes? CausesOf(Violation violation)
    {
        int last = _trace.Steps.Length - 1;
        if (violation.Explanation is { } explanation)
            return CausesOf(Read([.. explanation.Culprits.SelectMany(c => c.Slots).Distinct()], last));

        return violation is { Kind: ViolationKind.ModelError, Property: null } ? CausesOf(ReadBy(last)) : null;
    }

    private Causes CausesOf(ImmutableArray<(int Slot, int Writer)> reads)
    {
        var slots = new SortedDictionary<int, SortedSet<int>>(Comparer<int>.Create((a, b) => b.CompareTo(a)));
        var readers = new Dictionary<int, SortedSet<int>>();
        var open = new Queue<int>();
        Follow(reads, reader: null);
        while (open.TryDequeue(out int step))
            Follow(ReadBy(step), step);

        HashSet<int> direct = [.. reads.Select(r => r.Writer)];
        return new Causes(
        [
            .. slots.Select(s => new Cause(
                s.Key, [.. s.Value.Select(slot => WriteOf(s.Key, slot))], [.. readers[s.Key]], direct.Contains(s.Key))),
        ]);

        void Follow(ImmutableArray<(int Slot, int Writer)> found, int? reader)
        {
            foreach ((int slot, int writer) in found)
            {
                if (slots.TryAdd(writer, []))
                {
                    readers.Add(writer, []);
                    open.Enqueue(writer);
                }

                slots[writer].Add(slot);
                if (reader is { } step)
                    readers[writer].Add(step);
            }
        }
    }

    private SlotWrite WriteOf(int step, int slot)
    {
        SourceSpan? span = Observations[step].Writes.TryGetValue(slot, out SourceSpan found) ? found : null;
        return new SlotWrite(slot, span);
    }

    private ImmutableArray<(int Slot, int Writer)> Read(ImmutableArray<(int Offset, int Count)> parts, int lastStep)
    {
        var found = ImmutableArray.CreateBuilder<(int Slot, int Writer)>();
        var seen = new HashSet<int>();
        foreach ((int offset, int count) in parts)
        {
            for (int slot = offset; slot < offset + count; slot++)
            {
                if (LastChange(slot, lastStep) is { } writer && seen.Add(slot))
                    found.Add((slot, writer));
            }
        }

        return found.DrainToImmutable();
    }

    // The last step up to one that changed a slot; null when it is as it was initially.
    private int? LastChange(int slot, int lastStep)
    {
        List<int> changes = _changes[slot];
        int place = changes.BinarySearch(lastStep);
        int index = place >= 0 ? place : ~place - 1;
        return index >= 0 ? changes[index] : null;
    }
}
