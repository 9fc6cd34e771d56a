using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Search.Temporal;

/// <summary>
/// Finds the components of a product graph in which some run can stay for ever that is accepted and fair.
/// </summary>
/// <remarks>
/// A run that stays in a strongly connected part, and takes all its steps again and again, is accepted when each
/// acceptance set has a step there; fair to a weakly fair instance when it fires on a step there or is disabled at a
/// node; fair to a strongly fair one when it fires on a step there or is disabled at all nodes. When only the last
/// fails, a fair run cannot visit the nodes where that instance is enabled for ever: without them, components are
/// looked for again (as for the Streett automata of E. A. Emerson and C.-L. Lei, "Modalities for model checking",
/// Science of Computer Programming 8, 1987). When something else fails it fails in every smaller part as well.
/// </remarks>
internal sealed class FairComponents(ProductGraph graph, ComponentSearch components, FairnessTable fairness, uint acceptance)
{
    private readonly HashSet<int> _fair = [];
    private readonly Stack<(List<int> Nodes, List<int> Strong)> _unfair = new();
    private readonly int[] _enabledAt = new int[fairness.Count];
    private readonly int[] _lastSeen = new int[fairness.Count];
    private readonly bool[] _fires = new bool[fairness.Count];
    private readonly List<int> _seen = [];
    private int _visit;

    public bool Any => _fair.Count > 0;

    /// <summary>Whether some accepted and fair run stays for ever in the node's component, and visits it all.</summary>
    public bool Contains(int node) => _fair.Contains(components.ComponentOf(node));

    /// <summary>Looks through the whole graph.</summary>
    public void Find(SearchControl control)
    {
        for (long i = 0; i < graph.Count && !control.IsStopping; i++)
            components.Run(graph[i], Classify);

        while (_unfair.TryPop(out (List<int> Nodes, List<int> Strong) next) && !control.IsStopping)
            Refine(next.Nodes, next.Strong);
    }

    private void Refine(List<int> nodes, List<int> strong)
    {
        var without = new HashSet<int>(strong);
        ILookup<bool, int> parts = nodes.ToLookup(node => EnablesAnyOf(node, without));
        components.Exclude(parts[true]);
        components.Release(parts[false]);
        foreach (int node in parts[false])
            components.Run(node, Classify);
    }

    private bool EnablesAnyOf(int node, HashSet<int> instances)
    {
        for (uint step = graph.FirstStep(node); ; step++)
        {
            if (instances.Contains(graph.LabelOf(step).Fair))
                return true;

            if (!graph.Step(step).HasMore)
                return false;
        }
    }

    private void Classify(int component, List<int> nodes)
    {
        Forget();
        uint seen = 0;
        bool hasStep = false;
        foreach (int node in nodes)
            hasStep |= LookAt(node, component, ref seen);

        if (!hasStep || (seen & acceptance) != acceptance)
            return;

        List<int> strong = [];
        foreach (int instance in _seen.Where(instance => !_fires[instance]))
        {
            if (fairness.IsStrong[instance])
                strong.Add(instance);
            else if (_enabledAt[instance] == nodes.Count)
                return;
        }

        if (strong is [])
            _fair.Add(component);
        else
            _unfair.Push(([.. nodes], strong));
    }

    private void Forget()
    {
        foreach (int instance in _seen)
        {
            _enabledAt[instance] = 0;
            _fires[instance] = false;
        }

        _seen.Clear();
    }

    // Whether a step from the node stays in the component.
    private bool LookAt(int node, int component, ref uint seen)
    {
        _visit++;
        bool stays = false;
        for (uint step = graph.FirstStep(node); ; step++)
        {
            (int target, bool hasMore) = graph.Step(step);
            StepLabel label = graph.LabelOf(step);
            bool isInside = target >= 0 && components.ComponentOf(target) == component;
            if (label.Fair >= 0)
                Note(label.Fair, isInside);

            if (isInside)
            {
                stays = true;
                seen |= label.Acceptance;
            }

            if (!hasMore)
                return stays;
        }
    }

    private void Note(int instance, bool fires)
    {
        _fires[instance] |= fires;
        if (_lastSeen[instance] == _visit)
            return;

        _lastSeen[instance] = _visit;
        if (_enabledAt[instance]++ == 0)
            _seen.Add(instance);
    }
}
