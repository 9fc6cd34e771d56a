using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search.Temporal;

/// <summary>What a step does besides leading to a node.</summary>
/// <remarks>
/// <code>
/// bit   31                   16 15  14               0
///      +-----------------------+---+-----------------+
///      | fair instance fired+1 | 0 | acceptance sets |
///      +-----------------------+---+-----------------+
/// </code>
/// </remarks>
internal readonly record struct StepLabel(uint Bits)
{
    public const int MaxFairInstances = ushort.MaxValue - 1;
    private const int FairShift = 16;
    private const uint AcceptanceMask = (1 << 15) - 1;

    public StepLabel(uint acceptance, int fair)
        : this(unchecked(((uint)(fair + 1) << FairShift) | acceptance))
    {
    }

    public uint Acceptance => Bits & AcceptanceMask;

    /// <summary>-1 for none.</summary>
    public int Fair => (int)(Bits >> FairShift) - 1;
}

/// <summary>The nodes of a product that runs can reach, and the steps between them.</summary>
/// <remarks>
/// The steps from one node stand side by side; the last one is marked by its sign. Four bytes for a node number, four
/// for a node, four for a step, and for its label four under fairness, one where only acceptance is needed.
/// </remarks>
internal sealed class ProductGraph : IDisposable
{
    private const int NoNode = int.MaxValue;
    private const int Queued = -1;
    private const int StopInterval = 4096;
    private const int BitsOfShortLabel = 8;
    private const int LabelsInOne = 32 / BitsOfShortLabel;

    private readonly Product _product;
    private readonly SearchControl _control;
    private readonly FairnessTable? _fairness;
    private readonly IntTable _first;
    private readonly IntList _nodes;
    private readonly IntList _targets;
    private readonly IntList? _labels;
    private readonly bool _hasShortLabels;

    /// <param name="needsLabels">Whether acceptance or fairness depends on single steps.</param>
    /// <exception cref="InsufficientMemoryException">The budget does not allow it.</exception>
    public ProductGraph(TemporalSpace temporal, Product product, bool needsLabels)
    {
        if (product.NodeLimit >= NoNode)
            throw new InsufficientMemoryException("the product has too many nodes");

        _product = product;
        _control = temporal.Space.Control;
        _fairness = needsLabels ? temporal.Space.Model.Fairness : null;
        _first = new IntTable(temporal.Budget, product.NodeLimit);
        _nodes = new IntList(temporal.Budget);
        _targets = new IntList(temporal.Budget);
        _labels = needsLabels ? new IntList(temporal.Budget) : null;
        _hasShortLabels = temporal.Space.Model.Fairness.Count == 0
            && product.Acceptance < 1 << BitsOfShortLabel;
    }

    /// <summary>Nodes, by the order in which they were found.</summary>
    public long Count => _nodes.Count;

    public int this[long index] => _nodes[index];

    /// <summary>Finds every node. Stops early when the search is to stop.</summary>
    public void Build()
    {
        for (int depth = 0; depth < _product.SeedDepths; depth++)
        {
            foreach (int seed in _product.Seeds(depth))
                Enqueue(seed);
        }

        var steps = new List<ProductStep>();
        for (long i = 0; i < _nodes.Count; i++)
        {
            if (i % StopInterval == 0 && _control.IsStopping)
                return;

            _product.Read(_nodes[i], steps);
            AddSteps(_nodes[i], steps);
        }
    }

    /// <summary>Whether a node was found.</summary>
    public bool Contains(int node) => _first[node] != 0;

    /// <summary>Where the steps from a node begin.</summary>
    public uint FirstStep(int node) => unchecked((uint)_first[node]) - 1;

    /// <summary>The node that a step leads to, or -1, and whether more steps from the same node follow.</summary>
    public (int Target, bool HasMore) Step(uint step)
    {
        int word = _targets[step];
        int target = word & int.MaxValue;
        return (target == NoNode ? -1 : target, word >= 0);
    }

    public StepLabel LabelOf(uint step)
    {
        if (_labels is null)
            return new StepLabel(0, -1);

        return _hasShortLabels
            ? new StepLabel(unchecked((byte)(_labels[step / LabelsInOne] >> ShiftOf(step))), -1)
            : new StepLabel(unchecked((uint)_labels[step]));
    }

    public void Dispose()
    {
        _first.Dispose();
        _nodes.Dispose();
        _targets.Dispose();
        _labels?.Dispose();
    }

    private void Enqueue(int node)
    {
        if (_first[node] != 0)
            return;

        _first[node] = Queued;
        _nodes.Add(node);
    }

    private void AddSteps(int node, List<ProductStep> steps)
    {
        if (_targets.Count + steps.Count >= uint.MaxValue - 1)
            throw new InsufficientMemoryException("the product has too many steps");

        _first[node] = unchecked((int)(uint)(_targets.Count + 1));
        foreach (ProductStep step in steps)
        {
            // A firing that leads nowhere still says that its rule is enabled.
            int fair = _fairness?.NumberOf(step.Rule) ?? -1;
            if (step.Node < 0 && fair < 0)
                continue;

            if (step.Node >= 0)
                Enqueue(step.Node);

            Add(step.Node < 0 ? NoNode : step.Node, new StepLabel(step.Acceptance & _product.Acceptance, fair));
        }

        if (_first[node] == unchecked((int)(uint)(_targets.Count + 1)))
            Add(NoNode, new StepLabel(0, -1));

        _targets[_targets.Count - 1] |= int.MinValue;
    }

    private void Add(int target, StepLabel label)
    {
        long step = _targets.Count;
        _targets.Add(target);
        if (_labels is null)
            return;

        int bits = unchecked((int)label.Bits);
        if (_hasShortLabels && step % LabelsInOne != 0)
            _labels[step / LabelsInOne] |= bits << ShiftOf(step);
        else
            _labels.Add(bits);
    }

    private static int ShiftOf(long step) => (int)(step % LabelsInOne) * BitsOfShortLabel;
}
