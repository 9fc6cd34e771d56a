using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;

namespace ModelCheck.Exploration.Mutation;

/// <summary>Decides about single states what the specification claims of them.</summary>
internal sealed class StateJudge
{
    private readonly ICompiledModel _model;
    private readonly ISuccessorGenerator _generator;
    private readonly ImmutableArray<int> _assumptions;
    private readonly ImmutableArray<int> _invariants;
    private readonly ImmutableArray<int>[] _covers;

    public StateJudge(ICompiledModel model, ISuccessorGenerator generator)
    {
        _model = model;
        _generator = generator;
        _assumptions = NumbersOf(StatePropertyKind.Assumption);
        _invariants = NumbersOf(StatePropertyKind.Invariant);
        _covers =
        [
            .. Enumerable.Range(0, model.CoverCount).Select(
                cover => NumbersOf(StatePropertyKind.Cover).RemoveAll(p => model.Properties[p].Group != cover)),
        ];
    }

    /// <summary>Whether the search goes on from a state.</summary>
    /// <param name="fault">Called with the number of an assumption whose evaluation goes wrong.</param>
    public bool SatisfiesAssumptions(ReadOnlySpan<ulong> state, Action<FallKey, int> fault)
    {
        if (_assumptions.IsEmpty || _generator.AllHold(StatePropertyKind.Assumption, state))
            return true;

        foreach (int assumption in _assumptions)
        {
            Evaluation evaluation = _generator.Evaluate(assumption, state);
            if (evaluation == Evaluation.Fault)
                fault(FaultOf(assumption), assumption);

            if (evaluation != Evaluation.True)
                break;
        }

        return false;
    }

    /// <summary>Reports the invariants that are violated, or go wrong, in a state.</summary>
    public void CheckInvariants(ReadOnlySpan<ulong> state, Action<FallKey, int> fall)
    {
        if (_invariants.IsEmpty || _generator.AllHold(StatePropertyKind.Invariant, state))
            return;

        foreach (int invariant in _invariants)
        {
            Evaluation evaluation = _generator.Evaluate(invariant, state);
            if (evaluation == Evaluation.Fault)
                fall(FaultOf(invariant), invariant);
            else if (evaluation == Evaluation.False)
                fall(new FallKey(FindingKind.InvariantViolated, _model.Properties[invariant].Group), invariant);
        }
    }

    /// <summary>Whether a state meets a cover.</summary>
    public bool Meets(int cover, ReadOnlySpan<ulong> state, Action<FallKey, int> fault)
    {
        // From the last to the first, as the search for violations does: of an error in one and a match in another
        // the one that comes first counts.
        for (int i = _covers[cover].Length - 1; i >= 0; i--)
        {
            int instance = _covers[cover][i];
            Evaluation evaluation = _generator.Evaluate(instance, state);
            if (evaluation == Evaluation.Fault)
                fault(FaultOf(instance), instance);

            if (evaluation == Evaluation.True)
                return true;
        }

        return false;
    }

    private FallKey FaultOf(int property)
    {
        StateProperty info = _model.Properties[property];
        return new FallKey(FindingKind.PropertyFault, ((int)info.Kind << 24) | info.Group);
    }

    private ImmutableArray<int> NumbersOf(StatePropertyKind kind) =>
        [.. Enumerable.Range(0, _model.Properties.Length).Where(p => _model.Properties[p].Kind == kind)];
}
