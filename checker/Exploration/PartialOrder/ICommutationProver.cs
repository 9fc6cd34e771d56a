namespace ModelCheck.Exploration.PartialOrder;

/// <summary>Knows more of rule instances than what they read and write.</summary>
public interface ICommutationProver
{
    /// <summary>Of some pairs of rule instances, by their numbers, those that are proved to commute.</summary>
    /// <remarks>
    /// Two instances commute if in every state in which both lead to another state, either one still does after the other,
    /// and both orders end in the same state; and if where one leads to another state and the other one goes
    /// wrong, the latter goes wrong after the former, too.
    /// </remarks>
    IEnumerable<(int First, int Second)> Proved(IReadOnlyList<(int First, int Second)> pairs);
}
