namespace ModelCheck.Proof.Solving;

public enum SolverStatus
{
    Satisfiable,
    Unsatisfiable,
    Unknown,
}

/// <summary>What a solver says about its assertions.</summary>
/// <param name="Reason">Why the answer is unknown; null for the other two.</param>
public sealed record SolverAnswer(SolverStatus Status, string? Reason)
{
    public bool IsSatisfiable => Status == SolverStatus.Satisfiable;

    public bool IsUnsatisfiable => Status == SolverStatus.Unsatisfiable;
}
