using System.Collections.Immutable;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting;

/// <summary>What was asked: enough to ask for it again.</summary>
/// <param name="Command"><c>check</c>, <c>prove</c>, <c>simulate</c> or <c>replay</c>.</param>
/// <param name="SpecPath">As the user wrote it.</param>
/// <param name="SpecSha256">Of the specification's file in lower case hexadecimal; null when it could not be read.</param>
/// <param name="Constants">Values given to the specification's constants on the command line.</param>
/// <param name="Seed">For a simulation.</param>
public sealed record Inquiry(
    string Command,
    string SpecPath,
    string? SpecSha256,
    Compatibility Compatibility,
    ImmutableArray<(string Name, string Value)> Constants,
    ulong? Seed = null);

/// <summary>What is reported of a run that came to a result.</summary>
public sealed record Report(
    Inquiry Inquiry,
    TransitionSystem System,
    CheckResult Result,
    ImmutableArray<Diagnostic> Warnings,
    Ending Ending)
{
    /// <summary>Set for a proof. What <see cref="Result"/> says then is about the search for counterexamples.</summary>
    public ProofResult? Proof { get; init; }

    /// <summary>Other specifications, in which a page shows what the counterexamples lead to.</summary>
    public ImmutableArray<Design> Beside { get; init; } = [];
}

/// <summary>A specification that is set beside another one.</summary>
/// <param name="SpecPath">As the user wrote it.</param>
public sealed record Design(string SpecPath, TransitionSystem System);

/// <summary>What is reported of a run without a result: the specification has errors, or a file cannot be read.</summary>
public sealed record FailedReport(Inquiry Inquiry, ImmutableArray<Diagnostic> Diagnostics, Ending Ending);
