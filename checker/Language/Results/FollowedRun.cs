using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Results;

/// <summary>A run of one design, taken by another design as far as it can.</summary>
/// <param name="Trace">What the other design does; null when not even an initial state corresponds.</param>
/// <param name="Follows">
/// Parallel to the trace's steps: the number of the run's step that each one takes; null for a step of the other's own.
/// </param>
/// <param name="LeftOut">Numbers of the run's steps whose rules never fire in the other design.</param>
/// <param name="Obstruction">Why it goes no further; null when it goes to the end.</param>
/// <param name="IsCut">
/// Whether the ways to go on were too many to try all: then the obstruction stands in some of them only.
/// </param>
public sealed record FollowedRun(
    Trace? Trace, ImmutableArray<int?> Follows, ImmutableArray<int> LeftOut, Obstruction? Obstruction, bool IsCut)
{
    /// <summary>How many steps are the other design's own.</summary>
    public int OwnSteps => Follows.Count(number => number is null);
}

/// <summary>What keeps a design from taking a step.</summary>
/// <param name="Step">The step's number in the run.</param>
/// <param name="Rule">The rule that would take it; null when the design has none.</param>
/// <param name="Reason">As in "it is not enabled".</param>
/// <param name="Conjuncts">The parts of the rule's guard that are false.</param>
/// <param name="Explanation">Why they are; null when no guard stands in the way.</param>
/// <param name="Alternatives">What the same task can do there, or what it waits for.</param>
public sealed record Obstruction(
    int Step,
    Instance<Rule>? Rule,
    string Reason,
    ImmutableArray<SourceSpan> Conjuncts,
    Explanation? Explanation,
    ImmutableArray<Alternative> Alternatives)
{
    /// <summary>Whether the rule is enabled, or may be, but ends in an error of the model.</summary>
    public bool IsError { get; init; }
}

/// <summary>A rule of a task that cannot take a step.</summary>
/// <param name="Missing">The one part of its guard that is false, after one that is true; null when it is enabled.</param>
public sealed record Alternative(Instance<Rule> Rule, SourceSpan? Missing)
{
    /// <summary>Why that part is false.</summary>
    public Explanation? Explanation { get; init; }
}
