using System.Collections.Immutable;
using ModelCheck.Exploration.Models;

namespace ModelCheck.Tests.Exploration;

/// <summary>
/// A model given by functions on one number, the first word of its states; the other words repeat it, so that
/// states of any width can be tried.
/// </summary>
internal sealed class GraphModel : ICompiledModel
{
    public int WordCount { get; init; } = 1;

    public ulong[] Initial { get; init; } = [0];

    /// <summary>For a state the outcome and the successor of each rule.</summary>
    public Func<ulong, (Firing Firing, ulong Next)>[] Rules { get; init; } = [];

    public (StatePropertyKind Kind, Func<ulong, Evaluation> Holds)[] Claims { get; init; } = [];

    public ImmutableArray<RunProperty> RunProperties { get; init; } = [];

    public FairnessTable Fairness { get; init; } = FairnessTable.None;

    public int InitialRuleCount => Initial.Length;

    public int RuleCount => Rules.Length;

    public int CoverCount => Claims.Count(c => c.Kind == StatePropertyKind.Cover);

    public ImmutableArray<StateProperty> Properties =>
        [.. Claims.Select((c, i) => new StateProperty(c.Kind, GroupOf(c.Kind, i)))];

    public static Func<ulong, (Firing Firing, ulong Next)> Fires(Func<ulong, ulong> next) =>
        state => (Firing.Fired, next(state));

    public static Func<ulong, (Firing Firing, ulong Next)> FiresIf(
        Func<ulong, bool> guard, Func<ulong, ulong> next) =>
        state => guard(state) ? (Firing.Fired, next(state)) : (Firing.Disabled, 0);

    public static (StatePropertyKind Kind, Func<ulong, Evaluation> Holds) Claim(
        StatePropertyKind kind, Func<ulong, bool> holds) =>
        (kind, state => holds(state) ? Evaluation.True : Evaluation.False);

    public int GroupOfRule(int rule) => rule;

    public ISuccessorGenerator CreateGenerator() => new Generator(this);

    private int GroupOf(StatePropertyKind kind, int claim) =>
        kind == StatePropertyKind.Cover ? Claims.Take(claim).Count(c => c.Kind == kind) : claim;

    private sealed class Generator(GraphModel model) : ISuccessorGenerator
    {
        public Firing FireInitial(int rule, Span<ulong> state)
        {
            Write(model.Initial[rule], state);
            return Firing.Fired;
        }

        public void Expand(ReadOnlySpan<ulong> state, SuccessorBuffer successors)
        {
            successors.ClearFaults();
            ulong value = state[0];
            for (int rule = 0; rule < model.Rules.Length; rule++)
            {
                (Firing firing, ulong next) = model.Rules[rule](value);
                if (firing == Firing.Fired)
                    Write(next, successors.Add(rule));
                else if (firing == Firing.Fault)
                    successors.AddFault(rule);
            }
        }

        public Evaluation Evaluate(int property, ReadOnlySpan<ulong> state) =>
            model.Claims[property].Holds(state[0]);

        public bool AllHold(StatePropertyKind kind, ReadOnlySpan<ulong> state)
        {
            ulong value = state[0];
            return model.Claims.Where(c => c.Kind == kind).All(c => c.Holds(value) == Evaluation.True);
        }

        public void MarkCoversMet(Span<bool> covers)
        {
        }

        private static void Write(ulong value, Span<ulong> state)
        {
            for (int i = 0; i < state.Length; i++)
                state[i] = value + ((ulong)i << 32);
        }
    }
}
