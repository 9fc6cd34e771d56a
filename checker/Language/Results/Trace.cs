using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Results;

/// <summary>A path through the states: an initial state and the steps that follow it.</summary>
/// <param name="Steps">At least one; the first is an initial rule and its state.</param>
/// <param name="LoopStart">For a lasso, the index of the step to whose state the last step returns; else null.</param>
public sealed record Trace(ImmutableArray<TraceStep> Steps, int? LoopStart = null)
{
    /// <summary>How many rules were fired after the initial state: the length that reports give.</summary>
    public int Length => Steps.Length - 1;
}

/// <summary>One firing and the state it leads to.</summary>
/// <param name="Arguments">Values of the rule's parameters, in order.</param>
/// <param name="State">
/// The slots of the state after the firing. For a last step that ended in an error, the state at the moment of the error.
/// </param>
/// <param name="Output">What <c>put</c> statements printed in this step; usually empty.</param>
public sealed record TraceStep(
    Rule Rule, ImmutableArray<long> Arguments, ImmutableArray<long> State, string Output = "");
