using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Interpretation;

/// <summary>
/// The reference interpreter: it defines what a specification means, and every engine is tested against it.
/// Obvious and slow on purpose.
/// </summary>
/// <remarks>
/// A state is an array of <see cref="TransitionSystem.SlotCount"/> slots. Whatever a model does wrong ends in
/// a <see cref="ModelErrorException"/>; the state is then left as it was at that moment. One interpreter
/// serves one thread at a time.
/// <para>
/// A call in progress takes up to some 4 KB of stack. On a thread with 16 MB there is room for
/// <see cref="Semantics.MaxCallDepth"/> of them; on a smaller one deep recursion is the same error earlier.
/// </para>
/// </remarks>
public sealed class Interpreter
{
    private readonly Execution _execution;
    private readonly ImmutableArray<StateVariable> _withMultisets;
    private readonly bool _evaluationMayWrite;

    public Interpreter(TransitionSystem system)
    {
        System = system;
        _execution = new Execution(system.Semantics);
        _withMultisets = [.. system.Variables.Where(v => MultisetCanonicalizer.ContainsMultiset(v.Type))];
        _evaluationMayWrite = system.Functions.Any(f => f.HasEffects);
    }

    public TransitionSystem System { get; }

    /// <summary>For those who look into an evaluation.</summary>
    internal Execution Execution => _execution;

    /// <summary>
    /// Receives what <c>put</c> prints: text as written, a place as one line <c>name:value</c> for each of
    /// its simple parts, any other value alone and without a line break.
    /// </summary>
    public Action<string>? Output
    {
        get => _execution.Output;
        set => _execution.Output = value;
    }

    /// <summary>Receives the property of each <c>cover</c> statement whose condition is true.</summary>
    public Action<Property>? Covered
    {
        get => _execution.Covered;
        set => _execution.Covered = value;
    }

    /// <summary>The state before any initial rule: everything undefined, multisets empty.</summary>
    public long[] NewState()
    {
        long[] state = new long[System.SlotCount];
        foreach (StateVariable variable in System.Variables)
            Slots.Undefine(variable.Type, SlotsOf(variable, state));

        return state;
    }

    /// <summary>
    /// Makes an initial state with an initial rule, from the state of <see cref="NewState"/>.
    /// </summary>
    /// <param name="state">Overwritten, whatever it holds.</param>
    public FireOutcome FireInitial(Instance<Rule> rule, long[] state)
    {
        NewState().CopyTo(state, 0);
        return Fire(rule, state);
    }

    /// <summary>
    /// Whether a rule can fire: its bindings are established, every <c>choose</c> names an element, and its
    /// guard is true. Leaves the state as it is.
    /// </summary>
    public bool IsEnabled(Instance<Rule> rule, long[] state)
    {
        try
        {
            return Enter(rule, Protect(state));
        }
        catch (TransitionAbandonedException)
        {
            return false;
        }
    }

    /// <summary>Fires a rule if it is enabled, in place: the guard need not be checked before.</summary>
    /// <param name="state">
    /// Holds the successor after <see cref="FireOutcome.Fired"/>, with its multisets in canonical form. What
    /// a guard's function calls write is part of the firing, so after any other outcome the state is of no
    /// use.
    /// </param>
    public FireOutcome Fire(Instance<Rule> rule, long[] state)
    {
        try
        {
            if (!Enter(rule, state))
                return FireOutcome.Disabled;

            _execution.Frame.Declare(rule.Owner.Locals);
            if (_execution.Statements.Run(rule.Owner.Body) == Completion.Abandoned)
                return FireOutcome.Abandoned;
        }
        catch (TransitionAbandonedException)
        {
            return FireOutcome.Abandoned;
        }

        Canonicalize(state);
        return FireOutcome.Fired;
    }

    /// <summary>Whether the condition of a property, which must have one, is true in a state.</summary>
    /// <remarks>
    /// Leaves the state as it is. An instance whose <c>choose</c> names a place without an element claims
    /// nothing: as an invariant or assumption it holds, as a cover or liveness property it doesn't.
    /// </remarks>
    public bool Holds(Instance<Property> property, long[] state)
    {
        try
        {
            if (!Enter(property, Protect(state)))
                return property.Owner.Kind is PropertyKind.Invariant or PropertyKind.Assumption;

            return _execution.Expressions.Holds(property.Owner.Condition!);
        }
        catch (TransitionAbandonedException)
        {
            // There is no transition to abandon, and neither "holds" nor "violated" would be true to the
            // model.
            throw _execution.Error(
                ModelErrorKind.AssertionFailed,
                property.Owner.Condition!.Span,
                $"an assumption failed while '{property.Owner.Name}' was evaluated");
        }
    }

    /// <summary>The value of a variable in a state, as text.</summary>
    public static string FormatValue(StateVariable variable, long[] state) =>
        ValueFormatter.Format(variable.Type, SlotsOf(variable, state));

    /// <summary>Establishes a rule's bindings and tests its guard, in a new frame.</summary>
    private bool Enter(Instance<Rule> rule, long[] state)
    {
        _execution.Begin(state, rule.Owner.Frame);
        return _execution.Bind(rule.Owner.Bindings, rule.Arguments)
            && (rule.Owner.Guard is null || _execution.Expressions.Holds(rule.Owner.Guard));
    }

    private bool Enter(Instance<Property> property, long[] state)
    {
        _execution.Begin(state, property.Owner.Frame);
        return _execution.Bind(property.Owner.Bindings, property.Arguments);
    }

    /// <summary>The state itself where evaluating an expression cannot change it, else a copy.</summary>
    private long[] Protect(long[] state) => _evaluationMayWrite ? [.. state] : state;

    private void Canonicalize(long[] state)
    {
        foreach (StateVariable variable in _withMultisets)
            MultisetCanonicalizer.Canonicalize(variable.Type, SlotsOf(variable, state));
    }

    private static Span<long> SlotsOf(StateVariable variable, long[] state) =>
        state.AsSpan(variable.Offset, variable.Type.SlotCount);
}
