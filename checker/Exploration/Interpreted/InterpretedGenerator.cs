using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration.Interpreted;

/// <summary>
/// Unpacks each state, lets the reference interpreter work on the slots, and packs what it leaves.
/// </summary>
internal sealed class InterpretedGenerator : ISuccessorGenerator
{
    private readonly ModelNumbering _numbering;
    private readonly StateLayout _layout;
    private readonly Interpreter _interpreter;
    private readonly Instance<Rule>[] _rules;
    private readonly long[] _slots;
    private readonly long[] _scratch;
    private readonly bool[] _coversMet;

    public InterpretedGenerator(ModelNumbering numbering, StateLayout layout)
    {
        _numbering = numbering;
        _layout = layout;
        _interpreter = new Interpreter(numbering.System) { Covered = MarkCover };
        _rules = [.. Enumerable.Range(0, numbering.Rules.Count).Select(i => numbering.Rules[i])];
        _slots = _interpreter.NewState();
        _scratch = _interpreter.NewState();
        _coversMet = new bool[numbering.Covers.Length];
    }

    public Firing FireInitial(int rule, Span<ulong> state)
    {
        Firing firing = Guarded(() => _interpreter.FireInitial(_numbering.InitialRules[rule], _slots));
        if (firing == Firing.Fired)
            _layout.Pack(_slots, state);

        return firing;
    }

    public void Expand(ReadOnlySpan<ulong> state, SuccessorBuffer successors)
    {
        successors.ClearFaults();
        _layout.Unpack(state, _slots);
        long? priority = _numbering.HasPriorities ? LeastEnabledPriority(successors) : null;
        for (int rule = 0; rule < _rules.Length; rule++)
        {
            if (priority is { } least && _rules[rule].Owner.Priority != least)
                continue;

            _slots.CopyTo(_scratch, 0);
            Firing firing = Guarded(() => _interpreter.Fire(_rules[rule], _scratch));
            if (firing == Firing.Fired)
                _layout.Pack(_scratch, successors.Add(rule));
            else if (firing == Firing.Fault)
                successors.AddFault(rule);
        }
    }

    public Evaluation Evaluate(int property, ReadOnlySpan<ulong> state)
    {
        _layout.Unpack(state, _slots);
        return EvaluateSlots(property);
    }

    public bool AllHold(StatePropertyKind kind, ReadOnlySpan<ulong> state)
    {
        _layout.Unpack(state, _slots);
        for (int i = 0; i < _numbering.StateProperties.Length; i++)
        {
            if (_numbering.StateProperties[i].Kind == kind && EvaluateSlots(i) != Evaluation.True)
                return false;
        }

        return true;
    }

    public void MarkCoversMet(Span<bool> covers)
    {
        for (int i = 0; i < _coversMet.Length; i++)
            covers[i] |= _coversMet[i];
    }

    private Evaluation EvaluateSlots(int property)
    {
        try
        {
            return _interpreter.Holds(_numbering.Instances[property], _slots) ? Evaluation.True : Evaluation.False;
        }
        catch (ModelErrorException)
        {
            return Evaluation.Fault;
        }
    }

    // Whichever rules have lower priority, a guard that goes wrong is a fault; so all guards are looked at.
    private long? LeastEnabledPriority(SuccessorBuffer successors)
    {
        long? least = null;
        for (int rule = 0; rule < _rules.Length; rule++)
        {
            try
            {
                if (_interpreter.IsEnabled(_rules[rule], _slots))
                    least = long.Min(least ?? long.MaxValue, _rules[rule].Owner.Priority);
            }
            catch (ModelErrorException)
            {
                successors.AddFault(rule);
            }
        }

        return least;
    }

    private void MarkCover(Property property)
    {
        int cover = _numbering.Covers.IndexOf(property);
        if (cover >= 0)
            _coversMet[cover] = true;
    }

    private static Firing Guarded(Func<FireOutcome> fire)
    {
        try
        {
            return fire() switch
            {
                FireOutcome.Fired => Firing.Fired,
                FireOutcome.Abandoned => Firing.Abandoned,
                _ => Firing.Disabled,
            };
        }
        catch (ModelErrorException)
        {
            return Firing.Fault;
        }
    }
}
