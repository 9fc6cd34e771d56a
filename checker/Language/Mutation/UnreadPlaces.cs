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

    /// <summary>
    /// Whether all that a statement does is to write what nobody reads. Not where its target is a reference or a local, nor
    /// where it calls a function, which may do more.
    /// </summary>
    public bool HasOnly(Statement statement)
    {
        ImmutableArray<StatePlace> writes = ReadWriteSets.Of(statement).Writes;
        return statement is Assign or Undefine or Clear
            && !writes.IsEmpty
            && !writes.Meet(_read)
            && !CallFinder.HasCall(statement);
    }

    private sealed class CallFinder : ModelWalker
    {
        private bool _found;

        public static bool HasCall(Statement statement)
        {
            var finder = new CallFinder();
            finder.Walk(statement);
            return finder._found;
        }

        protected override void OnExpression(Expression expression) => _found |= expression is Call;
    }
}
