using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Holding;

/// <summary>What is reported of an invariant: why it holds, how nearly it does not, and what changes its parts.</summary>
/// <param name="Result">Of the search that decided it.</param>
public sealed record HoldingReport(
    Inquiry Inquiry, TransitionSystem System, Property Property, CheckResult Result, Ending Ending, TimeSpan Elapsed)
{
    /// <summary>Null unless it holds.</summary>
    public HoldingInvariant? Holding { get; init; }

    /// <summary>Null when no proof was asked for, or none was found.</summary>
    public ProofSupport? Proof { get; init; }

    /// <summary>Why there is no proof, in a sentence without a period; null when there is one, or none was asked for.</summary>
    public string? ProofObstacle { get; init; }
}
