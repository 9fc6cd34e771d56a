using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration.Conformance;

/// <summary>Looks for behaviours of a model that give a log: event by event, all of them at once.</summary>
/// <remarks>
/// Rules without events are silent. After each event there is a set of explanations, closed under silent rules: each a
/// state, together with the names of symmetric elements and, where the order of events is uncertain, those that were taken
/// early. Only the set of one event is kept, so that the length of a log does not matter.
/// </remarks>
public sealed class ConformanceSearch : IDisposable
{
    /// <summary>How many states a rejection lists.</summary>
    public const int MostStatesShown = 100;

    private readonly ModelNumbering _numbering;
    private readonly CompiledModel _model;
    private readonly ISuccessorGenerator _generator;
    private readonly SuccessorBuffer _successors;
    private readonly EventMatcher _matcher;
    private readonly HashSet<Rule> _matched = new(ReferenceEqualityComparer.Instance);
    private readonly long[] _before;
    private readonly long[] _after;

    public ConformanceSearch(TransitionSystem system)
    {
        _numbering = new ModelNumbering(system, p => p.Kind == PropertyKind.Assumption);
        _model = CompiledModel.For(_numbering);
        _generator = _model.CreateGenerator();
        _successors = new SuccessorBuffer(_model.WordCount);
        _matcher = new EventMatcher(system);
        _before = new long[system.SlotCount];
        _after = new long[system.SlotCount];
    }

    /// <summary>Whether some rule has an event of that name: no log with another one can be explained.</summary>
    public bool KnowsEvent(string name) => _matcher.KnowsEvent(name);

    /// <param name="log">Read as far as needed, once.</param>
    /// <param name="maxExplanations">At most so many are kept after an event.</param>
    public ConformanceResult Run(
        IEnumerable<LoggedEvent> log, int maxExplanations, CancellationToken cancellation = default) =>
        DeepStack.Run(() => RunHere(log, maxExplanations, cancellation));

    public void Dispose()
    {
        (_generator as IDisposable)?.Dispose();
        _successors.Dispose();
    }

    private ConformanceResult RunHere(IEnumerable<LoggedEvent> log, int maxExplanations, CancellationToken cancellation)
    {
        using IEnumerator<LoggedEvent> events = log.GetEnumerator();
        var window = new EventWindow(events);
        HashSet<Explanation> now = Beginnings();
        int most = 0;
        for (int explained = 0; ; explained++)
        {
            HashSet<Explanation> next = [];
            bool isWithin = Advance(now, next, window, maxExplanations, cancellation);
            most = int.Max(most, now.Count);
            if (cancellation.IsCancellationRequested)
                return Result(explained, most, limit: new("the search was interrupted", ""));

            if (!isWithin)
                return Result(explained, most, limit: TooMany(maxExplanations));

            if (window.TooUncertain is { } uncertain)
                return Result(explained, most, limit: TooUncertain(uncertain));

            if (window.Count == explained)
                return Result(explained, most);

            if (next.Count == 0)
                return Result(explained, most, Reject(now, window));

            window.Forget(next.Min(e => e.Next));
            now = next;
        }
    }

    private HashSet<Explanation> Beginnings()
    {
        int[] unnamed = new int[_matcher.ElementCount];
        Array.Fill(unnamed, -1);
        HashSet<Explanation> beginnings = [];
        for (int rule = 0; rule < _model.InitialRuleCount; rule++)
        {
            ulong[] state = new ulong[_model.WordCount];
            if (_generator.FireInitial(rule, state) == Firing.Fired && IsAllowed(state))
                beginnings.Add(new Explanation(state, unnamed, 0, 0));
        }

        return beginnings;
    }

    private bool IsAllowed(ReadOnlySpan<ulong> state) => _generator.AllHold(StatePropertyKind.Assumption, state);

    // Closes a set under silent rules, and collects what one event more leads to. False beyond the limit.
    private bool Advance(
        HashSet<Explanation> now, HashSet<Explanation> next, EventWindow window, int limit, CancellationToken cancellation)
    {
        var open = new Stack<Explanation>(now);
        while (open.TryPop(out Explanation? at))
        {
            if (cancellation.IsCancellationRequested || now.Count + next.Count > limit)
                return false;

            (int Index, LoggedEvent Event)[] pending = [.. window.Pending(at)];
            _successors.Clear();
            _generator.Expand(at.State, _successors);
            for (int i = 0; i < _successors.Count; i++)
            {
                if (!IsAllowed(_successors[i]))
                    continue;

                int rule = _successors.RuleOf(i);
                if (!IsSilent(rule, at))
                    AddMatches(at, pending, rule, _successors[i], next);
                else if (at.In([.. _successors[i]]) is var silent && now.Add(silent))
                    open.Push(silent);
            }
        }

        return true;
    }

    private bool IsSilent(int number, Explanation at)
    {
        if (OwnerOf(number).Events.All(e => e.Condition is null))
            return OwnerOf(number).Events.IsEmpty;

        _model.Layout.Unpack(at.State, _before);
        return _matcher.IsSilent(_numbering.Rules[number], _before);
    }

    private void AddMatches(
        Explanation at, (int Index, LoggedEvent Event)[] pending, int number, Span<ulong> after, HashSet<Explanation> next)
    {
        if (!Array.Exists(pending, p => OwnerOf(number).Events.Any(e => e.Name == p.Event.Name)))
            return;

        Instance<Rule> rule = _numbering.Rules[number];
        _model.Layout.Unpack(at.State, _before);
        _model.Layout.Unpack(after, _after);
        foreach ((int index, LoggedEvent logged) in pending)
        {
            if (_matcher.Match(logged, rule, _before, _after, at.Names) is not { } names)
                continue;

            _matched.Add(rule.Owner);
            next.Add(at.With(index, [.. after], names));
        }
    }

    private Rule OwnerOf(int number) => _numbering.Rules.Rules[_numbering.Rules.RuleIndexOf(number)];

    private Rejection Reject(HashSet<Explanation> now, EventWindow window)
    {
        int first = now.Min(e => e.Next);
        LoggedEvent logged = window[first]!;
        var finder = new ObstacleFinder(_numbering, _matcher);
        Explanation[] shown =
        [
            .. now.Where(e => e.Next == first)
                .OrderBy(e => e.State, Comparer<ulong[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))
                .Take(MostStatesShown),
        ];
        foreach (Explanation explanation in shown)
            finder.Add(logged, SlotsOf(explanation.State), explanation.Names);

        return new Rejection(
            logged, [.. shown.Select(e => SlotsOf(e.State).ToImmutableArray())], now.Count, finder.Found);
    }

    private long[] SlotsOf(ulong[] state)
    {
        long[] slots = new long[_numbering.System.SlotCount];
        _model.Layout.Unpack(state, slots);
        return slots;
    }

    private ConformanceResult Result(
        long events, int most, Rejection? rejection = null, ConformanceLimit? limit = null)
    {
        Rule[] seen = [.. _numbering.System.Rules.Where(r => !r.Events.IsEmpty)];
        return new ConformanceResult(
            events, most, [.. seen.Where(_matched.Contains)], [.. seen.Where(r => !_matched.Contains(r))], rejection, limit);
    }

    private static ConformanceLimit TooMany(int limit) =>
        new($"more than {limit} states explain what came before", "--max-states");

    private static ConformanceLimit TooUncertain(LoggedEvent uncertain) => new(
        $"the event of line {uncertain.Line} may have come before one that is more than {Explanation.MostAhead} events in front of it",
        "--uncertainty");
}
