using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Induction;

namespace ModelCheck.Proof.Mining;

/// <summary>For each template the combinations of its atoms that occur in the instances explored so far.</summary>
internal sealed class ReachableRows
{
    private readonly ISizedSystems _systems;
    private readonly IReachableStates _reachable;
    private readonly Func<TransitionSystem, ImmutableArray<Template>> _catalog;
    private readonly ImmutableArray<string> _types;
    private readonly RowTable[] _tables;

    /// <param name="catalog">The templates of the specification at some size.</param>
    /// <param name="types">The scalarset types of any size.</param>
    public ReachableRows(
        ISizedSystems systems,
        IReachableStates reachable,
        ImmutableArray<Template> templates,
        Func<TransitionSystem, ImmutableArray<Template>> catalog,
        ImmutableArray<string> types)
    {
        _systems = systems;
        _reachable = reachable;
        _catalog = catalog;
        _types = types;
        _tables = [.. templates.Select(t => new RowTable(t.Atoms.Length))];
    }

    public RowTable this[int template] => _tables[template];

    /// <summary>Rows of all templates.</summary>
    public int Count => _tables.Sum(t => t.Count);

    /// <summary>How the sizes of an instance are reported.</summary>
    public string Describe(ImmutableArray<int> sizes) =>
        string.Join(", ", _types.Zip(sizes, (type, size) => $"{size} {type}"));

    /// <summary>Adds what occurs in an instance. False, and nothing added, when it is too large.</summary>
    public bool TryAdd(ImmutableArray<int> sizes, CancellationToken cancellation)
    {
        TransitionSystem instance = _types is []
            ? _systems.WithSizes(ImmutableDictionary<string, long>.Empty)
            : _systems.WithSizes(_types.Zip(sizes).ToDictionary(s => s.First, s => (long)s.Second));
        ImmutableArray<Projection> projections =
        [
            .. _catalog(instance).Select(t => new Projection(t.Variables, [.. t.Atoms.Select(a => a.Condition)])),
        ];
        if (_reachable.Project(instance, projections, cancellation) is not { } found)
            return false;

        for (int i = 0; i < _tables.Length; i++)
        {
            foreach (ulong[] row in found[i])
                _tables[i].Add(row);
        }

        return true;
    }
}
