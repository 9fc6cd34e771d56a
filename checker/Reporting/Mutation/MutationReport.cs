using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Mutation;

namespace ModelCheck.Reporting.Mutation;

/// <summary>What is reported of the mutants of a specification.</summary>
public sealed record MutationReport(
    Inquiry Inquiry, MutationResult Result, ImmutableArray<Diagnostic> Warnings, Ending Ending)
{
    /// <summary>The classes in the order in which a reader wants them, with those of their mutants.</summary>
    public IEnumerable<(MutantClass Class, ImmutableArray<MutantResult> Results)> Classes =>
        Enum.GetValues<MutantClass>()
            .Select(kind => (Class: kind, Results: Result.Of(kind).ToImmutableArray()))
            .Where(group => !group.Results.IsEmpty);
}
