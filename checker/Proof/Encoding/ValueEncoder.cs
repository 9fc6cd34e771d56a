using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>
/// Whole values, simple or aggregate, from and to places. An aggregate is one value for each of its leaves,
/// over formal
/// arguments for the leaf's own open indices.
/// </summary>
internal sealed class ValueEncoder(SymbolicExecution execution)
{
    private EncodingContext Context => execution.Context;

    private TermFactory Terms => execution.Terms;

    /// <summary>The value of an expression, by leaves.</summary>
    public ImmutableArray<PartialValue> Evaluate(Expression value, bool mayBeUndefined) =>
        value.Type is SimpleType ? [EvaluateSimple(value, mayBeUndefined)] : EvaluateAggregate(value);

    /// <param name="mayBeUndefined">
    /// Whether an undefined value that is merely read, returned by a call or converted to or from a union is
    /// passed on.
    /// </param>
    public PartialValue EvaluateSimple(Expression value, bool mayBeUndefined)
    {
        if (!mayBeUndefined)
            return new PartialValue(execution.Expressions.Visit(value), Terms.True);

        return value switch
        {
            UndefinedValue => new PartialValue(null, Terms.False),
            Read read => Read(read.Designator),
            Call call => execution.Functions.Call(call)[0],
            UnionConversion conversion => Convert(conversion, EvaluateSimple(conversion.Operand, true)),
            _ => new PartialValue(execution.Expressions.Visit(value), Terms.True),
        };
    }

    public ImmutableArray<PartialValue> EvaluateAggregate(Expression value) => value switch
    {
        UndefinedValue =>
        [
            .. Enumerable.Repeat(
                new PartialValue(null, Terms.False), Context.Layout.CountOf(value.Type, value.Span)),
        ],
        Read read => Read(execution.Designators.Visit(read.Designator), value.Type, value.Span),
        Call call => execution.Functions.Call(call),
        Conditional choice => Choose(choice),
        _ => throw new ArgumentException($"{value.GetType().Name} has no aggregate value", nameof(value)),
    };

    /// <summary>The contents of a place of a simple type.</summary>
    public PartialValue Read(Designator designator) =>
        Read(execution.Designators.Visit(designator), designator.Type, designator.Span)[0];

    public ImmutableArray<PartialValue> Read(Place place, ModelType type, SourceSpan span)
    {
        execution.Step(span);
        ImmutableArray<LeafShape> shapes = Context.Layout.LeavesOf(type, span);
        return [.. shapes.Select((shape, i) => ReadLeaf(place.Plus(i), Context.Sorts.Of(shape.Type, span)))];
    }

    /// <summary>Stores a value that fits the place's type.</summary>
    public void Write(Place place, ImmutableArray<PartialValue> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            foreach (Alternative alternative in place.Plus(i).Alternatives)
                WriteLeaf(alternative, values[i]);
        }
    }

    /// <summary>The value after a union conversion.</summary>
    public PartialValue Convert(UnionConversion conversion, PartialValue operand)
    {
        if (operand.Value is null)
            return operand;

        if (conversion.Operand.Type is SimpleType source && Context.Sorts.IsAnySize(source))
            throw new UnencodableException(conversion.Span, "a union with a scalarset of any size has no encoding");

        Term converted = Context.Integers.Shift(
            operand.Value, conversion.Delta, conversion.Target, conversion.Span, out Term fits);
        execution.Fail(
            Terms.And(operand.Defined, Terms.Not(fits)), ModelErrorKind.OutOfRange, conversion.Span);
        return operand with { Value = converted };
    }

    /// <summary>
    /// A value as one of the type that it is stored in; one outside the type is an error. Aggregates fit as
    /// they are.
    /// </summary>
    public ImmutableArray<PartialValue> Fit(
        ImmutableArray<PartialValue> values, ModelType type, SourceSpan span)
    {
        if (type is not SimpleType simple || values[0].Value is not { } value)
            return values;

        Term converted = Context.Integers.Convert(value, simple, span, out Term fits);
        execution.Fail(
            Terms.And(values[0].Defined, Terms.Not(fits)), ModelErrorKind.OutOfRange, span);
        return [values[0] with { Value = converted }];
    }

    private ImmutableArray<PartialValue> Choose(Conditional choice)
    {
        Term condition = execution.Expressions.Visit(choice.Condition);
        ImmutableArray<PartialValue> whenTrue = [];
        ImmutableArray<PartialValue> whenFalse = [];
        execution.Branch(
            condition,
            () => whenTrue = EvaluateAggregate(choice.WhenTrue),
            () => whenFalse = EvaluateAggregate(choice.WhenFalse));
        if (whenTrue.IsEmpty || whenFalse.IsEmpty)
            return whenTrue.IsEmpty ? whenFalse : whenTrue;

        return [.. whenTrue.Zip(whenFalse, (left, right) => Choose(condition, left, right))];
    }

    private PartialValue Choose(Term condition, PartialValue left, PartialValue right) => new(
        left.Value is null ? right.Value
        : right.Value is null ? left.Value
        : Terms.Ite(condition, left.Value, right.Value),
        Terms.Ite(condition, left.Defined, right.Defined));

    private PartialValue ReadLeaf(Place place, Sort sort)
    {
        Term? value = null;
        Term? defined = null;
        foreach (Alternative alternative in place.Alternatives.Reverse())
        {
            PartialValue here = ReadLeaf(alternative);
            value = value is null ? here.Value : Terms.Ite(alternative.Condition, here.Value!, value);
            defined = defined is null ? here.Defined : Terms.Ite(alternative.Condition, here.Defined, defined);
        }

        return new PartialValue(value ?? Context.AnyValue(sort), defined ?? Terms.True);
    }

    // The place's indices stand for the outermost formals; the others move up.
    private PartialValue ReadLeaf(Alternative place)
    {
        Cell cell = execution.Memory[place.Leaf];
        execution.Log?.Read(place);
        if (place.Indices.IsEmpty)
            return new PartialValue(cell.Value, cell.Defined);

        int known = place.Indices.Length;
        Substitution inward = Substitution.Of(Terms, execution.FormalsOf(cell).Select((formal, i) => (
            formal, i < known ? place.Indices[i] : Terms.Formal(i - known, formal.Sort))));
        return new PartialValue(inward.Apply(cell.Value), inward.Apply(cell.Defined));
    }

    private void WriteLeaf(Alternative place, PartialValue value)
    {
        Cell cell = execution.Memory[place.Leaf];
        int known = place.Indices.Length;
        ImmutableArray<Term> formals = execution.FormalsOf(cell);
        if (known > 0 && known < formals.Length)
        {
            Substitution outward = Substitution.Of(Terms, formals.Skip(known).Select((formal, i) => (
                Terms.Formal(i, formal.Sort), formal)));
            value = new PartialValue(
                value.Value is null ? null : outward.Apply(value.Value), outward.Apply(value.Defined));
        }

        execution.Log?.Write(place, value);
        Term here = Terms.And(
            place.Indices.Select((index, i) => Terms.Equal(formals[i], index)).Append(place.Condition));
        execution.Memory[place.Leaf] = cell with
        {
            Value = value.Value is null ? cell.Value : Terms.Ite(here, value.Value, cell.Value),
            Defined = Terms.Ite(here, value.Defined, cell.Defined),
            Written = execution.Log is null ? cell.Written : Terms.Or(here, cell.Written),
        };
    }
}
