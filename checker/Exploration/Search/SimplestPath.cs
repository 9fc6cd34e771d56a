using System.Numerics;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>
/// Finds, of all shortest paths to a violated invariant or a deadlock, one with the fewest changes from one lane to
/// another, and of these one with the fewest participants; or the other way round.
/// </summary>
/// <remarks>
/// Backwards, the states of each level are kept that lead to such an end on a shortest path. Forwards, each of them
/// gets labels: who acted last, how many changes there were, who took part. A label goes when another one is at
/// least as good in all three whatever comes, so the best one at the end is the best there is. States are taken in
/// the order of their contents and rules in that of their numbers, and the first of equal labels stays.
/// </remarks>
internal sealed class SimplestPath(SearchRun run, WorkerTeam team, StepWeights weights)
{
    private const int MostLabels = 200_000;
    private const int NoLane = -1;

    private readonly ICompiledModel _model = run.Space.Model;

    /// <summary>Null for other kinds of findings, and where there are too many shortest paths.</summary>
    public Finding? TryFind(Candidate candidate)
    {
        bool isOfState = candidate.Kind is FindingKind.InvariantViolated or FindingKind.Deadlock;
        bool isComplete = run.Search.FirstKeptLevel == 0 && run.Space.Disk is null;
        if (!isOfState || _model.HasSymmetry || !isComplete)
            return null;

        var levels = new List<ulong[]>[candidate.Depth + 1];
        levels[^1] = StatesAt(candidate.Depth, look => look.Shows(candidate));
        for (int depth = candidate.Depth - 1; depth >= 0; depth--)
        {
            var next = new HashSet<ulong[]>(levels[depth + 1], WordsComparer.Instance);
            levels[depth] = StatesAt(depth, look => look.LeadsTo(next));
        }

        return Forwards(levels) is { } best ? FindingOf(best, candidate) : null;
    }

    private Finding FindingOf(Label best, Candidate candidate)
    {
        var rules = new Stack<int>();
        Label label = best;
        for (; label.Before is { } before; label = before)
            rules.Push(label.Rule);

        using var look = new Look(_model, run.Space.Options.DeadlockDetection);
        look.At(best.State);
        int number = candidate.Kind == FindingKind.Deadlock ? -1 : look.ViolatedBy(candidate);
        return new Finding(candidate.Kind, number, new RulePath(label.Rule, [.. rules]));
    }

    // The states of a level that pass, in the order of their contents.
    private List<ulong[]> StatesAt(int depth, Predicate<Look> passes)
    {
        var queue = new RangeQueue(run.Search.Levels[depth], team.Size);
        var found = new List<ulong[]>[team.Size];
        team.Run(thread =>
        {
            found[thread] = [];
            using var look = new Look(_model, run.Space.Options.DeadlockDetection);
            while (queue.TryTake(out StateRange range))
            {
                for (int i = 0; i < range.Count; i++)
                {
                    look.At(run.Space.Store[range.First + i]);
                    if (passes(look))
                        found[thread].Add(look.State.ToArray());
                }
            }
        });
        List<ulong[]> all = [.. found.SelectMany(f => f)];
        all.Sort((left, right) => _model.Compare(left, right));
        return all;
    }

    private Label? Forwards(List<ulong[]>[] levels)
    {
        using var look = new Look(_model, run.Space.Options.DeadlockDetection);
        Dictionary<ulong[], List<Label>> labels = Initial(levels[0]);
        for (int depth = 1; depth < levels.Length; depth++)
        {
            var next = levels[depth].ToDictionary(state => state, _ => new List<Label>(), WordsComparer.Instance);
            int count = 0;
            foreach (ulong[] state in levels[depth - 1])
            {
                look.At(state);
                foreach ((int rule, ulong[] successor) in look.SuccessorsIn(next))
                    count += labels[state].Count(label => TryAdd(next[successor], After(label, rule, successor)));
            }

            if (count > MostLabels)
                return null;

            labels = next;
        }

        return levels[^1].SelectMany(state => labels[state]).MinBy(RankOf);
    }

    private (int, int) RankOf(Label label)
    {
        int participants = (int)BigInteger.PopCount(label.Participants);
        return weights.SwitchesFirst ? (label.Switches, participants) : (participants, label.Switches);
    }

    private Dictionary<ulong[], List<Label>> Initial(List<ulong[]> states)
    {
        var labels = states.ToDictionary(state => state, _ => new List<Label>(), WordsComparer.Instance);
        ISuccessorGenerator generator = _model.CreateGenerator();
        ulong[] words = new ulong[_model.WordCount];
        for (int rule = 0; rule < _model.InitialRuleCount; rule++)
        {
            bool isMeant = generator.FireInitial(rule, words) == Firing.Fired && labels.ContainsKey(words);
            if (isMeant && labels[words] is [])
                labels[words].Add(new Label([.. words], NoLane, BigInteger.Zero, 0, null, rule));
        }

        (generator as IDisposable)?.Dispose();
        return labels;
    }

    private Label After(Label label, int rule, ulong[] state)
    {
        int lane = weights.Lanes[rule];
        bool isSwitch = label.Lane != NoLane && label.Lane != lane;
        return new Label(
            state,
            lane,
            label.Participants | weights.Participants[rule],
            label.Switches + (isSwitch ? 1 : 0),
            label,
            rule);
    }

    private static bool TryAdd(List<Label> labels, Label label)
    {
        if (labels.Any(other => other.Dominates(label)))
            return false;

        labels.RemoveAll(label.Dominates);
        labels.Add(label);
        return true;
    }

    /// <summary>A path to a state, as far as it matters what comes next.</summary>
    /// <param name="Rule">The last one; for the first label of a path the initial rule.</param>
    private sealed record Label(
        ulong[] State, int Lane, BigInteger Participants, int Switches, Label? Before, int Rule)
    {
        // Another lane can cost at most one change more.
        public bool Dominates(Label other) =>
            Switches + (Lane == other.Lane ? 0 : 1) <= other.Switches
            && (Participants & other.Participants) == Participants;
    }

    /// <summary>One thread's look at a state and its successors.</summary>
    private sealed class Look(ICompiledModel model, DeadlockDetection deadlocks) : IDisposable
    {
        private readonly ISuccessorGenerator _generator = model.CreateGenerator();
        private readonly SuccessorBuffer _successors = new(model.WordCount);
        private readonly ulong[] _state = new ulong[model.WordCount];

        public ReadOnlySpan<ulong> State => _state;

        public void At(ReadOnlySpan<ulong> state)
        {
            state.CopyTo(_state);
            _successors.Clear();
            _generator.Expand(_state, _successors);
        }

        public bool Shows(Candidate candidate) => candidate.Kind == FindingKind.Deadlock
            ? IsDeadlock()
            : ViolatedBy(candidate) >= 0;

        /// <summary>The number of the property's instance that is false here, or -1.</summary>
        public int ViolatedBy(Candidate candidate)
        {
            StateProperty wanted = model.Properties[candidate.Number];
            for (int i = 0; i < model.Properties.Length; i++)
            {
                if (model.Properties[i] == wanted && _generator.Evaluate(i, _state) == Evaluation.False)
                    return i;
            }

            return -1;
        }

        public bool LeadsTo(HashSet<ulong[]> states)
        {
            HashSet<ulong[]>.AlternateLookup<ReadOnlySpan<ulong>> lookup =
                states.GetAlternateLookup<ReadOnlySpan<ulong>>();
            for (int i = 0; i < _successors.Count; i++)
            {
                if (lookup.Contains(_successors[i]))
                    return true;
            }

            return false;
        }

        /// <summary>The successors among some states, with their rules, the least first.</summary>
        public IEnumerable<(int Rule, ulong[] State)> SuccessorsIn(Dictionary<ulong[], List<Label>> states)
        {
            foreach (int i in Enumerable.Range(0, _successors.Count).OrderBy(_successors.RuleOf))
            {
                ulong[] state = _successors[i].ToArray();
                if (states.ContainsKey(state))
                    yield return (_successors.RuleOf(i), state);
            }
        }

        public void Dispose()
        {
            (_generator as IDisposable)?.Dispose();
            _successors.Dispose();
        }

        private bool IsDeadlock()
        {
            if (_successors.HasFaults)
                return false;

            for (int i = 0; i < _successors.Count; i++)
            {
                if (deadlocks == DeadlockDetection.Stuck || !_successors[i].SequenceEqual(_state))
                    return false;
            }

            return true;
        }
    }
}
