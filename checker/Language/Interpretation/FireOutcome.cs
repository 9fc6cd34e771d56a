namespace ModelCheck.Language.Interpretation;

/// <summary>What became of an attempt to fire a rule in a state.</summary>
public enum FireOutcome
{
    /// <summary>
    /// The guard is false, or a <c>choose</c> names a place without an element: there is no transition.
    /// </summary>
    Disabled,

    /// <summary>The rule fired and the state is its successor.</summary>
    Fired,

    /// <summary>
    /// An <c>assume</c> on the way was false: there is no transition, and the state is of no use.
    /// </summary>
    Abandoned,
}
