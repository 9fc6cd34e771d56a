using ModelCheck.Language;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Cli.Gate;

/// <summary>What a gate looks at, and how strictly.</summary>
internal sealed record GateOptions
{
    public Compatibility Compatibility { get; init; }

    public required int Threads { get; init; }

    /// <summary>Of all runs at the same time together.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Of one run.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>Whether expectations marked as large are decided, too.</summary>
    public bool IncludesLarge { get; init; }

    public bool Proves { get; init; } = true;

    /// <summary>Whether a specification without expectations is an error.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Whether counts that differ are written into the specifications.</summary>
    public bool Updates { get; init; }

    /// <summary>How much it matters when a verdict says less than it seems to; null not to look.</summary>
    public FindingLevel? Vacuity { get; init; }

    /// <summary>Null for none.</summary>
    public ResultCache? Cache { get; init; }
}
