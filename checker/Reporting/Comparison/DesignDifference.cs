using System.Collections.Immutable;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.States;

namespace ModelCheck.Reporting.Comparison;

/// <summary>How two designs differ.</summary>
/// <param name="Constants">Those that have other values, or that only one design has.</param>
/// <param name="Properties">Rows of the table whose verdicts differ.</param>
/// <param name="Followed">A counterexample of each design that has one, in the other.</param>
/// <param name="Graphs">Null when the designs were not both explored completely.</param>
/// <param name="Obstacle">Why they were not; else null.</param>
public sealed record DesignDifference(
    ComparedDesign Left,
    ComparedDesign Right,
    ImmutableArray<ConstantChange> Constants,
    ImmutableArray<PropertyRow> Properties,
    ImmutableArray<FollowedCounterexample> Followed,
    GraphDifference? Graphs,
    string? Obstacle);

/// <summary>A constant of two designs.</summary>
/// <param name="Left">Its value, as a specification would write it; null when the design has no such constant.</param>
public sealed record ConstantChange(string Name, string? Left, string? Right);

/// <summary>A counterexample of one design, taken by another one.</summary>
/// <param name="Of">The design that it is a counterexample to.</param>
/// <param name="By">The other one.</param>
/// <param name="Strictly">Step by step.</param>
/// <param name="Freely">In the other's own way; null where that leads no further.</param>
/// <param name="Parting">Where the states begin to differ, before the other design goes no further; null when they don't.</param>
/// <param name="Releasing">Constants each of which, with the first design's value, lets the other one take it all.</param>
/// <param name="IsShared">Whether it is a counterexample to the other design, too.</param>
public sealed record FollowedCounterexample(
    ComparedDesign Of,
    ComparedDesign By,
    Violation Violation,
    FollowedRun Strictly,
    FreeRun? Freely,
    StateParting? Parting,
    ImmutableArray<ConstantChange> Releasing,
    bool IsShared)
{
    /// <summary>For a way into a deadlock that the other design takes: how it goes on from there.</summary>
    public ImmutableArray<Alternative> Onward { get; init; } = [];
}

/// <summary>A counterexample that another design takes in its own way, as far as it can.</summary>
/// <param name="IsShared">Whether it ends in the same violation.</param>
/// <param name="Changes">Where it goes to the end, from the first design's values there to the other's.</param>
public sealed record FreeRun(FollowedRun Run, bool IsShared, ImmutableArray<StateChange> Changes);

/// <summary>The first step after which two designs that take the same steps are in different states.</summary>
/// <param name="Changes">From the first design's values to the other's, of variables that both have.</param>
public sealed record StateParting(int Step, ImmutableArray<StateChange> Changes);
