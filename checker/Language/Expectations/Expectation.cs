using System.Collections.Immutable;
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

    /// <summary><c>within 2 GB</c>: the check needs no more memory.</summary>
    Within,
}

/// <summary>What the author of a specification says a check of it gives: one <c>-- expect:</c> comment.</summary>
/// <param name="Name">The property, or the part of an error's message, or null.</param>
/// <param name="Number">Steps, states, rules fired, depth or bytes, or null when not given.</param>
/// <param name="AnySize">For a proof: the types of which any number is meant; empty for the sizes of the specification.</param>
public sealed record Expectation(
    ExpectationKind Kind, string? Name, long? Number, IReadOnlyList<string> AnySize, SourceSpan Span)
{
    /// <summary>The constants of <c>expect at N=4:</c>, for which it is meant; empty for those of the specification.</summary>
    public ImmutableArray<(string Name, string Value)> Constants { get; init; } = [];

    /// <summary>True for <c>expect large:</c>, which only a run that is asked for it decides.</summary>
    public bool IsLarge { get; init; }

    /// <summary>True when a check of the specification as it stands decides it.</summary>
    public bool IsAtDeclaredSizes => Constants.IsEmpty && !IsLarge;

    /// <summary>Its constants on one line: <c>N=4, M=2</c>.</summary>
    public string Sizes => string.Join(", ", Constants.Select(c => $"{c.Name}={c.Value}"));

    /// <summary>True when it says whether anything is wrong, and what.</summary>
    public bool IsVerdict => Kind == ExpectationKind.Holds || IsViolation;

    /// <summary>True when it says that something is wrong.</summary>
    public bool IsViolation => Kind is ExpectationKind.Violated or ExpectationKind.Error or ExpectationKind.Deadlock
        or ExpectationKind.CoverNotMet or ExpectationKind.NoInitialState or ExpectationKind.LivenessViolated;

    public override string ToString() => Span.Text;
}
