using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Interpretation;

/// <summary>
/// What an evaluation works on - the state, the innermost frame, the calls that led to it - and the parts
/// that do the work, which reach one another through here.
/// </summary>
internal sealed class Execution
{
    private readonly Stack<SourceSpan> _calls = new();

    public Execution(Semantics semantics)
    {
        Semantics = semantics;
        Arithmetic = new ArithmeticUnit(semantics);
        Expressions = new ExpressionEvaluator(this);
        Designators = new DesignatorEvaluator(this);
        Values = new ValueEvaluator(this);
        Domains = new DomainEnumerator(this);
        Functions = new FunctionCaller(this);
        Statements = new StatementExecutor(this);
    }

    public Semantics Semantics { get; }

    public ArithmeticUnit Arithmetic { get; }

    public ExpressionEvaluator Expressions { get; }

    public DesignatorEvaluator Designators { get; }

    public ValueEvaluator Values { get; }

    public DomainEnumerator Domains { get; }

    public FunctionCaller Functions { get; }

    public StatementExecutor Statements { get; }

    /// <summary>The slots of the state that is read and written.</summary>
    public long[] State { get; private set; } = [];

    public Frame Frame { get; private set; } = new(default);

    /// <summary>Where the evaluation stands in the chain of calls.</summary>
    public CallPosition Position => new(Frame, _calls.Count);

    /// <summary>Receives what <c>put</c> prints.</summary>
    public Action<string>? Output { get; set; }

    /// <summary>Receives each place whose contents are read, and where it is.</summary>
    public Action<Designator, Location>? Reading { get; set; }

    /// <summary>Receives each statement before it runs.</summary>
    public Action<Statement>? Running { get; set; }

    /// <summary>Receives each statement that has run to its end.</summary>
    public Action<Statement>? Ran { get; set; }

    /// <summary>Receives the property of each <c>cover</c> statement that is met.</summary>
    public Action<Property>? Covered { get; set; }

    /// <summary>Starts anew in a state, whatever an earlier evaluation was doing when it failed.</summary>
    public void Begin(long[] state, FrameSize frame)
    {
        State = state;
        Frame = new Frame(frame);
        _calls.Clear();
    }

    /// <summary>Makes the frame of a callee the innermost one.</summary>
    public void Enter(Frame callee, SourceSpan call)
    {
        Frame = callee;
        _calls.Push(call);
    }

    /// <summary>Leaves every call that was entered since a position was taken.</summary>
    public void ReturnTo(CallPosition position)
    {
        Frame = position.Frame;
        while (_calls.Count > position.Depth)
            _calls.Pop();
    }

    /// <summary>
    /// Establishes bindings in order: parameters with the given values, aliases with theirs.
    /// </summary>
    /// <returns>
    /// False when a <c>choose</c> names a place without an element; later bindings are then left out.
    /// </returns>
    public bool Bind(ImmutableArray<Binding> bindings, ImmutableArray<long> arguments)
    {
        int next = 0;
        foreach (Binding binding in bindings)
        {
            if (binding is ParameterBinding)
                Assign(binding.Variable, arguments[next++]);
            else if (binding is AliasBinding alias)
                BindAlias(alias.Variable, alias.Value);

            if (binding is ChooseParameter choose && !IsPresent(choose))
                return false;
        }

        return true;
    }

    /// <summary>Gives a bound variable its next value.</summary>
    public void Assign(LocalVariable variable, long value)
    {
        Location place = Frame[variable];
        place.Value = value;
    }

    /// <summary>Binds an alias to a place, or to the value that an expression has now.</summary>
    public void BindAlias(LocalVariable alias, Expression value)
    {
        if (alias.IsReference)
            Frame.Refer(alias, Values.Place(value));
        else
            Values.Evaluate(value, mayBeUndefined: true).CopyTo(Frame[alias].Slots(alias.Type.SlotCount));
    }

    /// <summary>The exception that carries a model error found at a piece of source.</summary>
    public ModelErrorException Error(ModelErrorKind kind, SourceSpan span, string message) =>
        new(new ModelError(kind, message, span, [.. _calls]));

    private bool IsPresent(ChooseParameter choose)
    {
        int place = (int)Frame[choose.Variable].Value;
        return Designators.Places(choose.Multiset).IsPresent(place);
    }
}

/// <param name="Frame">The innermost frame.</param>
/// <param name="Depth">How many calls are in progress.</param>
internal readonly record struct CallPosition(Frame Frame, int Depth);
