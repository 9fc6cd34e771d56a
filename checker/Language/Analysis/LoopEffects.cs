using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Analysis;

/// <summary>How a write changes its place, where it doesn't matter which of several such writes comes first.</summary>
/// <param name="Value">The constant that is stored; 0 for the other kinds.</param>
internal readonly record struct WriteEffect(WriteEffectKind Kind, long Value = 0);

internal enum WriteEffectKind
{
    Store,
    Undefine,
    Clear,
    CountUp,
    CountDown,
    AddElement,
}

/// <param name="Effect">Null when it matters which of two writes comes first.</param>
internal sealed record LoopWrite(LoopPlace Place, WriteEffect? Effect);

/// <summary>Collects what a loop's body, with the functions that it calls, reads, writes and returns.</summary>
internal sealed class LoopEffects : ModelWalker
{
    private readonly HashSet<LocalVariable> _indices;
    private readonly HashSet<object> _private = [];
    private readonly Dictionary<LocalVariable, Designator> _aliases = [];

    // Operands that only name a place, or that a sum adds to.
    private readonly HashSet<Expression> _unread = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Function, Call> _called = [];
    private int _depth;

    public LoopEffects(For loop)
    {
        _indices = [loop.Variable];
        Walk(loop.Body);
    }

    /// <summary>False when something was met whose effect this class does not work out.</summary>
    public bool AreUnderstood { get; private set; } = true;

    /// <summary>Whether an <c>error</c>, <c>assert</c> or <c>assume</c> can end the firing.</summary>
    public bool MayStop { get; private set; }

    public List<LoopPlace> Reads { get; } = [];

    public List<LoopWrite> Writes { get; } = [];

    /// <summary>The values of the returns that leave the loop; null for one without.</summary>
    public List<Expression?> Returns { get; } = [];

    protected override void OnStatement(Statement statement)
    {
        switch (statement)
        {
            case Assign assign:
                Write(assign.Target, EffectOf(assign));
                break;

            case Undefine undefine:
                Write(undefine.Target, new WriteEffect(WriteEffectKind.Undefine));
                break;

            case Clear clear:
                Write(clear.Target, new WriteEffect(WriteEffectKind.Clear));
                break;

            case MultisetAdd add:
                Write(add.Multiset, new WriteEffect(WriteEffectKind.AddElement));
                break;

            case MultisetRemove remove:
                Write(remove.Multiset, null);
                break;

            case MultisetRemovePredicate remove:
                Write(remove.Multiset, null);
                break;

            case AliasBlock { Variable.IsReference: true, Value: Read { Designator: var place } } alias:
                Name(alias.Variable, alias.Value, place);
                break;

            case Return result when _depth == 0:
                Returns.Add(result.Value);
                break;

            case RaiseError or Assert or Assume:
                MayStop = true;
                break;
        }
    }

    protected override void OnExpression(Expression expression)
    {
        switch (expression)
        {
            case Read read when !_unread.Contains(read):
                AddRead(read.Designator);
                break;

            case IsUndefined test:
                AddRead(test.Designator);
                break;

            case MultisetCount count:
                AddRead(count.Multiset);
                break;

            case Call call:
                Enter(call);
                break;
        }
    }

    private void AddRead(Designator designator)
    {
        LoopPlace place = PlaceOf(designator);
        bool isFixed = place.Root is LocalVariable { Kind: LocalKind.Bound or LocalKind.ValueAlias };
        if (!isFixed && !_private.Contains(place.Root))
            Reads.Add(place);
    }

    private void Write(Designator target, WriteEffect? effect)
    {
        LoopPlace place = PlaceOf(target);
        if (!_private.Contains(place.Root))
            Writes.Add(new LoopWrite(place, effect));

        // A parameter that stands for the loop's variable no longer does when it is changed.
        AreUnderstood &= place.Root is not LocalVariable root || !_indices.Contains(root);
    }

    private WriteEffect? EffectOf(Assign assign)
    {
        if (assign.Value is Constant constant)
            return new WriteEffect(WriteEffectKind.Store, constant.Value);

        if (assign.Value is not Arithmetic { Left: Read left, Right: var step } sum
            || !IsSameVariable(left.Designator, assign.Target)
            || DirectionOf(sum.Operator, step) is not { } direction)
        {
            return null;
        }

        _unread.Add(left);
        return new WriteEffect(direction);
    }

    // In one direction only: then the sum passes the bounds of its type in every order or in none.
    private static WriteEffectKind? DirectionOf(ArithmeticOperator sum, Expression step)
    {
        (long low, long high) = step switch
        {
            Constant constant => (constant.Value, constant.Value),
            Read { Type: RangeType range } => (range.Low, range.High),
            _ => (long.MinValue, long.MaxValue),
        };
        return (sum, low >= 0, high <= 0) switch
        {
            (ArithmeticOperator.Add, true, _) or (ArithmeticOperator.Subtract, _, true) => WriteEffectKind.CountUp,
            (ArithmeticOperator.Add, _, true) or (ArithmeticOperator.Subtract, true, _) => WriteEffectKind.CountDown,
            _ => null,
        };
    }

    // A function's own variables are fresh in each iteration. Its body is walked once, so its parameters must
    // stand for the same in every call.
    private void Enter(Call call)
    {
        if (_called.TryGetValue(call.Function, out Call? earlier))
        {
            AreUnderstood &= earlier.Arguments.SequenceEqual(call.Arguments, SamePlace.Instance);
            return;
        }

        _called.Add(call.Function, call);
        _private.UnionWith(call.Function.Locals);
        foreach ((LocalVariable parameter, Expression argument) in call.Function.Parameters.Zip(call.Arguments))
            Bind(parameter, argument);

        _depth++;
        Walk(call.Function.Body);
        _depth--;
    }

    private void Bind(LocalVariable parameter, Expression argument)
    {
        if (argument is Read { Designator: LocalAccess { Variable: var variable } } && _indices.Contains(variable))
            _indices.Add(parameter);
        else if (parameter.IsReference && argument is Read { Designator: var place })
            Name(parameter, argument, place);
        else
            _private.Add(parameter);
    }

    // To name a place is not to read it.
    private void Name(LocalVariable reference, Expression value, Designator place)
    {
        _aliases[reference] = place;
        _unread.Add(value);
    }

    private static bool IsSameVariable(Designator left, Designator right) => (left, right) switch
    {
        (StateAccess a, StateAccess b) => a.Variable == b.Variable,
        (LocalAccess a, LocalAccess b) => a.Variable == b.Variable,
        _ => false,
    };

    private LoopPlace PlaceOf(Designator designator) => designator switch
    {
        StateAccess access => new LoopPlace(access.Variable, []),
        LocalAccess access => _aliases.TryGetValue(access.Variable, out Designator? place)
            ? PlaceOf(place)
            : new LoopPlace(access.Variable, []),
        FieldAccess access => PlaceOf(access.Target).Step(new PlaceStep(access.Field, false)),
        IndexAccess access => PlaceOf(access.Target).Step(new PlaceStep(null, IsLoopVariable(access.Index))),
        MultisetElement access => PlaceOf(access.Target).Step(new PlaceStep(null, false)),
        _ => throw new ArgumentException($"unknown place {designator.GetType().Name}", nameof(designator)),
    };

    private bool IsLoopVariable(Expression index) =>
        index is Read { Designator: LocalAccess access } && _indices.Contains(access.Variable);

    /// <summary>Compares arguments of calls by the variable that they read; all others differ.</summary>
    private sealed class SamePlace : IEqualityComparer<Expression>
    {
        public static readonly SamePlace Instance = new();

        public bool Equals(Expression? x, Expression? y) => (x, y) switch
        {
            (Constant, Constant) => true,
            (Read a, Read b) => IsSameVariable(a.Designator, b.Designator),
            _ => false,
        };

        public int GetHashCode(Expression obj) => 0;
    }
}
