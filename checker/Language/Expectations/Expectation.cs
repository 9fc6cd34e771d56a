using ModelCheck.Language.Text;

namespace ModelCheck.Language.Expectations;

public enum ExpectationKind
{
    /// <summary><c>holds</c>: nothing is violated.</summary>
    Holds,

    /// <summary><c>violated "property" in 9 steps</c></summary>
    Violated,

    /// <summary><c>error "part of the message" in 9 steps</c></summary>
    Error,

    /// <summary><c>deadlock in 9 steps</c></summary>
    Deadlock,

    /// <summary><c>cover "name" not met</c></summary>
    CoverNotMet,

    /// <summary><c>assumption "name" leaves no initial state</c></summary>
    NoInitialState,

    /// <summary><c>liveness "name" violated</c></summary>
    LivenessViolated,

    /// <summary><c>states 183354</c></summary>
    States,

    /// <summary><c>rules 3906356</c>: rules fired.</summary>
    RulesFired,

    /// <summary><c>depth 42</c></summary>
    Depth,

    /// <summary><c>covers</c>: every cover is met.</summary>
    Covers,

    /// <summary><c>proved "property" for any Page, Task</c></summary>
    Proved,
}

/// <summary>What the author of a specification says a check of it gives: one <c>-- expect:</c> comment.</summary>
/// <param name="Name">The property, or the part of an error's message, or null.</param>
/// <param name="Number">Steps, states, rules fired or depth, or null when not given.</param>
/// <param name="Sizes">For a proof: the types of which any number is meant; empty for the sizes of the specification.</param>
public sealed record Expectation(
    ExpectationKind Kind, string? Name, long? Number, IReadOnlyList<string> Sizes, SourceSpan Span)
{
    public override string ToString() => Span.Text;
}
