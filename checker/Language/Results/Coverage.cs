using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Results;

public enum CoveragePointKind
{
    /// <summary>A part of a conjunction that is a rule's guard, with the parts before it.</summary>
    Guard,

    /// <summary>What a statement does under one of its conditions, or under none of them.</summary>
    Branch,
}

/// <summary>A place in a specification that a search is expected to reach.</summary>
/// <param name="Owner">The name of the rule or function.</param>
/// <param name="Span">The part of the guard; the branch's condition, or the first statement of an <c>else</c>.</param>
public sealed record CoveragePoint(CoveragePointKind Kind, string Owner, SourceSpan Span);

/// <summary>Which places of a specification a search reached.</summary>
/// <param name="PointCount">How many places were watched.</param>
/// <param name="ReachedCount">How many of them were reached.</param>
/// <param name="NeverReached">
/// In source order. Of a guard only the first part that was never true together with those before it.
/// </param>
public sealed record Coverage(
    int PointCount, int ReachedCount, ImmutableArray<CoveragePoint> NeverReached);
