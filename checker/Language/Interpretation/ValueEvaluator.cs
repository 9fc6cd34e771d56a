using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Interpretation;

/// <summary>
/// Whole values, simple or aggregate, on their way to a place: assigned, passed, returned, added to a
/// multiset. Only here may a simple value be undefined.
/// </summary>
internal sealed class ValueEvaluator(Execution execution)
{
    /// <summary>A copy of the slots of a value; exactly one for a simple type.</summary>
    /// <param name="mayBeUndefined">
    /// Whether an undefined simple value that is merely read, returned by a call or converted to or from a
    /// union is passed on as it is. The parts of an aggregate always are.
    /// </param>
    public long[] Evaluate(Expression value, bool mayBeUndefined)
    {
        if (value.Type is not SimpleType)
            return Aggregate(value);

        return [mayBeUndefined ? SimpleOrUndefined(value) : execution.Expressions.Visit(value)];
    }

    /// <summary>
    /// The place that a <see cref="Read"/> reads; for any other expression, a temporary with its value.
    /// </summary>
    public Location Place(Expression value) => value is Read read
        ? execution.Designators.Visit(read.Designator)
        : new Location(Evaluate(value, mayBeUndefined: true), 0);

    /// <summary>False when a simple value is not one of the type that it is to be stored in.</summary>
    /// <remarks>Aggregates always fit, since both sides have the same type.</remarks>
    public static bool Fits(ModelType type, ReadOnlySpan<long> value) =>
        type is not SimpleType simple || value[0] == ModelType.Undefined || simple.Contains(value[0]);

    /// <summary>The error for a value that does not fit.</summary>
    /// <param name="action">What happens to the value, as in "assigned to 'x'".</param>
    public ModelErrorException Misfit(
        ModelType type, ReadOnlySpan<long> value, SourceSpan span, string action)
    {
        var simple = (SimpleType)type;
        string message = $"value {value[0]} {action} is outside {simple.Low}..{simple.High}";
        return execution.Error(ModelErrorKind.OutOfRange, span, message);
    }

    /// <summary>
    /// The text that <c>put</c> prints: for a place one line for each simple part, else the value alone.
    /// </summary>
    public string Print(Expression value)
    {
        long[] slots = Evaluate(value, mayBeUndefined: true);
        return value is Read read
            ? ValueFormatter.FormatLines(execution.Designators.NameOf(read.Designator), value.Type, slots)
            : ValueFormatter.Format(value.Type, slots);
    }

    /// <summary>The value after a union conversion.</summary>
    public long Convert(UnionConversion conversion, long operand)
    {
        long converted = operand + conversion.Delta;
        if (conversion.Target.Contains(converted))
            return converted;

        string text = ((SimpleType)conversion.Operand.Type).Format(operand);
        throw execution.Error(
            ModelErrorKind.OutOfRange, conversion.Span, $"value {text} is not one of {conversion.Target}");
    }

    private long SimpleOrUndefined(Expression value)
    {
        switch (value)
        {
            case UndefinedValue:
                return ModelType.Undefined;

            case Read read:
                return execution.Designators.Read(read.Designator).Value;

            case Call call:
                return execution.Functions.Call(call)![0];

            case UnionConversion conversion:
                long operand = SimpleOrUndefined(conversion.Operand);
                return operand == ModelType.Undefined ? operand : Convert(conversion, operand);

            default:
                return execution.Expressions.Visit(value);
        }
    }

    private long[] Aggregate(Expression value) => value switch
    {
        UndefinedValue => Slots.NewUndefined(value.Type),
        Read read => execution.Designators.Read(read.Designator).Slots(value.Type.SlotCount).ToArray(),
        Call call => execution.Functions.Call(call)!,
        Conditional choice => Aggregate(
            execution.Expressions.Holds(choice.Condition) ? choice.WhenTrue : choice.WhenFalse),
        _ => throw new ArgumentException($"{value.GetType().Name} has no aggregate value", nameof(value)),
    };
}
