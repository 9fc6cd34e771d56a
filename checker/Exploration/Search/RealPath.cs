using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Search;

/// <summary>A step between stored states.</summary>
/// <param name="State">The words of the state that it leads to.</param>
internal readonly record struct PathStep(int Rule, ulong[] State);

/// <summary>Follows a path of stored states with states that the model really reaches.</summary>
/// <remarks>They are the same but under symmetry, where stored states stand for others.</remarks>
internal sealed class RealPath(ICompiledModel model) : IDisposable
{
    private readonly ISuccessorGenerator _generator = model.CreateGenerator();
    private readonly SuccessorBuffer _successors = new(model.WordCount);
    private readonly ulong[] _state = new ulong[model.WordCount];
    private readonly ulong[] _canonical = new ulong[model.WordCount];

    /// <summary>The path that begins with the first of the states.</summary>
    public RulePath Along(IReadOnlyCollection<ulong[]> states)
    {
        int initial = Start(states.First());
        return new RulePath(initial, [.. states.Skip(1).Select(state => Step(state))]);
    }

    /// <summary>The path that goes on from the end of the one followed last, and ends in a loop.</summary>
    /// <param name="steps">The last of them are the loop, from a stored state back to it.</param>
    /// <param name="loopLength">None when the run ends there for ever.</param>
    /// <remarks>
    /// Under symmetry a round of the loop leads to the state where it began or to another that the same one stands for. So
    /// it is followed until a round begins where an earlier one did; there are only so many states to begin with.
    /// </remarks>
    public RulePath Onwards(RulePath start, IReadOnlyCollection<PathStep> steps, int loopLength)
    {
        List<int> rules = [.. start.Rules];
        rules.AddRange(steps.SkipLast(loopLength).Select(step => Step(step, [])));
        PathStep[] loop = [.. steps.TakeLast(loopLength)];
        List<ulong[]> beginnings = [];
        while (loop is not [] && IndexOfState(beginnings) < 0)
        {
            beginnings.Add([.. _state]);
            rules.AddRange(loop.SkipLast(1).Select(step => Step(step, [])));
            rules.Add(Step(loop[^1], beginnings));
        }

        int rounds = beginnings.Count - int.Max(0, IndexOfState(beginnings));
        return start with { Rules = [.. rules], LoopStart = rules.Count - (rounds * loop.Length) };
    }

    /// <summary>The finding at the end of such a path.</summary>
    public Finding Along(IReadOnlyCollection<ulong[]> states, Candidate candidate)
    {
        RulePath path = Along(states);
        List<int> rules = [.. path.Rules];
        int number = candidate.Number;
        if (candidate.Kind == FindingKind.RuleFault)
            rules.Add(FaultyRule(candidate));
        else if (candidate.Rule >= 0)
            rules.Add(StepToFault(candidate, ref number));
        else if (number >= 0)
            number = InstanceHere(candidate);

        return new Finding(candidate.Kind, number, path with { Rules = [.. rules] });
    }

    public void Dispose()
    {
        (_generator as IDisposable)?.Dispose();
        _successors.Dispose();
    }

    private int Start(ulong[] target)
    {
        for (int rule = 0; rule < model.InitialRuleCount; rule++)
        {
            if (_generator.FireInitial(rule, _state) == Firing.Fired && StandsFor(target, _state))
                return rule;
        }

        throw new InvalidOperationException("no initial rule leads to an initial state that was found");
    }

    // The least rule that leads from the current state to one that the target stands for.
    private int Step(ulong[] target) =>
        Step(target, rule => (false, false, rule));

    // A rule that does to the current state what the step's does to the one that was stored: of the same name, fair to
    // the same, and leading to a state that the step's stands for. Preferably to one of some states, then by the same rule.
    private int Step(PathStep step, List<ulong[]> preferred) => Step(
        step.State,
        rule => IsLike(rule, step.Rule) ? (true, rule != step.Rule, rule) : null,
        preferred);

    // Representatives are compared first, which is cheap and nearly always enough.
    private int Step(ulong[] target, Func<int, (bool, bool, int)?> rankOf, List<ulong[]>? preferred = null)
    {
        Expand();
        int best = Best(target, rankOf, preferred, StandsFor);
        if (best < 0 && model.HasSymmetry)
            best = Best(target, rankOf, preferred, (stored, state) => _generator.AreAlike(stored, state));

        if (best < 0)
            throw new InvalidOperationException("no rule leads to the next state of a path");

        _successors[best].CopyTo(_state);
        return _successors.RuleOf(best);
    }

    private int Best(
        ulong[] target, Func<int, (bool, bool, int)?> rankOf, List<ulong[]>? preferred, Comparison standsFor)
    {
        int best = -1;
        (bool, bool, int) bestRank = default;
        for (int i = 0; i < _successors.Count; i++)
        {
            if (rankOf(_successors.RuleOf(i)) is not { } rank)
                continue;

            if (preferred is not null)
                rank.Item1 = IndexOf(preferred, _successors[i]) < 0;

            if ((best < 0 || rank.CompareTo(bestRank) < 0) && standsFor(target, _successors[i]))
                (best, bestRank) = (i, rank);
        }

        return best;
    }

    private delegate bool Comparison(ulong[] stored, ReadOnlySpan<ulong> state);

    private bool IsLike(int left, int right) =>
        left == right
        || (model.HasSymmetry
            && model.GroupOfRule(left) == model.GroupOfRule(right)
            && model.Fairness.NumberOf(left) == model.Fairness.NumberOf(right));

    private int IndexOfState(List<ulong[]> states) => IndexOf(states, _state);

    private static int IndexOf(List<ulong[]> states, ReadOnlySpan<ulong> state)
    {
        for (int i = 0; i < states.Count; i++)
        {
            if (state.SequenceEqual(states[i]))
                return i;
        }

        return -1;
    }

    private int FaultyRule(Candidate candidate)
    {
        Expand();
        int group = model.GroupOfRule(candidate.Rule);
        return _successors.Faults.Where(f => model.GroupOfRule(f) == group).Min();
    }

    // A rule to a state in which an assumption goes wrong; that state was never stored.
    private int StepToFault(Candidate candidate, ref int number)
    {
        Expand();
        for (int i = 0; i < _successors.Count; i++)
        {
            if (InstanceIn(_successors[i], candidate) is not { } instance)
                continue;

            number = instance;
            return _successors.RuleOf(i);
        }

        throw new InvalidOperationException("no successor shows the fault that was found");
    }

    private int InstanceHere(Candidate candidate) =>
        InstanceIn(_state, candidate)
        ?? throw new InvalidOperationException("the last state of a path does not show what was found");

    // Under symmetry another instance of the property may be the one that is violated.
    private int? InstanceIn(ReadOnlySpan<ulong> state, Candidate candidate)
    {
        StateProperty wanted = model.Properties[candidate.Number];
        Evaluation expected =
            candidate.Kind == FindingKind.PropertyFault ? Evaluation.Fault : Evaluation.False;
        if (_generator.Evaluate(candidate.Number, state) == expected)
            return candidate.Number;

        for (int i = 0; i < model.Properties.Length; i++)
        {
            if (model.Properties[i] == wanted && _generator.Evaluate(i, state) == expected)
                return i;
        }

        return null;
    }

    private void Expand()
    {
        _successors.Clear();
        _generator.Expand(_state, _successors);
    }

    private bool StandsFor(ulong[] target, ReadOnlySpan<ulong> state)
    {
        state.CopyTo(_canonical);
        _generator.Canonicalize(_canonical);
        return target.AsSpan().SequenceEqual(_canonical);
    }
}
