using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search.Temporal;

/// <summary>Finds a node of a fair component that is nearest to the initial states, and a shortest way to it.</summary>
/// <remarks>
/// Of several ways that are equally short the one is taken whose nodes come first in an order on contents, from the last
/// node backwards: so the way is a function of the model alone.
/// </remarks>
internal sealed class StemSearch : IDisposable
{
    private readonly Product _product;
    private readonly ProductGraph _graph;
    private readonly FairComponents _fair;
    private readonly IntTable _distances;
    private readonly IntTable _parents;

    /// <exception cref="InsufficientMemoryException">The budget does not allow it.</exception>
    public StemSearch(Product product, ProductGraph graph, FairComponents fair, MemoryBudget budget)
    {
        _product = product;
        _graph = graph;
        _fair = fair;
        _distances = new IntTable(budget, product.NodeLimit);
        _parents = new IntTable(budget, product.NodeLimit);
    }

    /// <summary>The nodes of the way, a seed first, and the depth of that seed's state.</summary>
    public (List<int> Nodes, int SeedDepth) Find()
    {
        List<int> frontier = [];
        for (int depth = 0; frontier.Count > 0 || depth < _product.SeedDepths; depth++)
        {
            AddSeeds(depth, frontier);
            int[] reached = [.. frontier.Where(_fair.Contains)];
            if (reached is not [])
                return Back(reached.Aggregate((best, node) => Better(best, node)), depth);

            frontier = Expand(frontier, depth);
        }

        throw new InvalidOperationException("no fair component can be reached");
    }

    public void Dispose()
    {
        _distances.Dispose();
        _parents.Dispose();
    }

    // Distances and parents are kept plus one, since tables begin with zeros.
    private void AddSeeds(int depth, List<int> frontier)
    {
        if (depth >= _product.SeedDepths)
            return;

        foreach (int seed in _product.Seeds(depth))
        {
            if (_distances[seed] == 0)
            {
                _distances[seed] = depth + 1;
                frontier.Add(seed);
            }
            else if (_distances[seed] == depth + 1)
            {
                _parents[seed] = 0;
            }
        }
    }

    private List<int> Expand(List<int> frontier, int depth)
    {
        List<int> next = [];
        foreach (int node in frontier)
        {
            for (uint step = _graph.FirstStep(node); ; step++)
            {
                (int target, bool hasMore) = _graph.Step(step);
                if (target >= 0)
                    Reach(target, node, depth + 1, next);

                if (!hasMore)
                    break;
            }
        }

        return next;
    }

    private void Reach(int target, int node, int depth, List<int> next)
    {
        if (_distances[target] == 0)
        {
            _distances[target] = depth + 1;
            _parents[target] = node + 1;
            next.Add(target);
        }
        else if (_distances[target] == depth + 1)
        {
            _parents[target] = Better(_parents[target] - 1, node) + 1;
        }
    }

    private (List<int> Nodes, int SeedDepth) Back(int last, int depth)
    {
        List<int> nodes = [last];
        while (_parents[nodes[^1]] != 0)
            nodes.Add(_parents[nodes[^1]] - 1);

        nodes.Reverse();
        return (nodes, depth - (nodes.Count - 1));
    }

    private int Better(int left, int right) => _product.Compare(left, right) <= 0 ? left : right;
}
