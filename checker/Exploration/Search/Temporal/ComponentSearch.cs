using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search.Temporal;

/// <summary>Strongly connected components of a product graph or of parts of it.</summary>
/// <remarks>
/// D. Pearce, "A space-efficient algorithm for finding strongly connected components", Information Processing Letters
/// 116 (2016): one integer for each node, which is its index while it is being visited and then the number of its
/// component, counted down so that it is greater than any index. With a stack of its own in place of recursion.
/// </remarks>
internal sealed class ComponentSearch : IDisposable
{
    private const int FrameSize = 3;

    private readonly ProductGraph _graph;
    private readonly IntTable _numbers;
    private readonly IntList _open;
    private readonly IntList _frames;
    private readonly List<int> _members = [];
    private int _index = 1;
    private int _nextComponent = int.MaxValue;

    /// <exception cref="InsufficientMemoryException">The budget does not allow it.</exception>
    public ComponentSearch(ProductGraph graph, long nodeLimit, MemoryBudget budget)
    {
        _graph = graph;
        _numbers = new IntTable(budget, nodeLimit);
        _open = new IntList(budget);
        _frames = new IntList(budget);
    }

    /// <summary>The component of a node, once it has been found.</summary>
    public int ComponentOf(int node) => _numbers[node];

    /// <summary>
    /// Finds the components among the nodes that can be reached from a node and belong to none yet.
    /// </summary>
    /// <param name="found">Given each component's number and nodes; the list is good until it returns.</param>
    public void Run(int start, Action<int, List<int>> found)
    {
        if (_numbers[start] != 0)
            return;

        Enter(start);
        while (_frames.Count > 0)
            Advance(found);
    }

    /// <summary>Takes nodes out of their component: they belong to none, and can be searched again.</summary>
    public void Release(IEnumerable<int> nodes)
    {
        foreach (int node in nodes)
            _numbers[node] = 0;
    }

    /// <summary>Gives nodes a component of their own that nothing else belongs to.</summary>
    public void Exclude(IEnumerable<int> nodes)
    {
        foreach (int node in nodes)
            _numbers[node] = _nextComponent;

        _nextComponent--;
    }

    public void Dispose()
    {
        _numbers.Dispose();
        _open.Dispose();
        _frames.Dispose();
    }

    // A frame is a node, its next step, and its own index.
    private void Enter(int node)
    {
        _numbers[node] = _index;
        _frames.Add(node);
        _frames.Add(unchecked((int)_graph.FirstStep(node)));
        _frames.Add(_index++);
    }

    private void Advance(Action<int, List<int>> found)
    {
        long frame = _frames.Count - FrameSize;
        int node = _frames[frame];
        uint step = unchecked((uint)_frames[frame + 1]);
        while (true)
        {
            (int target, bool hasMore) = _graph.Step(step);
            if (target >= 0 && _numbers[target] == 0)
            {
                // Comes back to the same step, and then sees the target's number.
                _frames[frame + 1] = unchecked((int)step);
                Enter(target);
                return;
            }

            if (target >= 0 && _numbers[target] < _numbers[node])
                _numbers[node] = _numbers[target];

            if (!hasMore)
                break;

            step++;
        }

        int index = _frames[frame + 2];
        _frames.Truncate(frame);
        if (_numbers[node] == index)
            Close(node, found);
        else
            _open.Add(node);
    }

    private void Close(int root, Action<int, List<int>> found)
    {
        int index = _numbers[root];
        _members.Clear();
        _members.Add(root);
        while (_open.Count > 0 && _numbers[_open[_open.Count - 1]] >= index)
            _members.Add(_open.Pop());

        _index -= _members.Count;
        foreach (int member in _members)
            _numbers[member] = _nextComponent;

        found(_nextComponent--, _members);
    }
}
