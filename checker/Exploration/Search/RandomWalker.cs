using System.Collections.Immutable;
using System.Diagnostics;
using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Search;

/// <summary>How many random walks, and how long.</summary>
public sealed record WalkOptions
{
    public ulong Seed { get; init; } = 1;

    public int Runs { get; init; } = 100;

    /// <summary>Most rules fired in one walk.</summary>
    public int MaxSteps { get; init; } = 1000;

    public DeadlockDetection DeadlockDetection { get; init; } = DeadlockDetection.Stuttering;

    public TimeSpan? TimeLimit { get; init; }
}

/// <summary>What random walks found.</summary>
/// <param name="Finding">
/// The first thing wrong, with the walk that led there as it was; null when there was none.
/// </param>
/// <param name="Runs">Walks begun.</param>
/// <param name="StatesVisited">States walked through, counted each time.</param>
/// <param name="Depth">Rules fired in the longest walk.</param>
/// <param name="CoverDepths">For each cover the fewest rules after which it was met, or null.</param>
public sealed record WalkResult(
    Finding? Finding,
    int Runs,
    long StatesVisited,
    int Depth,
    ImmutableArray<long> Firings,
    ImmutableArray<int?> CoverDepths,
    StopReason StopReason,
    TimeSpan Elapsed);

/// <summary>Walks through the states, each time choosing evenly among the rules that lead on.</summary>
public sealed class RandomWalker : IDisposable
{
    private readonly ICompiledModel _model;
    private readonly WalkOptions _options;
    private readonly ISuccessorGenerator _generator;
    private readonly SuccessorBuffer _successors;
    private readonly ulong[] _state;
    private readonly List<int> _rules = [];
    private readonly List<int> _choices = [];
    private readonly long[] _firings;
    private readonly int?[] _coverDepths;
    private readonly bool[] _coversMet;
    private readonly int[] _stateProperties;
    private readonly int[] _assumptions;
    private SplitMix _random;
    private int _initialRule;
    private bool _canStart = true;
    private int _runs;
    private int _depth;
    private long _visited;

    private RandomWalker(ICompiledModel model, WalkOptions options)
    {
        _model = model;
        _options = options;
        _generator = model.CreateGenerator();
        _successors = new SuccessorBuffer(model.WordCount);
        _state = new ulong[model.WordCount];
        _firings = new long[model.RuleCount];
        _coverDepths = new int?[model.CoverCount];
        _coversMet = new bool[model.CoverCount];
        int[] numbers = [.. Enumerable.Range(0, model.Properties.Length)];
        _assumptions = [.. numbers.Where(i => model.Properties[i].Kind == StatePropertyKind.Assumption)];
        _stateProperties =
        [
            .. numbers.Where(
                i => model.Properties[i].Kind is StatePropertyKind.Invariant or StatePropertyKind.Cover),
        ];
        _random = new SplitMix(options.Seed);
    }

    /// <summary>
    /// Walks until something is found wrong or all walks are done. The same seed gives the same walks.
    /// </summary>
    public static WalkResult Run(
        ICompiledModel model, WalkOptions options, CancellationToken cancellation = default)
    {
        using var walker = new RandomWalker(model, options);
        return walker.Run(cancellation);
    }

    public void Dispose() => _successors.Dispose();

    private WalkResult Run(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        StopReason stop = StopReason.None;
        Finding? finding = null;
        while (finding is null && stop == StopReason.None && _canStart && _runs < _options.Runs)
        {
            _runs++;
            finding = Start();
            while (finding is null && _canStart && stop == StopReason.None
                && _rules.Count < _options.MaxSteps)
            {
                stop = ReasonToStop(clock, cancellation);
                finding = Step(out bool moved);
                if (!moved)
                    break;
            }
        }

        return new WalkResult(
            finding,
            _runs,
            _visited,
            _depth,
            ImmutableArray.Create(_firings),
            ImmutableArray.Create(_coverDepths),
            finding is null ? stop : StopReason.Errors,
            clock.Elapsed);
    }

    private StopReason ReasonToStop(Stopwatch clock, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return StopReason.Interrupted;

        return clock.Elapsed > _options.TimeLimit ? StopReason.Time : StopReason.None;
    }

    // Takes the first initial rule from a random one on that gives a state.
    private Finding? Start()
    {
        _rules.Clear();
        int count = _model.InitialRuleCount;
        int first = count == 0 ? 0 : _random.Below(count);
        for (int i = 0; i < count; i++)
        {
            _initialRule = (first + i) % count;
            Firing firing = _generator.FireInitial(_initialRule, _state);
            if (firing == Firing.Fault)
                return Here(FindingKind.RuleFault, -1);

            if (firing == Firing.Fired && SatisfiesAssumptions(_state, out int faulty))
                return faulty >= 0 ? Here(FindingKind.PropertyFault, faulty) : Visit();
        }

        _canStart = false;
        return count == 0 ? null : new Finding(FindingKind.NoInitialState, -1, null);
    }

    private Finding? Step(out bool moved)
    {
        moved = false;
        _successors.Clear();
        _generator.Expand(_state, _successors);
        if (_successors.Faults.Count > 0)
        {
            _rules.Add(_successors.Faults[0]);
            return Here(FindingKind.RuleFault, -1);
        }

        bool progress = ChooseAmong(out Finding? fault);
        if (fault is not null)
            return fault;

        if (!progress && _options.DeadlockDetection != DeadlockDetection.Off)
            return Here(FindingKind.Deadlock, -1);

        if (_choices.Count == 0)
            return null;

        moved = true;
        int choice = _choices[_random.Below(_choices.Count)];
        _successors[choice].CopyTo(_state);
        _firings[_successors.RuleOf(choice)]++;
        _rules.Add(_successors.RuleOf(choice));
        return Visit();
    }

    // Collects the successors that the assumptions allow; returns whether there is progress in the sense of
    // deadlocks.
    private bool ChooseAmong(out Finding? fault)
    {
        fault = null;
        bool progress = false;
        _choices.Clear();
        for (int i = 0; i < _successors.Count; i++)
        {
            bool isLoop = _successors[i].SequenceEqual(_state);
            progress |= !isLoop || _options.DeadlockDetection == DeadlockDetection.Stuck;
            if (!SatisfiesAssumptions(_successors[i], out int faulty))
                continue;

            _choices.Add(i);
            if (faulty < 0)
                continue;

            _rules.Add(_successors.RuleOf(i));
            fault = Here(FindingKind.PropertyFault, faulty);
            return progress;
        }

        return progress;
    }

    private Finding? Visit()
    {
        _visited++;
        _depth = int.Max(_depth, _rules.Count);
        foreach (int property in _stateProperties)
        {
            bool isCover = _model.Properties[property].Kind == StatePropertyKind.Cover;
            Evaluation evaluation = _generator.Evaluate(property, _state);
            if (evaluation == Evaluation.Fault)
                return Here(FindingKind.PropertyFault, property);

            if (isCover && evaluation == Evaluation.True)
                _coversMet[_model.Properties[property].Group] = true;

            if (!isCover && evaluation == Evaluation.False)
                return Here(FindingKind.InvariantViolated, property);
        }

        RecordCovers();
        return null;
    }

    private void RecordCovers()
    {
        _generator.MarkCoversMet(_coversMet);
        for (int cover = 0; cover < _coversMet.Length; cover++)
        {
            if (_coversMet[cover])
                _coverDepths[cover] ??= _rules.Count;
        }
    }

    /// <summary>
    /// False when an assumption is; true also when one goes wrong, which <paramref name="faulty"/> then
    /// names.
    /// </summary>
    private bool SatisfiesAssumptions(ReadOnlySpan<ulong> state, out int faulty)
    {
        faulty = -1;
        foreach (int assumption in _assumptions)
        {
            Evaluation evaluation = _generator.Evaluate(assumption, state);
            if (evaluation == Evaluation.False)
                return false;

            faulty = evaluation == Evaluation.Fault ? assumption : faulty;
        }

        return true;
    }

    private Finding Here(FindingKind kind, int number) =>
        new(kind, number, new RulePath(_initialRule, [.. _rules]));
}
