using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration;

/// <summary>
/// Finds a run that is not longer than a counterexample, begins like it for as long as possible, and satisfies what
/// the counterexample violates.
/// </summary>
/// <remarks>
/// That the bad step just does not come yet would say little, so a run is looked for that takes it: it ends with the
/// counterexample's last step, and that does no harm. Where there is none, or the counterexample ends in a deadlock,
/// it is a run of the same length that goes on otherwise. A rule that goes wrong leads nowhere, so no run takes it. A breadth-first search from each state of the
/// counterexample, the last ones first.
/// </remarks>
internal sealed class PassingRunFinder : IDisposable
{
    private const int MostStates = 20_000;

    private readonly ModelNumbering _numbering;
    private readonly ICompiledModel _model;
    private readonly StateLayout _layout;
    private readonly ISuccessorGenerator _generator;
    private readonly SuccessorBuffer _successors;
    private int _left;

    /// <param name="model">Without symmetry reduction.</param>
    public PassingRunFinder(ModelNumbering numbering, ICompiledModel model, StateLayout layout)
    {
        _numbering = numbering;
        _model = model;
        _layout = layout;
        _generator = model.CreateGenerator();
        _successors = new SuccessorBuffer(model.WordCount);
    }

    /// <summary>
    /// Null for what is no invariant, no deadlock and no rule that goes wrong, and when none was found with bounded effort.
    /// </summary>
    public PassingRun? Find(Violation violation)
    {
        bool isDeadlock = violation.Kind == ViolationKind.Deadlock;
        bool isError = violation is { Kind: ViolationKind.ModelError, Property: null };
        bool isMeant = isDeadlock || isError || violation.Kind == ViolationKind.Invariant;
        if (violation.Trace is not { Length: > 0 } trace || !isMeant)
            return null;

        int[] properties =
        [
            .. Enumerable.Range(0, _numbering.Instances.Length)
                .Where(i => ReferenceEquals(_numbering.Instances[i].Owner, violation.Property)),
        ];
        // What a rule leaves that goes wrong is no state.
        ulong[]?[] states =
            [.. trace.Steps.Select((step, i) => isError && i == trace.Length ? null : Pack(step.State))];
        int[] rules = [.. trace.Steps.Skip(1).Select(NumberOf)];
        return (isDeadlock ? null : Find(trace, states, rules, properties, rules[^1]))
            ?? Find(trace, states, rules, properties, lastRule: null);
    }

    public void Dispose()
    {
        (_generator as IDisposable)?.Dispose();
        _successors.Dispose();
    }

    private PassingRun? Find(Trace trace, ulong[]?[] states, int[] rules, int[] properties, int? lastRule)
    {
        _left = MostStates;
        for (int shared = rules.Length - 1; shared >= 0 && _left > 0; shared--)
        {
            if (Search(states[shared]!, states[shared + 1], rules.Length - shared, properties, lastRule) is not { } rest)
                continue;

            int initial = InitialNumberOf(trace.Steps[0]);
            var path = new RulePath(initial, [.. rules[..shared], .. rest]);
            Trace passing = new TraceBuilder(_numbering).Build(path).Trace;
            return new PassingRun(passing, shared, lastRule is not null);
        }

        return null;
    }

    // From a state another way than the counterexample's: rules up to one that ends it well, at most so many.
    private List<int>? Search(ulong[] from, ulong[]? avoided, int most, int[] properties, int? lastRule)
    {
        var known = new HashSet<ulong[]>(WordsComparer.Instance) { from };
        if (avoided is not null)
            known.Add(avoided);

        List<Node> level = [new Node(from, -1, null)];
        for (int depth = 1; depth <= most; depth++)
        {
            List<Node> next = [];
            foreach (Node node in level)
            {
                foreach (Node successor in Successors(node))
                {
                    bool isLast = lastRule is null ? depth == most : successor.Rule == lastRule;
                    bool isOther = depth > 1 || avoided is null || !WordsComparer.Instance.Equals(successor.State, avoided);
                    if (!isOther || !Satisfies(successor.State, properties))
                        continue;
                    if (isLast && (lastRule is not null || GoesOn(successor.State)))
                        return RulesTo(successor);
                    if (known.Add(successor.State))
                        next.Add(successor);
                }

                if (--_left <= 0)
                    return null;
            }

            level = next;
        }

        return null;
    }

    private static List<int> RulesTo(Node last)
    {
        List<int> rules = [];
        for (Node node = last; node.Before is { } before; node = before)
            rules.Add(node.Rule);

        rules.Reverse();
        return rules;
    }

    private List<Node> Successors(Node node)
    {
        _successors.Clear();
        _generator.Expand(node.State, _successors);
        List<Node> found = [];
        for (int i = 0; i < _successors.Count; i++)
        {
            if (_generator.AllHold(StatePropertyKind.Assumption, _successors[i]))
                found.Add(new Node(_successors[i].ToArray(), _successors.RuleOf(i), node));
        }

        found.Sort((left, right) => left.Rule.CompareTo(right.Rule));
        return found;
    }

    private bool GoesOn(ulong[] state) =>
        Successors(new Node(state, -1, null)).Any(s => !WordsComparer.Instance.Equals(s.State, state));

    private bool Satisfies(ulong[] state, int[] properties) =>
        Array.TrueForAll(properties, property => _generator.Evaluate(property, state) == Evaluation.True);

    private ulong[] Pack(ImmutableArray<long> slots)
    {
        ulong[] words = new ulong[_model.WordCount];
        _layout.Pack(slots.AsSpan(), words);
        return words;
    }

    private int NumberOf(TraceStep step) => NumberIn(_numbering.Rules, step);

    private int InitialNumberOf(TraceStep step) => NumberIn(_numbering.InitialRules, step);

    private static int NumberIn(RuleInstances rules, TraceStep step)
    {
        int first = rules.FirstOf(rules.Rules.IndexOf(step.Rule));
        int number = first;
        while (!rules[number].Arguments.SequenceEqual(step.Arguments))
            number++;

        return number;
    }

    private sealed record Node(ulong[] State, int Rule, Node? Before);
}
