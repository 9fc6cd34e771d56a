using System.Collections.Immutable;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Mutation;

/// <summary>Which parts of the state nobody looks at.</summary>
internal sealed class UnreadPlaces(TransitionSystem system)
{
    private readonly ImmutableArray<StatePlace> _read =
    [
        .. system.InitialRules.Concat(system.Rules).SelectMany(rule => ReadWriteSets.Of(rule).Reads)
            .Concat(system.Properties.SelectMany(property => ReadWriteSets.Of(property).Reads))
            .Distinct(),
    ];

    /// <summary>Whether a statement only writes what nobody reads. Where its target is a reference or a local it does not.</summary>
    public bool HasOnly(Statement statement)
    {
        ImmutableArray<StatePlace> writes = ReadWriteSets.Of(statement).Writes;
        return statement is Assign or Undefine or Clear && !writes.IsEmpty && !writes.Meet(_read);
    }
}
