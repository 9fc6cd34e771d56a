using System.Collections.Immutable;
using ModelCheck.Language;

namespace ModelCheck.Cli.Gate;

internal enum RunKind
{
    /// <summary>Explores every reachable state.</summary>
    Check,

    /// <summary>Proves invariants for the declared sizes.</summary>
    Prove,

    /// <summary>Proves invariants for any sizes.</summary>
    ProveAnySize,
}

/// <summary>One check or proof of one specification: all that another process needs to know to run it.</summary>
/// <param name="Properties">For a proof the invariants to prove; for a check the properties, all of them when empty.</param>
/// <param name="MaxErrors">For a check how many properties may be found violated before it ends.</param>
/// <param name="LooksForVacuity">For a check whether to find out what the verdict says nothing about.</param>
internal sealed record RunRequest(
    RunKind Kind,
    string Path,
    Compatibility Compatibility,
    ImmutableArray<NamedValue> Constants,
    ImmutableArray<string> Properties,
    int MaxErrors,
    bool LooksForVacuity)
{
    /// <summary>The most memory that an expectation allows; null when none does.</summary>
    public long? Within { get; init; }

    // What follows does not change a result that is complete, so a cached one need not have it the same.

    public int Threads { get; init; } = 1;

    public long MemoryBytes { get; init; }

    public TimeSpan? Time { get; init; }

    public LoadOptions LoadOptions => new()
    {
        Compatibility = Compatibility,
        Constants = [.. Constants.Select(c => (c.Name, c.Value))],
    };
}

/// <summary>A constant and its value, as texts.</summary>
internal sealed record NamedValue(string Name, string Value);
