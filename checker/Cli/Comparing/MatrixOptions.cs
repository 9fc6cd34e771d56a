using System.Collections.Immutable;
using ModelCheck.Language;

namespace ModelCheck.Cli.Comparing;

/// <summary>What is checked of each design, and with what.</summary>
internal sealed record MatrixOptions
{
    public required LoadOptions Loading { get; init; }

    /// <summary>Names of the properties to check; empty for all.</summary>
    public required ImmutableArray<string> Properties { get; init; }

    public required int Threads { get; init; }

    /// <summary>Of all designs that are checked at the same time together.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Of one design; null for no limit.</summary>
    public required TimeSpan? Time { get; init; }

    /// <summary>How many properties of one design may be found violated before its check ends.</summary>
    public required int MaxErrors { get; init; }
}
