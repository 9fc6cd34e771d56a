using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;
using ModelCheck.Reporting.States;

namespace ModelCheck.Reporting.Traces;

/// <summary>The words for how a trace came to what is wrong at its end, the same in every format.</summary>
internal static class CauseWords
{
    // The steps of longer traces are too many to be looked at one by one.
    private const int LongestTrace = 5_000;

    private const int MostWrites = 3;

    /// <summary>The slice; null where nothing that is read at the end was written on the way, or that is not known.</summary>
    public static Causes? Of(TransitionSystem system, Violation violation)
    {
        if (violation.Trace is not { Length: > 0 and <= LongestTrace } trace)
            return null;

        Causes? causes = new TraceFlow(system, trace).CausesOf(violation);
        return causes is { Steps: not [] } ? causes : null;
    }

    /// <summary>How many steps had a part in it.</summary>
    public static string Heading(Trace trace, Causes causes) =>
        $"How it came to that: {causes.Steps.Length} of {ViolationText.Steps(trace.Length)} had a part in it";

    /// <summary>
    /// The steps nearest to what is wrong, by who read what they wrote: at most so many, the last one first.
    /// </summary>
    public static ImmutableArray<Cause> Nearest(Causes causes, int most)
    {
        List<Cause> nearest = [.. causes.Steps.Where(c => c.IsDirect)];
        for (int i = 0; i < nearest.Count && nearest.Count < most; i++)
            nearest.AddRange(causes.Steps.Where(c => c.Readers.Contains(nearest[i].Step)).Except(nearest));

        return [.. nearest.Take(most).OrderByDescending(c => c.Step)];
    }

    /// <summary>What a step wrote and somebody read, as <c>turn := 1</c>.</summary>
    public static string Writes(TransitionSystem system, Trace trace, Cause cause)
    {
        string[] writes = [.. ChangesOf(system, trace, cause).Select(ChangeText.Assignment)];
        string more = writes.Length > MostWrites ? $" and {writes.Length - MostWrites} more" : "";
        return string.Join(", ", writes.Take(MostWrites)) + more;
    }

    /// <summary>Where the first of these writes stands, or else the rule.</summary>
    public static SourceSpan Place(Trace trace, Cause cause) =>
        cause.Writes.Select(w => w.Span).FirstOrDefault(span => span is not null) ?? trace.Steps[cause.Step].Rule.Span;

    /// <summary>Who read it: <c>step 4 and the failing part</c>.</summary>
    public static string Readers(Cause cause)
    {
        string[] steps = [.. cause.Readers.Select(step => $"{step}")];
        string readers = steps is [] ? "" : $"{(steps.Length == 1 ? "step" : "steps")} {string.Join(", ", steps)}";
        return cause.IsDirect ? $"{readers}{(readers == "" ? "" : " and ")}the failing part" : readers;
    }

    /// <summary>What a step changed and somebody read.</summary>
    public static ImmutableArray<StateChange> ChangesOf(TransitionSystem system, Trace trace, Cause cause)
    {
        ImmutableArray<long> before = trace.Steps[cause.Step - 1].State;
        ImmutableArray<long> after = trace.Steps[cause.Step].State;
        long[] read = [.. before];
        foreach (SlotWrite write in cause.Writes)
        {
            // A part of a multiset's element has no place of its own.
            StateVariable variable = system.Variables.Last(v => v.Offset <= write.Slot);
            (int first, int count) = HasMultiset(variable.Type) ? (variable.Offset, variable.Type.SlotCount) : (write.Slot, 1);
            after.AsSpan(first, count).CopyTo(read.AsSpan(first, count));
        }

        return StateDiff.Between(system.Variables, before, [.. read]);
    }

    private static bool HasMultiset(ModelType type) => type switch
    {
        MultisetType => true,
        ArrayType array => HasMultiset(array.Element),
        RecordType record => record.Fields.Any(field => HasMultiset(field.Type)),
        _ => false,
    };
}
