namespace ModelCheck.Reporting.Stepping;

/// <summary>What a reader of a trace in the terminal looks at.</summary>
public enum StepperView
{
    /// <summary>What the step changed, and what it read of which earlier step.</summary>
    Changes,

    /// <summary>Every variable.</summary>
    State,

    /// <summary>Why the property is false at the end.</summary>
    Why,

    Help,
}

/// <summary>Where a reader stands in a trace.</summary>
/// <param name="Filter">Only variables whose names contain this are shown.</param>
/// <param name="Typing">Whether keys go into the filter.</param>
/// <param name="Scroll">How many lines of the view are left out at its top.</param>
/// <param name="HasEnded">Whether the reader wants no more.</param>
public sealed record StepperPosition(
    int Step, StepperView View, string Filter, bool Typing = false, int Scroll = 0, bool HasEnded = false);
