using System.Reflection.Emit;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Moves simple values: between places and the stack, defined or perhaps undefined.</summary>
internal sealed class ValueEmitter(MethodEmitter method)
{
    private IlBuilder Il => method.Il;

    /// <summary>Loads the value at a place, which must be defined.</summary>
    public void LoadDefined(Place place)
    {
        if (place is StatePlace { Node: Leaf leaf } inState)
        {
            method.Leaves.LoadDefined(leaf, inState.Number);
            return;
        }

        LoadRaw(place);
        if (place is not ConstantPlace and not ScalarPlace { IsAlwaysDefined: true })
            FailIfUndefined(TypeOf(place));
    }

    /// <summary>Loads what stands at a place, undefined included.</summary>
    public void LoadRaw(Place place)
    {
        switch (place)
        {
            case StatePlace { Node: Leaf leaf } inState:
                method.Leaves.LoadCode(leaf, inState.Number);
                method.Leaves.DecodeRaw(method.Leaves.PlacementOf(leaf));
                break;

            case SlotPlace slot:
                LoadAddress(slot);
                Il.Emit(OpCodes.Ldind_I8);
                break;

            case ScalarPlace scalar:
                Il.Load(scalar.Local);
                break;

            case ConstantPlace constant:
                Il.Long(constant.Value);
                break;

            default:
                throw new ArgumentException($"{place} holds no simple value", nameof(place));
        }
    }

    /// <summary>
    /// Stores the value on the stack: a slot that fits the place's type, undefined only if that may be.
    /// </summary>
    public void StoreRaw(Place place, bool mayBeUndefined)
    {
        switch (place)
        {
            case StatePlace { Node: Leaf leaf } inState:
                if (mayBeUndefined)
                    method.Leaves.EncodeRaw(method.Leaves.PlacementOf(leaf));
                else
                    method.Leaves.Encode(method.Leaves.PlacementOf(leaf));

                method.Leaves.StoreCode(leaf, inState.Number);
                break;

            case SlotPlace slot:
                StoreSlot(slot);
                break;

            case ScalarPlace scalar:
                Il.Store(scalar.Local);
                break;

            default:
                throw new ArgumentException($"{place} cannot be written", nameof(place));
        }
    }

    /// <summary>Stores a constant that fits the place's type.</summary>
    public void StoreConstant(Place place, long value)
    {
        if (place is StatePlace { Node: Leaf leaf } inState)
        {
            LeafPlacement placement = method.Leaves.PlacementOf(leaf);
            bool isUndefined = value == ModelType.Undefined;
            ulong code = isUndefined ? 0 : unchecked((ulong)(value - placement.Bias));
            method.Leaves.StoreConstant(leaf, inState.Number, code);
            return;
        }

        Il.Long(value);
        StoreRaw(place, mayBeUndefined: true);
    }

    /// <summary>
    /// Emits a simple value that may be undefined where it is merely read, returned by a call or converted to
    /// or from a union.
    /// </summary>
    public void EmitRaw(Expression value)
    {
        switch (value)
        {
            case UndefinedValue:
                Il.Long(ModelType.Undefined);
                break;

            case Read read:
                LoadRaw(method.Places.Visit(read.Designator));
                break;

            case Call call:
                method.Calls.Emit(call, result: null);
                break;

            case UnionConversion conversion when MayBeUndefined(conversion):
                EmitRawConversion(conversion);
                break;

            default:
                method.Expressions.Emit(value);
                break;
        }
    }

    /// <summary>Whether <see cref="EmitRaw"/> may leave undefined for an expression.</summary>
    public bool MayBeUndefined(Expression value) => value switch
    {
        UndefinedValue or Call => true,
        Read read => method.Places.MayBeUndefined(read.Designator),
        UnionConversion conversion => MayBeUndefined(conversion.Operand),
        _ => false,
    };

    /// <summary>
    /// Emits a value to be stored at a place of a type: a fault when it is not one of the type.
    /// </summary>
    /// <returns>Whether it may be undefined.</returns>
    public bool EmitFitting(Expression value, SimpleType type, bool copiesUndefined)
    {
        if (!copiesUndefined || !MayBeUndefined(value))
        {
            method.Expressions.EmitWithin(value, type);
            return false;
        }

        EmitRaw(value);
        if (!method.Expressions.Bounds(value).IsWithin(type))
            CheckRawRange(type);

        return true;
    }

    /// <summary>Checks that the slot on the stack is undefined or a value of a type.</summary>
    public void CheckRawRange(SimpleType type)
    {
        int mark = Il.RentMark;
        LocalBuilder value = Il.RentLong();
        Label end = Il.NewLabel();
        Il.Store(value);
        Il.Load(value);
        Il.Long(ModelType.Undefined);
        Il.Branch(OpCodes.Beq, end);
        Il.Load(value);
        method.Expressions.CheckRange(type);
        Il.Store(value);
        Il.Mark(end);
        Il.Load(value);
        Il.ReturnSince(mark);
    }

    /// <summary>
    /// Replaces an undefined slot on the stack by the least value of its type, and notes the fault.
    /// </summary>
    public void FailIfUndefined(SimpleType type)
    {
        int mark = Il.RentMark;
        LocalBuilder value = Il.RentLong();
        Label isDefined = Il.NewLabel();
        Il.Store(value);
        Il.Load(value);
        Il.Long(ModelType.Undefined);
        Il.Branch(OpCodes.Bne_Un, isDefined);
        method.Fail();
        Il.Long(type.Low);
        Il.Store(value);
        Il.Mark(isDefined);
        Il.Load(value);
        Il.ReturnSince(mark);
    }

    /// <summary>Loads the address of a slot in memory.</summary>
    public void LoadAddress(SlotPlace place)
    {
        Il.Load(place.Pointer);
        Il.Offset(place.Offset * (long)sizeof(long));
    }

    /// <summary>The type of the simple value at a place.</summary>
    public static SimpleType TypeOf(Place place) => place switch
    {
        StatePlace { Node: Leaf leaf } => leaf.Type,
        SlotPlace { Type: SimpleType type } => type,
        ScalarPlace scalar => scalar.Type,
        ConstantPlace constant => constant.Type,
        _ => throw new ArgumentException($"{place} holds no simple value", nameof(place)),
    };

    private void StoreSlot(SlotPlace place)
    {
        int mark = Il.RentMark;
        LocalBuilder value = Il.RentLong();
        Il.Store(value);
        LoadAddress(place);
        Il.Load(value);
        Il.Emit(OpCodes.Stind_I8);
        Il.ReturnSince(mark);
    }

    // undefined stays undefined, any other value is converted
    private void EmitRawConversion(UnionConversion conversion)
    {
        int mark = Il.RentMark;
        LocalBuilder value = Il.RentLong();
        Label end = Il.NewLabel();
        EmitRaw(conversion.Operand);
        Il.Store(value);
        Il.Load(value);
        Il.Long(ModelType.Undefined);
        Il.Branch(OpCodes.Beq, end);
        Il.Load(value);
        method.Expressions.Convert(conversion, method.Expressions.Bounds(conversion.Operand));
        Il.Store(value);
        Il.Mark(end);
        Il.Load(value);
        Il.ReturnSince(mark);
    }
}
