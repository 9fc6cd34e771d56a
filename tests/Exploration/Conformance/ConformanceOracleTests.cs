using System.Collections.Immutable;
using ModelCheck.Exploration.Conformance;
using ModelCheck.Language;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Conformance;

/// <summary>Random logs and their mutations, against an oracle that tries every order and every run.</summary>
public class ConformanceOracleTests
{
    // Two steps on the way of each item, one of which is mostly silent, and two workers that a log knows by names of its own.
    private const string Desk =
        """
        type Worker: scalarset(2);
        var queue: 0..2; desk: array [Worker] of 0..2; done: 0..3;
        startstate queue := 0; for w: Worker do desk[w] := 0; end; done := 0; end;
        --- @event order(length = queue, now' = queue)
        rule "order" queue < 2 ==> queue := queue + 1; end;
        ruleset w: Worker do
          --- @event take(worker = w)
          rule "take" queue > 0 & desk[w] = 0 ==> queue := queue - 1; desk[w] := 1; end;
          --- @event rest(worker = w) if (queue = 0)
          rule "work" desk[w] = 1 ==> desk[w] := 2; end;
          --- @event deliver(worker = w, done = done)
          rule "deliver" desk[w] = 2 & done < 3 ==> desk[w] := 0; done := done + 1; end;
        end;
        rule "ship" done = 3 ==> done := 0; end;
        """;

    private static readonly TransitionSystem System = Specification.FromText(Desk).System!;

    private static readonly RuleInstances Rules = new(System.Rules);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Mutated_logs_are_explained_exactly_if_a_run_explains_them(int seed)
    {
        var random = new Random(seed);
        using var search = new ConformanceSearch(System);
        int explained = 0;
        for (int i = 0; i < 250; i++)
        {
            ImmutableArray<LoggedEvent> log = Mutate(RandomLog(random, length: 6), random);
            if (i % 2 == 1)
                log = WithTimes(log, random);

            bool expected = Orders(log).Any(order => Explains(order));
            Assert.True(expected == search.Run(log, 100_000).Conforms, string.Join('\n', log));
            explained += expected ? 1 : 0;
        }

        Assert.InRange(explained, 25, 225);
    }

    [Fact]
    public void An_event_that_may_have_come_long_before_is_no_answer()
    {
        var late = new LoggedEvent(1, "order", [], new Interval(0, 1000));
        LoggedEvent[] log = [late, .. Enumerable.Range(1, 70).Select(i => new LoggedEvent(i + 1, "take", [], new Interval(i, i)))];
        using var search = new ConformanceSearch(System);

        Assert.NotNull(search.Run(log, 1000).Limit);
    }

    private static ImmutableArray<LoggedEvent> RandomLog(Random random, int length)
    {
        var interpreter = new Interpreter(System);
        var reader = new EventReader(System);
        long[] state = interpreter.NewState();
        interpreter.FireInitial(new RuleInstances(System.InitialRules)[0], state);
        var log = ImmutableArray.CreateBuilder<LoggedEvent>();
        while (log.Count < length)
        {
            Instance<Rule> rule = Rules[random.Next(Rules.Count)];
            long[] after = [.. state];
            if (interpreter.Fire(rule, after) != FireOutcome.Fired)
                continue;

            foreach (RuleEvent seen in Given(rule, state))
                log.Add(new LoggedEvent(log.Count + 1, seen.Name, Fields(seen, reader.Read(rule, seen, state, after))));

            state = after;
        }

        return log.ToImmutable();
    }

    // A log knows workers by numbers of its own.
    private static ImmutableArray<KeyValuePair<string, string>> Fields(RuleEvent seen, ImmutableArray<long?> values) =>
        [.. seen.Fields.Zip(values, (f, v) => KeyValuePair.Create(f.Name, f.Name == "worker" ? $"{4711 + v}" : $"{v}"))];

    private static ImmutableArray<LoggedEvent> Mutate(ImmutableArray<LoggedEvent> log, Random random)
    {
        int at = random.Next(log.Length);
        switch (random.Next(4))
        {
            case 0:
                return log.RemoveAt(at);
            case 1:
                int other = random.Next(log.Length);
                return log.SetItem(at, log[other]).SetItem(other, log[at]);
            case 2 when log[at].Fields is [var field, .. var rest]:
                string value = field.Key == "worker" ? $"{4711 + random.Next(3)}" : $"{random.Next(4)}";
                return log.SetItem(at, log[at] with { Fields = [KeyValuePair.Create(field.Key, value), .. rest] });
            default:
                return log;
        }
    }

    private static ImmutableArray<LoggedEvent> WithTimes(ImmutableArray<LoggedEvent> log, Random random) =>
    [
        .. log.Select((logged, i) => logged with
        {
            Span = new Interval(i - random.Next(3), i + random.Next(2)),
            Source = random.Next(3) == 0 ? "clerk" : null,
        }),
    ];

    // Every order that the log allows.
    private static IEnumerable<ImmutableArray<LoggedEvent>> Orders(ImmutableArray<LoggedEvent> log)
    {
        if (log.IsEmpty)
            yield return [];

        for (int i = 0; i < log.Length; i++)
        {
            if (Enumerable.Range(0, i).Any(earlier => log[earlier].IsBefore(log[i])))
                continue;

            foreach (ImmutableArray<LoggedEvent> rest in Orders(log.RemoveAt(i)))
                yield return [log[i], .. rest];
        }
    }

    // Tries both ways to give the workers numbers, and every run.
    private static bool Explains(ImmutableArray<LoggedEvent> log)
    {
        string[] numbers = [.. log.SelectMany(e => e.Fields).Where(f => f.Key == "worker").Select(f => f.Value).Distinct()];
        if (numbers.Length > 2)
            return false;

        string[] padded = [.. numbers, "a", "b"];
        return Runs(log, [padded[0], padded[1]]) || Runs(log, [padded[1], padded[0]]);
    }

    private static bool Runs(ImmutableArray<LoggedEvent> log, string[] workers)
    {
        var interpreter = new Interpreter(System);
        var reader = new EventReader(System);
        long[] initial = interpreter.NewState();
        interpreter.FireInitial(new RuleInstances(System.InitialRules)[0], initial);
        HashSet<string> seen = [];
        var open = new Stack<(long[] State, int Next)>([(initial, 0)]);
        while (open.TryPop(out (long[] State, int Next) at))
        {
            if (at.Next == log.Length)
                return true;

            if (!seen.Add($"{string.Join(',', at.State)};{at.Next}"))
                continue;

            for (int i = 0; i < Rules.Count; i++)
            {
                long[] after = [.. at.State];
                if (interpreter.Fire(Rules[i], after) != FireOutcome.Fired)
                    continue;

                if (Given(Rules[i], at.State) is not [var logged])
                    open.Push((after, at.Next));
                else if (IsThis(log[at.Next], logged, reader.Read(Rules[i], logged, at.State, after), workers))
                    open.Push((after, at.Next + 1));
            }
        }

        return false;
    }

    // The first slot is the queue.
    private static RuleEvent[] Given(Instance<Rule> rule, long[] before) =>
        rule.Owner.Name == "work" && before[0] != 0 ? [] : [.. rule.Owner.Events];

    private static bool IsThis(LoggedEvent logged, RuleEvent seen, ImmutableArray<long?> values, string[] workers) =>
        logged.Name == seen.Name
        && seen.Fields.Zip(values).All(pair =>
            logged.Fields.Any(f => f.Key == pair.First.Name
                && f.Value == (pair.First.Name == "worker" ? workers[pair.Second!.Value] : $"{pair.Second}")));
}
