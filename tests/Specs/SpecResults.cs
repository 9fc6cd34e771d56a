using System.Collections.Concurrent;
using ModelCheck.Exploration;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Tests.Specs;

/// <summary>A specification and what checking it gives.</summary>
internal sealed record SpecResult(TransitionSystem System, CheckResult Result)
{
    public bool Holds => Result.Verdict == Verdict.Holds;

    /// <summary>The name of the invariant or other property that is violated, or null.</summary>
    public string? Violated => Result.Violations.FirstOrDefault()?.Property?.Name;
}

/// <summary>
/// What checking the project's specifications gives. Each is explored once, however many tests look at it.
/// </summary>
internal static class SpecResults
{
    private static readonly ConcurrentDictionary<string, Lazy<SpecResult>> Known = new(StringComparer.Ordinal);

    public static SpecResult Of(string file) =>
        Known.GetOrAdd(file, f => new Lazy<SpecResult>(() => Check(f))).Value;

    private static SpecResult Check(string file)
    {
        TransitionSystem system = SpecFiles.Load(file).System!;
        return new SpecResult(system, Checker.Check(system, new CheckOptions()));
    }
}
