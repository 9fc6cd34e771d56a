using System.Collections.Immutable;

namespace ModelCheck.Exploration.Checkpoints;

/// <summary>Whether a search keeps what it needs to be resumed, and whether it is resumed.</summary>
public sealed record CheckpointOptions
{
    /// <summary>The folder to write checkpoints to; null for none.</summary>
    public string? WriteTo { get; init; }

    /// <summary>About how often one is written. Zero is after every level.</summary>
    public TimeSpan Interval { get; init; }

    /// <summary>The folder with the checkpoint to go on from; null to start afresh.</summary>
    public string? ResumeFrom { get; init; }

    /// <summary>
    /// What must be the same in the search that is resumed: a checkpoint with others is refused.
    /// </summary>
    public ImmutableArray<CheckpointTrait> Traits { get; init; } = [];

    /// <summary>The same with more to compare.</summary>
    public CheckpointOptions With(params ReadOnlySpan<CheckpointTrait> more) =>
        this with { Traits = [.. Traits, .. more] };
}

/// <summary>Something that a resumed search has in common with the one before.</summary>
/// <param name="Name">In the user's words, as <c>--deadlock-detection</c>: shown when it differs.</param>
public sealed record CheckpointTrait(string Name, string Value);
