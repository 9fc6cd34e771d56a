namespace ModelCheck.Language.Expectations;

public enum ExpectationStatus
{
    Met,
    Unmet,

    /// <summary>None of the results at hand says anything about it: it is not met.</summary>
    Undecided,
}

/// <summary>An expectation beside what came of it.</summary>
/// <param name="Actual">What there is instead, as a phrase: "violated in 7 steps". Null exactly when it is met.</param>
public sealed record ComparedExpectation(Expectation Expectation, ExpectationStatus Status, string? Actual)
{
    public bool IsMet => Status == ExpectationStatus.Met;
}
