namespace ModelCheck.Tests.Exploration.Temporal;

/// <summary>
/// Decides whether a graph has a fair run on which a formula is false, in a way that shares nothing with the engine: a
/// node is a position together with a guess for every temporal part of the formula (O. Lichtenstein and A. Pnueli, POPL
/// 1985) and for what strong fairness will come to; fair nodes are the greatest fixpoint of E. A. Emerson and C.-L. Lei.
/// </summary>
internal sealed class FixpointOracle
{
    private readonly RandomGraph _graph;
    private readonly List<TestFormula> _temporal = [];
    private readonly int[] _strong;
    private readonly Dictionary<Node, int> _numbers = [];
    private readonly List<Node> _nodes = [];
    private readonly List<List<int>> _predecessors = [];
    private int _initialCount;

    private FixpointOracle(RandomGraph graph, TestFormula formula)
    {
        _graph = graph;
        _strong = [.. Enumerable.Range(0, graph.RuleCount).Where(r => graph.Fair[r] == 2)];
        Collect(formula);
    }

    /// <summary>Where guesses about the future begin to count, and which rules will never be enabled again.</summary>
    /// <param name="Rule">That led here, or -1.</param>
    /// <param name="Never">Strongly fair rules that are never enabled from here on; null while that is open.</param>
    private sealed record Node(int State, int Rule, int Guess, int? Never);

    public static bool IsViolated(RandomGraph graph, TestFormula formula)
    {
        var oracle = new FixpointOracle(graph, formula);
        bool[] fair = oracle.FairNodes();
        return oracle._nodes.Select((node, i) => (node, i)).Any(n =>
            n.node is { Rule: -1, State: 0, Never: null } && n.i < oracle._initialCount && fair[n.i]
            && !oracle.Value(formula, n.node));
    }

    private void Collect(TestFormula formula)
    {
        if (formula.Left is { } left)
            Collect(left);

        if (formula.Right is { } right)
            Collect(right);

        if (formula.Operator is TestOperator.Next or TestOperator.Until or TestOperator.Release
            or TestOperator.Eventually or TestOperator.Always)
        {
            _temporal.Add(formula);
        }
    }

    private bool Value(TestFormula formula, Node node) => formula.Operator switch
    {
        TestOperator.Atom => ((_graph.LetterAt(node.State, node.Rule) >> formula.Atom) & 1) != 0,
        TestOperator.Not => !Value(formula.Left!, node),
        TestOperator.And => Value(formula.Left!, node) && Value(formula.Right!, node),
        TestOperator.Or => Value(formula.Left!, node) || Value(formula.Right!, node),
        _ => ((node.Guess >> IndexOf(formula)) & 1) != 0,
    };

    private int IndexOf(TestFormula formula) => _temporal.FindIndex(f => ReferenceEquals(f, formula));

    private bool IsConsistent(Node node, Node next)
    {
        foreach (TestFormula f in _temporal)
        {
            bool later = Value(f, next);
            bool expected = f.Operator switch
            {
                TestOperator.Next => Value(f.Left!, next),
                TestOperator.Until => Value(f.Right!, node) || (Value(f.Left!, node) && later),
                TestOperator.Release => Value(f.Right!, node) && (Value(f.Left!, node) || later),
                TestOperator.Eventually => Value(f.Left!, node) || later,
                _ => Value(f.Left!, node) && later,
            };
            if (Value(f, node) != expected)
                return false;
        }

        return true;
    }

    // Every guess that is true at infinitely many positions has to come true at infinitely many; dually for false ones.
    private IEnumerable<Func<Node, bool>> Recurrences()
    {
        foreach (TestFormula f in _temporal)
        {
            switch (f.Operator)
            {
                case TestOperator.Until:
                    yield return n => !Value(f, n) || Value(f.Right!, n);
                    break;
                case TestOperator.Eventually:
                    yield return n => !Value(f, n) || Value(f.Left!, n);
                    break;
                case TestOperator.Release:
                    yield return n => Value(f, n) || !Value(f.Right!, n);
                    break;
                case TestOperator.Always:
                    yield return n => Value(f, n) || !Value(f.Left!, n);
                    break;
            }
        }

        for (int i = 0; i < _graph.RuleCount; i++)
        {
            int rule = i;
            if (_graph.Fair[rule] == 1)
                yield return n => n.Rule == rule || !_graph.IsEnabled(rule, n.State);
        }

        yield return n => n.Never is not null;
        for (int i = 0; i < _strong.Length; i++)
        {
            int bit = i;
            yield return n => n.Never is not { } never || ((never >> bit) & 1) != 0 || n.Rule == _strong[bit];
        }
    }

    private bool[] FairNodes()
    {
        Build();
        bool[] fair = [.. _nodes.Select(_ => true)];
        bool[][] recurrences = [.. Recurrences().Select(r => _nodes.Select(r).ToArray())];
        for (bool isStable = false; !isStable;)
        {
            isStable = true;
            foreach (bool[] recurrence in recurrences)
            {
                bool[] kept = CanReach(fair, recurrence);
                for (int i = 0; i < fair.Length; i++)
                {
                    bool stays = fair[i] && kept[i];
                    isStable &= stays == fair[i];
                    fair[i] = stays;
                }
            }
        }

        return fair;
    }

    // EX E[fair U (fair and goal)]
    private bool[] CanReach(bool[] fair, bool[] goal)
    {
        bool[] until = new bool[fair.Length];
        bool[] before = new bool[fair.Length];
        var open = new Stack<int>(Enumerable.Range(0, fair.Length).Where(i => fair[i] && goal[i]));
        foreach (int node in open)
            until[node] = true;

        while (open.TryPop(out int node))
        {
            foreach (int predecessor in _predecessors[node])
            {
                before[predecessor] = true;
                if (!fair[predecessor] || until[predecessor])
                    continue;

                until[predecessor] = true;
                open.Push(predecessor);
            }
        }

        return before;
    }

    private void Build()
    {
        for (int guess = 0; guess < 1 << _temporal.Count; guess++)
            NumberOf(new Node(0, -1, guess, null));

        _initialCount = _nodes.Count;
        for (int i = 0; i < _nodes.Count; i++)
        {
            foreach (Node next in SuccessorsOf(_nodes[i]))
            {
                if (IsConsistent(_nodes[i], next))
                    _predecessors[NumberOf(next)].Add(i);
            }
        }
    }

    private IEnumerable<Node> SuccessorsOf(Node node)
    {
        IEnumerable<(int State, int Rule)> positions = _graph.IsDead(node.State)
            ? [(node.State, -1)]
            : Enumerable.Range(0, _graph.RuleCount)
                .Where(r => _graph.IsEnabled(r, node.State))
                .Select(r => (_graph.Next[r][node.State], r));
        foreach ((int state, int rule) in positions)
        {
            foreach (int? never in NeverAfter(node.Never))
            {
                if (never is { } rules && EnablesAny(rules, state))
                    continue;

                for (int guess = 0; guess < 1 << _temporal.Count; guess++)
                    yield return new Node(state, rule, guess, never);
            }
        }
    }

    private IEnumerable<int?> NeverAfter(int? never) =>
        never is not null ? [never] : [null, .. Enumerable.Range(0, 1 << _strong.Length).Select(set => (int?)set)];

    private bool EnablesAny(int set, int state) =>
        _strong.Where((_, i) => ((set >> i) & 1) != 0).Any(rule => _graph.IsEnabled(rule, state));

    private int NumberOf(Node node)
    {
        if (_numbers.TryGetValue(node, out int known))
            return known;

        _numbers.Add(node, _nodes.Count);
        _nodes.Add(node);
        _predecessors.Add([]);
        return _nodes.Count - 1;
    }
}
