using ModelCheck.Language.Model;

namespace ModelCheck.Proof.Induction;

/// <summary>The specification with other sizes for its scalarsets.</summary>
public interface ISizedSystems
{
    /// <summary>The transition system in which some scalarset types, by name, have other sizes.</summary>
    TransitionSystem WithSizes(IReadOnlyDictionary<string, long> sizes);
}
