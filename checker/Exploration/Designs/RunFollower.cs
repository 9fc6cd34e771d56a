using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration.Designs;

/// <summary>Takes runs of one design as far as another design goes.</summary>
/// <remarks>
/// A search over pairs of a state of the other design and how much of the run it has taken. Strictly, each step is one
/// of the run's. Else the other design may also take steps by rules that the first one never fires, and leave out steps
/// by rules that it never fires itself; of the ways that get furthest, one with the fewest such steps is shown.
/// </remarks>
public sealed class RunFollower : IDisposable
{
    private const int MostNodes = 100_000;

    private readonly ModelNumbering _numbering;
    private readonly RuleCorrespondence _rules;
    private readonly ObstructionFinder _obstructions;
    private readonly CompiledModel _model;
    private readonly ISuccessorGenerator _generator;
    private readonly SuccessorBuffer _successors;
    private int _nodes;

    /// <param name="other">The design that follows.</param>
    /// <param name="lane">Who acts in a step, or null.</param>
    public RunFollower(
        TransitionSystem other, RuleCorrespondence rules, Func<Instance<Rule>, string?> lane)
    {
        _numbering = new ModelNumbering(other, _ => false);
        _rules = rules;
        _obstructions = new ObstructionFinder(_numbering, lane);
        _model = CompiledModel.For(_numbering);
        _generator = _model.CreateGenerator();
        _successors = new SuccessorBuffer(_model.WordCount);
    }

    /// <summary>Follows a run, which is no lasso.</summary>
    public FollowedRun Follow(Trace run, bool strictly) => DeepStack.Run(() => FollowHere(run, strictly));

    /// <summary>The first rules by which the other design goes on to another state.</summary>
    public ImmutableArray<Alternative> Onward(Trace trace) =>
        DeepStack.Run(() => _obstructions.Onward(trace.Steps[^1].State));

    public void Dispose()
    {
        (_generator as IDisposable)?.Dispose();
        _successors.Dispose();
    }

    private FollowedRun FollowHere(Trace run, bool strictly)
    {
        _nodes = 0;
        TraceStep start = run.Steps[0];
        List<Node> layer = [.. InitialNodes(new Instance<Rule>(start.Rule, start.Arguments))];
        if (layer is [])
            return new FollowedRun(null, [], [], ObstructionFinder.OfInitial(), IsCut: false);

        List<Node> reached = layer;
        for (int number = 1; number <= run.Length; number++)
        {
            var step = new Instance<Rule>(run.Steps[number].Rule, run.Steps[number].Arguments);
            ImmutableArray<int> matches = _rules.Of(step);
            (reached, List<Node> next) = Advance(layer, number, step, matches, strictly);
            if (next is [])
                return Blocked(reached, number, step, matches);

            layer = next;
            reached = next;
        }

        return Result(reached[0], null);
    }

    // The nodes of a layer with those that own steps lead to, and the layer that the next step of the run leads to;
    // the cheapest ones first.
    private (List<Node> Reached, List<Node> Next) Advance(
        List<Node> layer, int number, Instance<Rule> step, ImmutableArray<int> matches, bool strictly)
    {
        bool mayLeaveOut = !strictly && _rules.IsMissing(step.Owner);
        var open = new PriorityQueue<Node, (int, int)>();
        foreach (Node node in layer)
            open.Enqueue(node, (node.Cost, open.Count));

        int order = layer.Count;
        var known = new HashSet<ulong[]>(WordsComparer.Instance);
        var next = new Dictionary<ulong[], Node>(WordsComparer.Instance);
        List<Node> reached = [];
        while ((_nodes < MostNodes || reached is []) && open.TryDequeue(out Node? node, out _))
        {
            if (!known.Add(node.State))
                continue;

            _nodes++;
            reached.Add(node);
            if (mayLeaveOut)
                Add(next, new Node(node.State, node, Node.NoRule, number, node.Cost + 1));

            foreach (Node successor in Successors(node))
            {
                if (matches.Contains(successor.Rule))
                    Add(next, successor with { Follows = number });
                else if (!strictly && _rules.IsOwn(successor.Rule))
                    open.Enqueue(successor with { Cost = node.Cost + 1 }, (node.Cost + 1, order++));
            }
        }

        return (reached, [.. next.Values.OrderBy(n => n.Cost)]);
    }

    private static void Add(Dictionary<ulong[], Node> nodes, Node node)
    {
        if (!nodes.TryGetValue(node.State, out Node? known) || node.Cost < known.Cost)
            nodes[node.State] = node;
    }

    // Of the states in which the step is blocked, rather one where its task can do nothing else by itself.
    private FollowedRun Blocked(List<Node> reached, int number, Instance<Rule> step, ImmutableArray<int> matches)
    {
        Node? shown = reached.FirstOrDefault(node =>
            !Successors(node).Any(s => _rules.IsOwn(s.Rule) && _obstructions.SameLane(s.Rule, step)));
        FollowedRun run = Result(shown ?? reached[0], null);
        Obstruction obstruction = _obstructions.Find(number, step, matches, run.Trace!);
        return run with { Obstruction = obstruction };
    }

    private FollowedRun Result(Node last, Obstruction? obstruction)
    {
        var path = new Stack<Node>();
        for (Node? node = last; node is not null; node = node.Parent)
            path.Push(node);

        Node[] nodes = [.. path];
        Node[] fired = [.. nodes.Skip(1).Where(n => n.Rule != Node.NoRule)];
        (Trace trace, _) = new TraceBuilder(_numbering).Build(new RulePath(nodes[0].Rule, [.. fired.Select(n => n.Rule)]));
        return new FollowedRun(
            trace,
            [0, .. fired.Select(n => n.Follows)],
            [.. nodes.Skip(1).Where(n => n.Rule == Node.NoRule).Select(n => n.Follows!.Value)],
            obstruction,
            IsCut: _nodes >= MostNodes);
    }

    // By an initial rule that stands for the run's; where there is none, by any.
    private IEnumerable<Node> InitialNodes(Instance<Rule> initial)
    {
        ImmutableArray<int> matches = _rules.OfInitial(initial);
        ulong[] state = new ulong[_model.WordCount];
        foreach (int rule in matches is [] ? Enumerable.Range(0, _model.InitialRuleCount) : matches)
        {
            if (_generator.FireInitial(rule, state) == Firing.Fired && IsAssumed(state))
                yield return new Node([.. state], null, rule, 0, 0);
        }
    }

    private List<Node> Successors(Node node)
    {
        _successors.Clear();
        _generator.Expand(node.State, _successors);
        List<Node> found = [];
        for (int i = 0; i < _successors.Count; i++)
        {
            if (IsAssumed(_successors[i]))
                found.Add(new Node(_successors[i].ToArray(), node, _successors.RuleOf(i), null, node.Cost));
        }

        found.Sort((left, right) => left.Rule.CompareTo(right.Rule));
        return found;
    }

    private bool IsAssumed(ReadOnlySpan<ulong> state) => _generator.AllHold(StatePropertyKind.Assumption, state);

    /// <param name="Follows">The step of the run that was taken or left out; null for an own one.</param>
    private sealed record Node(ulong[] State, Node? Parent, int Rule, int? Follows, int Cost)
    {
        public const int NoRule = -1;
    }
}
