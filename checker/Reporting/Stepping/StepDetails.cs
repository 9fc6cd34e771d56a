using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Text;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Stepping;

/// <summary>The views of one step in a terminal.</summary>
internal sealed class StepDetails(TransitionSystem system, Violation violation, ImmutableArray<ReportedStep> steps)
{
    private readonly FiringObserver _observer = new(system);

    /// <summary>The nearest step in a direction that changes a variable whose name contains the filter.</summary>
    public int? NextChange(int from, string filter, int direction)
    {
        for (int step = from + direction; step >= 0 && step < steps.Length; step += direction)
        {
            if (steps[step].Changes.Any(change => Matches(change.Path, filter)))
                return step;
        }

        return null;
    }

    public void WriteChanges(StyledWriter writer, int number, string filter)
    {
        ReportedStep step = steps[number];
        if (step.Rule.Doc is { Text: not "" } doc)
            WriteWrapped(writer, doc.Text);
        if (number == 0)
        {
            WriteState(writer, number, filter);
            return;
        }

        TraceText.WriteChanges(writer, [.. step.Changes.Where(change => Matches(change.Path, filter))]);
        WriteReads(writer, number, filter);
        if (violation.Error is { } error && number == steps.Length - 1)
            writer.WriteLine($"  error: {error.Message}", Style.Bad);
    }

    public void WriteState(StyledWriter writer, int number, string filter)
    {
        foreach ((StateVariable variable, StateValue value) in steps[number].State)
            WriteValue(writer, variable.Name, value, filter);
    }

    public void WriteWhy(StyledWriter writer)
    {
        VerdictText.WriteViolation(writer, violation);
        if (violation.Explanation is null && violation.Error is null && violation.Lasso is null)
            writer.WriteLine("  There is nothing more to explain: no single state decides it.");
    }

    /// <summary>Simple values one to a line, so that a filter can pick among them.</summary>
    private static void WriteValue(StyledWriter writer, string path, StateValue value, string filter)
    {
        (string Path, StateValue Value)[] parts = [.. ValueText.Parts(path, value)];
        if (parts is [])
        {
            if (Matches(path, filter))
                writer.WriteLine($"  {path} = {ValueText.Of(value)}");
            return;
        }

        foreach ((string partPath, StateValue part) in parts)
            WriteValue(writer, partPath, part, filter);
    }

    /// <summary>What the firing read that an earlier step had changed, and which.</summary>
    private void WriteReads(StyledWriter writer, int number, string filter)
    {
        TraceStep firing = steps[number].Firing;
        ImmutableArray<long> before = steps[number - 1].Firing.State;
        var instance = new Instance<Rule>(firing.Rule, firing.Arguments);
        foreach ((int offset, int count) in _observer.Observe(instance, before).Reads)
        {
            int? changed = LastChange(offset, count, number - 1);
            if (changed is not { } from || PlaceAt(offset, count, before) is not { } place || !Matches(place, filter))
                continue;

            writer.Write($"  read {place}", Style.Dim);
            writer.WriteLine($"  written in step {from} by {steps[from].Lane ?? steps[from].Rule.Name}", Style.Dim);
        }
    }

    /// <summary>The last step up to one that changed some of these slots; null when they are as they were initially.</summary>
    private int? LastChange(int offset, int count, int step)
    {
        for (int number = step; number > 0; number--)
        {
            ReadOnlySpan<long> after = steps[number].Firing.State.AsSpan(offset, count);
            if (!after.SequenceEqual(steps[number - 1].Firing.State.AsSpan(offset, count)))
                return number;
        }

        return null;
    }

    /// <summary>A part of the state with its value, as <c>owner[Node_1] = true</c>; null for part of a multiset.</summary>
    private string? PlaceAt(int offset, int count, ImmutableArray<long> state) =>
        StateNames.Find(system, offset, count) is { } found
            ? $"{found.Path} = {ValueText.Of(StateValue.Of(found.Type, state.AsSpan(offset, count)))}"
            : null;

    private static bool Matches(string path, string filter) =>
        path.Contains(filter, StringComparison.OrdinalIgnoreCase);

    private static void WriteWrapped(StyledWriter writer, string text)
    {
        foreach (string line in TextColumns.Wrap(text.ReplaceLineEndings(" "), writer.Width - 2))
            writer.WriteLine($"  {line}", Style.Dim);
        writer.WriteLine();
    }
}
