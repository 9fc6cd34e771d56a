namespace ModelCheck.Exploration.Checkpoints;

/// <summary>A checkpoint cannot be read or written. The message is one line for the user.</summary>
public sealed class CheckpointException(string message, bool isOfAnother = false) : Exception(message)
{
    /// <summary>Whether the checkpoint itself is fine, but belongs to another search.</summary>
    public bool IsOfAnother => isOfAnother;
}
