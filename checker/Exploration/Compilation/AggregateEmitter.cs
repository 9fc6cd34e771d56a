using System.Reflection;
using System.Reflection.Emit;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Copies, fills and compares values of arrays, records and multisets, part by part.</summary>
internal sealed class AggregateEmitter(MethodEmitter method)
{
    private const int MaxUnrolledParts = 16;

    private static readonly MethodInfo EqualMethod =
        typeof(SlotValues).GetMethod(nameof(SlotValues.AreEqual))!;

    private IlBuilder Il => method.Il;

    /// <summary>
    /// The place of an aggregate value: that of a read, else memory that the emitted code fills.
    /// </summary>
    public Place Emit(Expression value)
    {
        if (value is Read read)
            return method.Places.Visit(read.Designator);

        SlotPlace memory = method.AllocateSlots(value.Type);
        EmitInto(value, memory);
        return memory;
    }

    /// <summary>Emits an aggregate value into a place of the same type.</summary>
    public void EmitInto(Expression value, Place target)
    {
        switch (value)
        {
            case Read read:
                Copy(value.Type, method.Places.Visit(read.Designator), target);
                break;

            case UndefinedValue:
                Fill(value.Type, target, isClear: false);
                break;

            case Call call:
                EmitCall(call, target);
                break;

            case Conditional choice:
                EmitChoice(choice, target);
                break;

            default:
                throw new ArgumentException($"{value.GetType().Name} has no aggregate value", nameof(value));
        }
    }

    /// <summary>Copies a value of a type, undefined parts included.</summary>
    public void Copy(ModelType type, Place source, Place target)
    {
        switch (type)
        {
            case SimpleType:
                CopySimple(source, target);
                break;

            case RecordType record:
                for (int i = 0; i < record.Fields.Length; i++)
                    Copy(record.Fields[i].Type, Field(source, record, i), Field(target, record, i));

                break;

            case ArrayType array:
                ForEachPart((int)array.Index.Cardinality, array.Element.SlotCount, i =>
                    Copy(array.Element, Element(source, array, i), Element(target, array, i)));
                break;

            case MultisetType multiset:
                ForEachPart(multiset.Capacity, multiset.Stride, i =>
                {
                    CopySimple(method.Multisets.Present(source, i), method.Multisets.Present(target, i));
                    Copy(multiset.Element, method.Multisets.Element(source, i), method.Multisets.Element(target, i));
                });
                break;
        }
    }

    /// <summary>
    /// Makes every simple part undefined, or the least of its type when clearing, and multisets empty.
    /// </summary>
    public void Fill(ModelType type, Place target, bool isClear)
    {
        switch (type)
        {
            case SimpleType simple:
                method.Values.StoreConstant(target, isClear ? simple.Low : ModelType.Undefined);
                break;

            case RecordType record:
                for (int i = 0; i < record.Fields.Length; i++)
                    Fill(record.Fields[i].Type, Field(target, record, i), isClear);

                break;

            case ArrayType array:
                ForEachPart((int)array.Index.Cardinality, array.Element.SlotCount, i =>
                    Fill(array.Element, Element(target, array, i), isClear));
                break;

            case MultisetType multiset:
                ForEachPart(multiset.Capacity, multiset.Stride, i =>
                {
                    method.Values.StoreConstant(method.Multisets.Present(target, i), 0);
                    Fill(multiset.Element, method.Multisets.Element(target, i), isClear: false);
                });
                break;
        }
    }

    /// <summary>Emits whether two aggregates are equal, as an int.</summary>
    public void EmitEquality(Expression left, Expression right)
    {
        SlotPlace a = method.AllocateSlots(left.Type);
        SlotPlace b = method.AllocateSlots(right.Type);
        EmitInto(left, a);
        EmitInto(right, b);
        method.Values.LoadAddress(a);
        method.Values.LoadAddress(b);
        Il.Int(method.Unit.NumberOf(left.Type));
        method.LoadContext();
        Il.Call(EqualMethod);
    }

    private void EmitCall(Call call, Place target)
    {
        // The callee writes slots; and it must not see its result half written, should it read the target.
        SlotPlace memory = method.AllocateSlots(call.Type);
        method.Calls.Emit(call, memory);
        Label failed = Il.NewLabel();
        method.LoadStatus();
        Il.Branch(OpCodes.Brtrue, failed);
        Copy(call.Type, memory, target);
        Il.Mark(failed);
    }

    private void EmitChoice(Conditional choice, Place target)
    {
        Label otherwise = Il.NewLabel();
        Label end = Il.NewLabel();
        method.Conditions.BranchIfFalse(choice.Condition, otherwise);
        EmitInto(choice.WhenTrue, target);
        Il.Branch(OpCodes.Br, end);
        Il.Mark(otherwise);
        EmitInto(choice.WhenFalse, target);
        Il.Mark(end);
    }

    private void CopySimple(Place source, Place target)
    {
        if (source is StatePlace { Node: Leaf from } a && target is StatePlace { Node: Leaf to } b
            && HaveSameCodes(from, to))
        {
            method.Leaves.LoadCode(from, a.Number);
            method.Leaves.StoreCode(to, b.Number);
            return;
        }

        method.Values.LoadRaw(source);
        method.Values.StoreRaw(target, mayBeUndefined: true);
    }

    private bool HaveSameCodes(Leaf from, Leaf to)
    {
        LeafPlacement source = method.Leaves.PlacementOf(from);
        LeafPlacement target = method.Leaves.PlacementOf(to);
        return source.Bias == target.Bias && source.AlwaysDefined == target.AlwaysDefined
            && source.Width == target.Width;
    }

    private static Place Field(Place place, RecordType record, int index) => place switch
    {
        StatePlace { Node: RecordShape shape } inState => inState with { Node = shape.Fields[index] },
        SlotPlace slot => slot with
        {
            Type = record.Fields[index].Type,
            Offset = slot.Offset + record.Fields[index].Offset,
        },
        _ => throw new ArgumentException($"{place} has no fields", nameof(place)),
    };

    private Place Element(Place place, ArrayType array, Number index) => place switch
    {
        StatePlace { Node: ArrayShape shape } inState =>
            new StatePlace(shape.Element, method.Places.Combine(inState.Number, shape.Count, index)),
        SlotPlace slot => method.Places.Element(slot, array.Element, 0, index),
        _ => throw new ArgumentException($"{place} has no elements", nameof(place)),
    };

    // Unrolled for few parts, else a loop over an int.
    private void ForEachPart(int count, int slotsEach, Action<Number> body)
    {
        if ((long)count * slotsEach <= MaxUnrolledParts)
        {
            for (int i = 0; i < count; i++)
                body(Number.Of(i));

            return;
        }

        int mark = Il.RentMark;
        LocalBuilder index = Il.Rent(typeof(int));
        Label again = Il.NewLabel();
        Il.Int(0);
        Il.Store(index);
        Il.Mark(again);
        body(new Number(0, index));
        Il.Load(index);
        Il.Int(1);
        Il.Emit(OpCodes.Add);
        Il.Store(index);
        Il.Load(index);
        Il.Int(count);
        Il.Branch(OpCodes.Blt, again);
        Il.ReturnSince(mark);
    }
}
