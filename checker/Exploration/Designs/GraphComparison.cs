using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration.Designs;

/// <summary>
/// Compares the reachable states and transitions of two designs, seen on the variables that both have with one type.
/// </summary>
/// <remarks>
/// Both are explored completely; then transitions are pairs of numbers, and comparing is looking numbers up. Nothing is
/// approximate: where a limit does not allow it there is no answer.
/// </remarks>
public sealed class GraphComparison : IDisposable
{
    /// <summary>What a transition and its states take at most while they are compared.</summary>
    private const long BytesPerTransition = 100;

    private readonly CommonVariables _common;
    private readonly Side _left;
    private readonly Side _right;
    private readonly ImmutableArray<StateVariable> _leftOwn;
    private readonly ImmutableArray<StateVariable> _rightOwn;

    private GraphComparison(
        TransitionSystem left, ExploredDesign leftStates, TransitionSystem right, ExploredDesign rightStates)
    {
        _common = new CommonVariables(left, right);
        var states = new ProjectedStates(_common.Layout);
        _left = new Side(leftStates, new Projection(leftStates, _common.Left, states, left.SlotCount));
        _right = new Side(rightStates, new Projection(rightStates, _common.Right, states, right.SlotCount));
        _leftOwn = [.. left.Variables.Except(_common.Left)];
        _rightOwn = [.. right.Variables.Except(_common.Right)];
    }

    /// <summary>Compares two designs; or says why it cannot, in a sentence without a period.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static (GraphDifference? Difference, string? Obstacle) Compare(
        TransitionSystem left, TransitionSystem right, ExplorationOptions options, CancellationToken cancellation) =>
        DeepStack.Run(() => CompareHere(left, right, options, cancellation));

    public void Dispose()
    {
        _left.Dispose();
        _right.Dispose();
    }

    private static (GraphDifference?, string?) CompareHere(
        TransitionSystem left, TransitionSystem right, ExplorationOptions options, CancellationToken cancellation)
    {
        (ExploredDesign? first, StopReason reason) = ExploredDesign.Explore(left, options, cancellation);
        if (first is null)
            return (null, ObstacleOf(left, reason, cancellation));

        (ExploredDesign? second, reason) = ExploredDesign.Explore(right, options, cancellation);
        if (second is null)
        {
            first.Dispose();
            return (null, ObstacleOf(right, reason, cancellation));
        }

        using var comparison = new GraphComparison(left, first, right, second);
        long limit = options.MemoryLimitBytes ?? ProcessMemory.DefaultLimitBytes;
        return comparison.Compare(limit / 2 / BytesPerTransition, cancellation);
    }

    private static string ObstacleOf(TransitionSystem system, StopReason reason, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string what = reason switch
        {
            StopReason.Memory => "memory limit was reached; --memory raises it",
            StopReason.Time => "time limit was reached; --timeout raises it",
            _ => "search was stopped",
        };
        return $"not all states of {Path.GetFileName(system.Path)} are known: the {what}";
    }

    private (GraphDifference?, string?) Compare(long mostTransitions, CancellationToken cancellation)
    {
        if (!_left.Collect(mostTransitions, cancellation) || !_right.Collect(mostTransitions, cancellation))
            return (null, "there are too many transitions to compare; --memory raises the limit");

        GraphSide left = _left.Against(_right, _leftOwn, cancellation);
        GraphSide right = _right.Against(_left, _rightOwn, cancellation);
        var difference = new GraphDifference(
            _common.Left,
            _left.States.Count - left.OwnStates,
            _left.Transitions.Count - left.OwnTransitions,
            left,
            right,
            [.. Values()]);
        return (difference, null);
    }

    private IEnumerable<ValueDifference> Values()
    {
        ImmutableArray<ImmutableArray<long>?> left = _left.Projection.Values;
        ImmutableArray<ImmutableArray<long>?> right = _right.Projection.Values;
        int number = 0;
        foreach (StateVariable variable in _common.Left)
        {
            for (int slot = 0; slot < variable.Type.SlotCount; slot++, number++)
            {
                if (left[number] is { } l && right[number] is { } r && !l.SequenceEqual(r))
                    yield return new ValueDifference(variable.Offset + slot, [.. l.Except(r)], [.. r.Except(l)]);
            }
        }
    }

    /// <summary>One design's states and transitions as numbers.</summary>
    private sealed class Side(ExploredDesign design, Projection projection) : IDisposable
    {
        private readonly SuccessorBuffer _successors = new(design.Model.WordCount);
        private readonly HashSet<int> _initial = [];

        public Projection Projection => projection;

        public HashSet<int> States { get; } = [];

        /// <summary>Pairs of different states: where from in the upper half, where to in the lower.</summary>
        public HashSet<long> Transitions { get; } = [];

        /// <summary>False when there are too many.</summary>
        public bool Collect(long most, CancellationToken cancellation)
        {
            for (int depth = 0; depth < design.Levels; depth++)
            {
                foreach (ulong[] state in design.StatesAt(depth))
                {
                    int from = projection.NumberOf(state);
                    projection.NoteValues();
                    States.Add(from);
                    if (depth == 0)
                        _initial.Add(from);
                    foreach ((_, long transition) in TransitionsFrom(state, from))
                        Transitions.Add(transition);
                }

                cancellation.ThrowIfCancellationRequested();
                if (Transitions.Count + (long)States.Count > most)
                    return false;
            }

            return true;
        }

        public GraphSide Against(Side other, ImmutableArray<StateVariable> own, CancellationToken cancellation) => new(
            own,
            States.Count(s => !other.States.Contains(s)),
            Transitions.Count(t => !other.Transitions.Contains(t)),
            FindWitness(other, cancellation));

        public void Dispose()
        {
            _successors.Dispose();
            design.Dispose();
        }

        // The nearest one; of several the one whose words are least, so that it is the same for any number of threads.
        private Trace? FindWitness(Side other, CancellationToken cancellation)
        {
            for (int depth = 0; depth < design.Levels; depth++)
            {
                (ulong[] State, int? Rule)? best = null;
                foreach (ulong[] state in design.StatesAt(depth))
                {
                    int from = projection.NumberOf(state);
                    if (depth == 0 && !other._initial.Contains(from))
                        return design.RunTo(LeastOwnInitial(other), 0, null);
                    if (best is { } known && design.Model.Compare(known.State, state) < 0)
                        continue;

                    int? rule = TransitionsFrom(state, from)
                        .Where(t => !other.Transitions.Contains(t.Transition))
                        .Min(t => (int?)t.Rule);
                    if (rule is not null)
                        best = ([.. state], rule);
                }

                cancellation.ThrowIfCancellationRequested();
                if (best is { } found)
                    return design.RunTo(found.State, depth, found.Rule);
            }

            return null;
        }

        private ulong[] LeastOwnInitial(Side other) => design.StatesAt(0)
            .Where(state => !other._initial.Contains(projection.NumberOf(state)))
            .Select(state => (ulong[])state.Clone())
            .Aggregate((best, state) => design.Model.Compare(best, state) <= 0 ? best : state);

        private IEnumerable<(int Rule, long Transition)> TransitionsFrom(ulong[] state, int from)
        {
            _successors.Clear();
            design.Expand(state, _successors);
            for (int i = 0; i < _successors.Count; i++)
            {
                if (!design.IsAssumed(_successors[i]))
                    continue;

                int to = projection.NumberOf(_successors[i]);
                if (to != from)
                    yield return (_successors.RuleOf(i), ((long)from << 32) | (uint)to);
            }
        }
    }
}
