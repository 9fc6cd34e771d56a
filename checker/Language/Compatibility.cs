namespace ModelCheck.Language;

/// <summary>Whose reading of the language applies where the Murphi checkers differ.</summary>
public enum Compatibility
{
    /// <summary>The union of both, with the semantics of checker/Language/README.md.</summary>
    None,

    /// <summary>Rumur's syntax, precedence and semantics only.</summary>
    Rumur,

    /// <summary>CMurphi's syntax, precedence and semantics only.</summary>
    CMurphi,
}
