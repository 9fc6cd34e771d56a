using System.Collections.Immutable;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>What is known of the value of an expression before the state is.</summary>
/// <param name="Range">Where the value lies whenever the evaluation ends well.</param>
/// <param name="MayFault">Whether in some state the evaluation goes wrong.</param>
internal readonly record struct KnownValue(Interval Range, bool MayFault)
{
    public static readonly KnownValue Anything = new(Interval.Of(RangeType.Unbounded), MayFault: true);

    /// <summary>The value when there is only one.</summary>
    public long? Value => Range.Low == Range.High ? (long)Range.Low : null;

    public static KnownValue Of(long value) => new(new Interval(value, value), MayFault: false);

    public static KnownValue Of(bool? value, bool mayFault = false) => new(
        value is { } known ? new Interval(known ? 1 : 0, known ? 1 : 0) : Interval.Boolean, mayFault);
}

/// <summary>One value of the state, whose place the compiler knows.</summary>
internal sealed record ValuePlace(Leaf Leaf, int Number)
{
    public bool Equals(ValuePlace? other) =>
        other is not null && Leaf.Number == other.Leaf.Number && Number == other.Number;

    public override int GetHashCode() => HashCode.Combine(Leaf.Number, Number);
}

/// <summary>
/// Evaluates guards of one rule instance as far as its parameters and at most one value of the state decide.
/// </summary>
/// <remarks>
/// An answer of "false, and nothing goes wrong" holds in every state that has the value, so the instance need
/// not be tried there. What is too involved to follow counts as unknown and as able to go wrong.
/// </remarks>
internal sealed class PartialEvaluator(CompilationUnit unit) : ExpressionVisitor<KnownValue>
{
    private const int MaxQuantified = 16;

    private readonly Dictionary<LocalVariable, Place> _places = [];
    private readonly HashSet<ValuePlace> _elements = [];
    private ValuePlace? _place;
    private ulong _code;

    /// <summary>The values of the state that were asked for since the instance was begun.</summary>
    public HashSet<ValuePlace> Reads { get; } = [];

    /// <summary>Assumes that a value has a code; the assumption before is dropped.</summary>
    public void Assume(ValuePlace place, ulong code)
    {
        _place = place;
        _code = code;
    }

    public void AssumeNothing() => _place = null;

    /// <summary>Binds parameters and aliases as they are before the guard of an instance.</summary>
    /// <returns>
    /// True unless a <c>choose</c> names no element: the instance is then disabled whatever its guard says.
    /// </returns>
    public KnownValue Begin(ImmutableArray<Binding> bindings, ImmutableArray<long> arguments)
    {
        _places.Clear();
        _elements.Clear();
        bool mayFault = false;
        int next = 0;
        foreach (Binding binding in bindings)
        {
            KnownValue bound = binding is AliasBinding alias
                ? BindAlias(alias)
                : BindParameter((ParameterBinding)binding, arguments[next++]);
            mayFault |= bound.MayFault;
            if (bound.Value == 0)
                return bound with { MayFault = mayFault };
        }

        return KnownValue.Of(true, mayFault);
    }

    /// <summary>Calls back with the bound variable set to each of its values in turn.</summary>
    /// <returns>False, and nothing is done, when the values are too many or depend on the state.</returns>
    public bool TryForEach(Quantified quantified, Action visit)
    {
        if (ValuesOf(quantified.Domain) is not var (from, count))
            return false;

        for (int i = 0; i < count; i++)
        {
            var type = (SimpleType)quantified.Variable.Type;
            _places[quantified.Variable] = new ConstantPlace(type, from + i);
            visit();
        }

        return true;
    }

    /// <summary>Where a simple value of the state stands, or null when that depends on the state.</summary>
    private Place? PlaceOf(Designator designator)
    {
        switch (designator)
        {
            case StateAccess access:
                return new StatePlace(unit.NodeOf(access.Variable), Number.Zero);

            case LocalAccess access:
                return _places.GetValueOrDefault(access.Variable);

            case FieldAccess field:
                return PlaceOf(field.Target) is StatePlace { Node: RecordShape record } target
                    ? target with { Node = record.Fields[IndexOf(field)] }
                    : null;

            case IndexAccess { ArrayType.Index: var indices } access:
                return PlaceOf(access.Target) is StatePlace { Node: ArrayShape array } elements
                    && Visit(access.Index) is { MayFault: false, Value: { } index } && indices.Contains(index)
                    ? Part(elements, array.Element, array.Count, index - indices.Low)
                    : null;

            case MultisetElement access:
                return PlaceOf(access.Target) is StatePlace { Node: MultisetShape multiset } bag
                    && Visit(access.Index) is { MayFault: false, Value: { } place }
                    && Part(bag, multiset.Element, multiset.Capacity, place) is var element
                    && _elements.Contains(new ValuePlace(multiset.Present, element.Number.Constant))
                    ? element
                    : null;

            default:
                return null;
        }
    }

    protected override KnownValue VisitConstant(Constant expression) => KnownValue.Of(expression.Value);

    protected override KnownValue VisitUndefined(UndefinedValue expression) => KnownValue.Anything;

    protected override KnownValue VisitRead(Read expression) => PlaceOf(expression.Designator) switch
    {
        ConstantPlace constant => KnownValue.Of(constant.Value),
        StatePlace { Node: Leaf leaf } place => ReadValue(new ValuePlace(leaf, place.Number.Constant)),
        _ => KnownValue.Anything,
    };

    protected override KnownValue VisitNot(Not expression)
    {
        KnownValue operand = Visit(expression.Operand);
        return operand with { Range = new Interval(1, 1) - operand.Range };
    }

    protected override KnownValue VisitNegate(Negate expression)
    {
        KnownValue operand = Visit(expression.Operand);
        return Fit(new Interval(0, 0) - operand.Range, operand.MayFault);
    }

    protected override KnownValue VisitBitwiseNot(BitwiseNot expression) => KnownValue.Anything;

    protected override KnownValue VisitArithmetic(Arithmetic expression)
    {
        KnownValue left = Visit(expression.Left);
        KnownValue right = Visit(expression.Right);
        bool mayFault = left.MayFault || right.MayFault;
        if (left.Value is { } a && right.Value is { } b
            && ConstantFolder.Apply(expression.Operator, a, b) is { } exact)
        {
            return Fit(new Interval(exact, exact), mayFault);
        }

        return Fit(BoundsAnalysis.Exact(expression.Operator, left.Range, right.Range), mayFault);
    }

    protected override KnownValue VisitComparison(Comparison expression)
    {
        KnownValue left = Visit(expression.Left);
        KnownValue right = Visit(expression.Right);
        bool? isLess = IsLess(left.Range, right.Range);
        bool? isGreater = IsLess(right.Range, left.Range);
        bool? holds = expression.Operator switch
        {
            ComparisonOperator.Less => isLess,
            ComparisonOperator.LessOrEqual => !isGreater,
            ComparisonOperator.GreaterOrEqual => !isLess,
            ComparisonOperator.Greater => isGreater,
        };
        return KnownValue.Of(holds, left.MayFault || right.MayFault);
    }

    protected override KnownValue VisitEquality(Equality expression)
    {
        bool comparesUndefined =
            expression.Left.Type is ScalarsetType && unit.Semantics.UndefinedScalarsetsCompare;
        if (expression.Left.Type is not SimpleType || comparesUndefined)
            return KnownValue.Anything;

        KnownValue left = Visit(expression.Left);
        KnownValue right = Visit(expression.Right);
        bool? areEqual = left.Value is { } a && right.Value is { } b ? a == b : null;
        if (IsLess(left.Range, right.Range) == true || IsLess(right.Range, left.Range) == true)
            areEqual = false;

        return KnownValue.Of(areEqual ^ expression.IsNegated, left.MayFault || right.MayFault);
    }

    protected override KnownValue VisitLogical(Logical expression)
    {
        KnownValue left = Visit(expression.Left);
        long deciding = expression.Operator == LogicalOperator.Or ? 1 : 0;
        long outcome = expression.Operator == LogicalOperator.And ? 0 : 1;
        return Combine(left, deciding, outcome, () => Visit(expression.Right));
    }

    protected override KnownValue VisitConditional(Conditional expression)
    {
        KnownValue condition = Visit(expression.Condition);
        if (condition.Value is { } known)
        {
            KnownValue chosen = Visit(known != 0 ? expression.WhenTrue : expression.WhenFalse);
            return chosen with { MayFault = chosen.MayFault || condition.MayFault };
        }

        KnownValue whenTrue = Visit(expression.WhenTrue);
        KnownValue whenFalse = Visit(expression.WhenFalse);
        bool mayFault = condition.MayFault || whenTrue.MayFault || whenFalse.MayFault;
        return new KnownValue(whenTrue.Range.Union(whenFalse.Range), mayFault);
    }

    protected override KnownValue VisitQuantified(Quantified expression)
    {
        long deciding = expression.IsForall ? 0 : 1;
        KnownValue result = KnownValue.Of(1 - deciding);
        return TryForEach(
            expression, () => result = Combine(result, deciding, deciding, () => Visit(expression.Body)))
            ? result
            : KnownValue.Anything;
    }

    protected override KnownValue VisitCall(Call expression) => KnownValue.Anything;

    protected override KnownValue VisitIsUndefined(IsUndefined expression)
    {
        switch (PlaceOf(expression.Designator))
        {
            case ConstantPlace:
                return KnownValue.Of(false);

            case StatePlace { Node: Leaf leaf } place:
                var value = new ValuePlace(leaf, place.Number.Constant);
                Reads.Add(value);
                if (unit.Layout.Placements[leaf.Number].AlwaysDefined)
                    return KnownValue.Of(false);

                return KnownValue.Of(_place == value ? _code == 0 : null);

            default:
                return KnownValue.Anything;
        }
    }

    protected override KnownValue VisitIsMember(IsMember expression)
    {
        KnownValue operand = Visit(expression.Operand);
        var members = new Interval(expression.Low, expression.High);
        bool isOutside = IsLess(operand.Range, members) == true || IsLess(members, operand.Range) == true;
        return KnownValue.Of(
            operand.Range.IsWithin(members) ? true : isOutside ? false : null, operand.MayFault);
    }

    protected override KnownValue VisitUnionConversion(UnionConversion expression)
    {
        KnownValue operand = Visit(expression.Operand);
        Interval converted = operand.Range + new Interval(expression.Delta, expression.Delta);
        return converted.IsWithin(expression.Target)
            ? operand with { Range = converted }
            : new KnownValue(Interval.Of(expression.Target), MayFault: true);
    }

    protected override KnownValue VisitMultisetCount(MultisetCount expression) => KnownValue.Anything;

    private static int IndexOf(FieldAccess field) =>
        ((RecordType)field.Target.Type).Fields.IndexOf(field.Field);

    private static StatePlace Part(StatePlace whole, ShapeNode part, int count, long index) =>
        new(part, Number.Of((int)((whole.Number.Constant * (long)count) + index)));

    private KnownValue ReadValue(ValuePlace value)
    {
        Reads.Add(value);
        LeafPlacement placement = unit.Layout.Placements[value.Leaf.Number];
        if (_place != value)
            return new KnownValue(Interval.Of(value.Leaf.Type), !placement.AlwaysDefined);

        return _code == 0 && !placement.AlwaysDefined
            ? KnownValue.Anything
            : KnownValue.Of(unchecked((long)_code + placement.Bias));
    }

    // A result beyond what the model's integers have room for is a fault, or wraps around.
    private KnownValue Fit(Interval? exact, bool mayFault) =>
        exact is { } range && range.IsWithin(unit.Arithmetic.Bounds)
            ? new KnownValue(range, mayFault)
            : KnownValue.Anything;

    private static bool? IsLess(Interval left, Interval right) =>
        left.High < right.Low ? true : left.Low >= right.High ? false : null;

    // Once the left side has the deciding value the right one is not evaluated. If the left side is unknown,
    // the whole is still known when the right side alone would give the same outcome.
    private static KnownValue Combine(
        KnownValue left, long deciding, long outcome, Func<KnownValue> evaluateRight)
    {
        if (left.Value == deciding)
            return KnownValue.Of(outcome) with { MayFault = left.MayFault };

        KnownValue right = evaluateRight();
        bool mayFault = left.MayFault || right.MayFault;
        bool isKnown = left.Value is not null || right.Value == outcome;
        return new KnownValue(isKnown ? right.Range : Interval.Boolean, mayFault);
    }

    private (long From, long Count)? ValuesOf(Domain domain)
    {
        (long? from, long? to) = domain switch
        {
            TypeDomain type => (type.Type.Low, type.Type.High),
            RangeDomain { Step: null } range => (ConstantOf(range.From), ConstantOf(range.To)),
            _ => (null, null),
        };
        return from is { } first && to is { } last && first <= last && last - (Int128)first < MaxQuantified
            ? (first, last - first + 1)
            : null;
    }

    private long? ConstantOf(Expression expression) =>
        Visit(expression) is { MayFault: false, Value: { } value } ? value : null;

    private KnownValue BindParameter(ParameterBinding parameter, long argument)
    {
        _places[parameter.Variable] = new ConstantPlace((SimpleType)parameter.Variable.Type, argument);
        if (parameter is not ChooseParameter choose)
            return KnownValue.Of(true);

        if (PlaceOf(choose.Multiset) is not StatePlace { Node: MultisetShape multiset } bag)
            return KnownValue.Of(true, mayFault: true);

        int number = Part(bag, multiset.Element, multiset.Capacity, argument).Number.Constant;
        var present = new ValuePlace(multiset.Present, number);
        _elements.Add(present);
        KnownValue isPresent = ReadValue(present);
        return KnownValue.Of(isPresent.Value is 0 ? false : true);
    }

    private KnownValue BindAlias(AliasBinding alias)
    {
        if (alias.Variable.IsReference && alias.Value is Read read)
        {
            Place? place = PlaceOf(read.Designator);
            if (place is null)
                _places.Remove(alias.Variable);
            else
                _places[alias.Variable] = place;

            return KnownValue.Of(true, place is null);
        }

        _places.Remove(alias.Variable);
        bool mayFault = alias.Value.Type is not SimpleType || Visit(alias.Value).MayFault;
        return KnownValue.Of(true, mayFault);
    }
}
