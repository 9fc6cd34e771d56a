using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting.Schedules;

/// <summary>How the steps of a trace went in another specification.</summary>
/// <param name="Trace">What was fired there; null when there is no such initial state.</param>
/// <param name="Steps">In order: what became of each step of the schedule, and what was fired besides.</param>
/// <param name="Error">Set when the last step of the trace ended in an error; the rest was not tried.</param>
public sealed record ScheduleReplay(Trace? Trace, ImmutableArray<ScheduledStep> Steps, ModelError? Error)
{
    /// <summary>The first step that only one of the two runs has; null when the schedule could be kept.</summary>
    public ScheduledStep? FirstDivergence => Steps.FirstOrDefault(step => step.Scheduled is null || step.Taken is null);
}

/// <summary>A step of the schedule, of the run that followed it, or of both.</summary>
/// <param name="Scheduled">Its number in the schedule; null for a step that the other specification does besides.</param>
/// <param name="Taken">Its number in the replay's trace; null when it was not fired.</param>
/// <param name="Obstacle">Why it was not fired.</param>
public sealed record ScheduledStep(int? Scheduled, int? Taken, Obstacle? Obstacle = null);

/// <summary>What stands against a step of a schedule.</summary>
/// <param name="Reason">As in "it is not enabled".</param>
/// <param name="Rule">The rule that cannot fire; null when there is none.</param>
/// <param name="Conjuncts">The parts of its guard that are not true, in source order.</param>
public sealed record Obstacle(string Reason, Rule? Rule, ImmutableArray<SourceSpan> Conjuncts);
