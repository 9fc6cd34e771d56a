using System.Reflection.Emit;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// Finds the place that a designator means. Indices are evaluated by the code it emits, into locals, so the
/// place stays the same whatever is written later.
/// </summary>
internal sealed class PlaceEmitter(MethodEmitter method) : DesignatorVisitor<Place>
{
    private IlBuilder Il => method.Il;

    /// <summary>Whether the value at a designator's place may be undefined; emits nothing.</summary>
    public bool MayBeUndefined(Designator designator) => designator switch
    {
        LocalAccess access => MayBeUndefined(method.PlaceOf(access.Variable)),
        _ when RootNode(designator) is Leaf leaf => !method.Leaves.PlacementOf(leaf).AlwaysDefined,
        _ => true,
    };

    protected override Place VisitState(StateAccess designator) =>
        new StatePlace(method.Unit.NodeOf(designator.Variable), Number.Zero);

    protected override Place VisitLocal(LocalAccess designator) => method.PlaceOf(designator.Variable);

    protected override Place VisitField(FieldAccess designator)
    {
        Place target = Visit(designator.Target);
        return target switch
        {
            StatePlace { Node: RecordShape record } inState =>
                inState with { Node = record.Fields[IndexOf(designator)] },
            SlotPlace slot =>
                slot with { Type = designator.Type, Offset = slot.Offset + designator.Field.Offset },
            _ => throw new ArgumentException($"{target} has no fields", nameof(designator)),
        };
    }

    protected override Place VisitIndex(IndexAccess designator)
    {
        Place target = Visit(designator.Target);
        SimpleType indices = designator.ArrayType.Index;
        Number index = EmitIndex(designator.Index, indices.Low, (long)indices.Cardinality);
        return target switch
        {
            StatePlace { Node: ArrayShape array } inState =>
                new StatePlace(array.Element, Combine(inState.Number, array.Count, index)),
            SlotPlace slot => Element(slot, designator.Type, 0, index),
            _ => throw new ArgumentException($"{target} has no elements", nameof(designator)),
        };
    }

    protected override Place VisitMultisetElement(MultisetElement designator)
    {
        Place target = Visit(designator.Target);
        Number place = EmitIndex(designator.Index, 0, designator.MultisetType.Capacity);
        method.Multisets.FailUnlessPresent(target, place);
        return method.Multisets.Element(target, place);
    }

    /// <summary>
    /// Evaluates an index to its distance from the least one; outside the <paramref name="count"/> values it
    /// is a fault, and 0.
    /// </summary>
    public Number EmitIndex(Expression index, long low, long count)
    {
        if (method.Expressions.Constant(index) is { } known && known >= low && known - (Int128)low < count)
            return Number.Of((int)(known - low));

        LocalBuilder distance = Il.Rent(typeof(int));
        method.Expressions.Emit(index);
        if (!method.Expressions.Bounds(index).IsWithin(new Interval(low, low + (Int128)count - 1)))
            method.Expressions.CheckRange(new RangeType(low, low + count - 1));

        if (low != 0)
        {
            Il.Long(low);
            Il.Emit(OpCodes.Sub);
        }

        Il.Emit(OpCodes.Conv_I4);
        Il.Store(distance);
        return new Number(0, distance);
    }

    /// <summary>outer * count + inner</summary>
    public Number Combine(Number outer, int count, Number inner)
    {
        if (outer.IsConstant && inner.IsConstant)
            return Number.Of((outer.Constant * count) + inner.Constant);

        if (outer is { IsConstant: true, Constant: 0 })
            return inner;

        LocalBuilder combined = Il.Rent(typeof(int));
        LoadNumber(outer);
        Il.Int(count);
        Il.Emit(OpCodes.Mul);
        LoadNumber(inner);
        Il.Emit(OpCodes.Add);
        Il.Store(combined);
        return new Number(0, combined);
    }

    /// <summary>An element of a value in memory whose elements stand one after another.</summary>
    /// <param name="skip">Slots of each element before the part that is wanted.</param>
    public SlotPlace Element(SlotPlace array, ModelType type, int skip, Number index)
    {
        int stride = type.SlotCount + skip;
        if (index.IsConstant)
            return new SlotPlace(type, array.Pointer, array.Offset + (index.Constant * stride) + skip);

        LocalBuilder pointer = Il.Rent(typeof(long*));
        method.Values.LoadAddress(array);
        LoadNumber(index);
        Il.Int(stride * sizeof(long));
        Il.Emit(OpCodes.Mul);
        Il.Emit(OpCodes.Conv_I);
        Il.Emit(OpCodes.Add);
        Il.Store(pointer);
        return new SlotPlace(type, pointer, skip);
    }

    public void LoadNumber(Number number)
    {
        if (number.IsConstant)
            Il.Int(number.Constant);
        else
            Il.Load(number.Local!);
    }

    private static int IndexOf(FieldAccess designator) =>
        ((RecordType)designator.Target.Type).Fields.IndexOf(designator.Field);

    private bool MayBeUndefined(Place place) => place switch
    {
        ConstantPlace or ScalarPlace { IsAlwaysDefined: true } => false,
        StatePlace { Node: Leaf leaf } => !method.Leaves.PlacementOf(leaf).AlwaysDefined,
        _ => true,
    };

    // The part of the state's shape that a designator leads to, or null when it is not in the state.
    private ShapeNode? RootNode(Designator designator) => designator switch
    {
        StateAccess access => method.Unit.NodeOf(access.Variable),
        LocalAccess access => (method.PlaceOf(access.Variable) as StatePlace)?.Node,
        FieldAccess field => (RootNode(field.Target) as RecordShape)?.Fields[IndexOf(field)],
        IndexAccess index => (RootNode(index.Target) as ArrayShape)?.Element,
        MultisetElement element => (RootNode(element.Target) as MultisetShape)?.Element,
        _ => null,
    };
}
