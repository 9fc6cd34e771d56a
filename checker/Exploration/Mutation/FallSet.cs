using System.Collections.Immutable;
using ModelCheck.Exploration.Search;

namespace ModelCheck.Exploration.Mutation;

/// <summary>What a mutant brings down, each with the first way found to it, which is a shortest one.</summary>
/// <param name="broken">What is down without the mutant.</param>
internal sealed class FallSet(ImmutableHashSet<FallKey> broken, ReachedStates reached)
{
    private readonly Dictionary<FallKey, Finding> _falls = [];

    public void Clear() => _falls.Clear();

    /// <param name="property">The number of the property's instance, or -1.</param>
    /// <param name="state">Where it falls; none for an initial rule.</param>
    /// <param name="instance">The rule instance that leads from there to the fall, or none.</param>
    public void Add(FallKey key, int property, int state, int instance)
    {
        if (broken.Contains(key) || _falls.ContainsKey(key))
            return;

        RulePath path = state == ReachedStates.None
            ? new RulePath(instance, [])
            : reached.PathTo(state, instance);
        _falls.Add(key, new Finding(key.Kind, property, path));
    }

    public void AddInitialFault(int rule) => Add(FallKey.RuleFault, -1, ReachedStates.None, rule);

    public void AddWithoutPath(FallKey key, int number)
    {
        if (!broken.Contains(key))
            _falls.TryAdd(key, new Finding(key.Kind, number, null));
    }

    public ImmutableArray<Finding> ToFindings() =>
    [
        .. _falls.Values
            .OrderBy(f => f.Path?.Rules.Length ?? int.MaxValue)
            .ThenBy(f => f.Kind)
            .ThenBy(f => f.Number),
    ];
}
