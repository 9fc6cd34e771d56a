namespace ModelCheck.Language.Interpretation;

/// <summary>How a statement ended.</summary>
internal enum Completion
{
    /// <summary>The next statement follows.</summary>
    Normal,

    /// <summary>A <c>return</c> was executed.</summary>
    Returned,

    /// <summary>An <c>assume</c> was false.</summary>
    Abandoned,
}
