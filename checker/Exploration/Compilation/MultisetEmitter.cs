using System.Reflection;
using System.Reflection.Emit;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Emits the operations on multisets.</summary>
internal sealed class MultisetEmitter(MethodEmitter method)
{
    private static readonly MethodInfo SortMethod =
        typeof(MultisetTable).GetMethod(nameof(MultisetTable.Sort))!;

    private IlBuilder Il => method.Il;

    /// <summary>The flag of a place of a multiset.</summary>
    public Place Present(Place multiset, Number place) => multiset switch
    {
        StatePlace { Node: MultisetShape shape } inState =>
            new StatePlace(shape.Present, method.Places.Combine(inState.Number, shape.Capacity, place)),
        SlotPlace { Type: MultisetType type } slot => Part(slot, EnumType.Boolean, type, 0, place),
        _ => throw new ArgumentException($"{multiset} is no multiset", nameof(multiset)),
    };

    /// <summary>What stands at a place of a multiset, whether or not it counts as an element.</summary>
    public Place Element(Place multiset, Number place) => multiset switch
    {
        StatePlace { Node: MultisetShape shape } inState =>
            new StatePlace(shape.Element, method.Places.Combine(inState.Number, shape.Capacity, place)),
        SlotPlace { Type: MultisetType type } slot => Part(slot, type.Element, type, 1, place),
        _ => throw new ArgumentException($"{multiset} is no multiset", nameof(multiset)),
    };

    public void FailUnlessPresent(Place multiset, Number place)
    {
        Label isPresent = Il.NewLabel();
        BranchIfPresent(multiset, place, isPresent);
        method.Fail();
        Il.Mark(isPresent);
    }

    public void BranchIfPresent(Place multiset, Number place, Label target)
    {
        LoadPresent(multiset, place);
        Il.Branch(OpCodes.Brtrue, target);
    }

    public void BranchIfAbsent(Place multiset, Number place, Label target)
    {
        LoadPresent(multiset, place);
        Il.Branch(OpCodes.Brfalse, target);
    }

    // multisetadd(e, m)  →  the first i with !present[i]: element[i] = e, present[i] = 1; none: fault
    public void EmitAdd(MultisetAdd statement)
    {
        var type = (MultisetType)statement.Multiset.Type;
        Place value = EmitElement(statement, type);
        Place multiset = method.Places.Visit(statement.Multiset);
        LocalBuilder index = Il.Rent(typeof(int));
        var place = new Number(0, index);
        Label search = Il.NewLabel();
        Label found = Il.NewLabel();
        Label end = Il.NewLabel();
        Il.Int(0);
        Il.Store(index);
        Il.Mark(search);
        int mark = Il.RentMark;
        BranchIfAbsent(multiset, place, found);
        Increment(index);
        Il.Load(index);
        Il.Int(type.Capacity);
        Il.Branch(OpCodes.Blt, search);
        method.Fail();
        Il.Branch(OpCodes.Br, end);
        Il.Mark(found);
        method.Aggregates.Copy(type.Element, value, Element(multiset, place));
        method.Values.StoreConstant(Present(multiset, place), 1);
        Il.Mark(end);
        Il.ReturnSince(mark);
    }

    public void EmitRemove(MultisetRemove statement)
    {
        Place multiset = method.Places.Visit(statement.Multiset);
        var type = (MultisetType)statement.Multiset.Type;
        Number place = method.Places.EmitIndex(statement.Index, 0, type.Capacity);
        FailUnlessPresent(multiset, place);
        method.Values.StoreConstant(Present(multiset, place), 0);
    }

    public void EmitRemovePredicate(MultisetRemovePredicate statement)
    {
        Place multiset = method.Places.Visit(statement.Multiset);
        ForEachPresent(statement.Variable, multiset, (MultisetType)statement.Multiset.Type, (place, next) =>
        {
            method.Conditions.BranchIfFalse(statement.Condition, next);
            method.Values.StoreConstant(Present(multiset, place), 0);
        });
    }

    /// <summary>Emits how many elements satisfy a condition, as a long.</summary>
    public void EmitCount(MultisetCount expression)
    {
        int mark = Il.RentMark;
        LocalBuilder count = Il.RentLong();
        Il.Long(0);
        Il.Store(count);
        Place multiset = method.Places.Visit(expression.Multiset);
        ForEachPresent(expression.Variable, multiset, (MultisetType)expression.Multiset.Type, (_, next) =>
        {
            method.Conditions.BranchIfFalse(expression.Condition, next);
            Il.Load(count);
            Il.Long(1);
            Il.Emit(OpCodes.Add);
            Il.Store(count);
        });
        Il.Load(count);
        Il.ReturnSince(mark);
    }

    /// <summary>Brings every multiset of a part of the state into canonical order.</summary>
    /// <param name="loadParent">
    /// Loads the address of the state that the current one was made from, in which all are in order.
    /// </param>
    public void Canonicalize(ShapeNode node, Action loadParent)
    {
        switch (node)
        {
            case RecordShape record:
                foreach (ShapeNode field in record.Fields)
                    Canonicalize(field, loadParent);

                break;

            case ArrayShape array:
                Canonicalize(array.Element, loadParent);
                break;

            case MultisetShape multiset:
                Canonicalize(multiset.Element, loadParent);
                method.LoadState();
                loadParent();
                method.LoadContext();
                Il.Int(method.Unit.Multisets.NumberOf(multiset));
                Il.Call(SortMethod);
                break;
        }
    }

    private Place EmitElement(MultisetAdd statement, MultisetType type)
    {
        if (type.Element is not SimpleType simple)
        {
            // A copy, because the multiset may be part of what is added.
            SlotPlace copy = method.AllocateSlots(type.Element);
            method.Aggregates.EmitInto(statement.Element, copy);
            return copy;
        }

        LocalBuilder value = Il.RentLong();
        bool mayBeUndefined = method.Values.EmitFitting(
            statement.Element, simple, method.Unit.Semantics.UndefinedCopies);
        Il.Store(value);
        return new ScalarPlace(simple, value, !mayBeUndefined);
    }

    private void ForEachPresent(
        LocalVariable variable, Place multiset, MultisetType type, Action<Number, Label> body)
    {
        int mark = Il.RentMark;
        LocalBuilder index = Il.Rent(typeof(int));
        LocalBuilder value = Il.RentLong();
        Label again = Il.NewLabel();
        Label next = Il.NewLabel();
        method.Bind(
            variable, new ScalarPlace(new RangeType(0, type.Capacity - 1), value, IsAlwaysDefined: true));
        Il.Int(0);
        Il.Store(index);
        Il.Mark(again);
        var place = new Number(0, index);
        BranchIfAbsent(multiset, place, next);
        Il.Load(index);
        Il.Emit(OpCodes.Conv_I8);
        Il.Store(value);
        body(place, next);
        Il.Mark(next);
        Increment(index);
        Il.Load(index);
        Il.Int(type.Capacity);
        Il.Branch(OpCodes.Blt, again);
        Il.ReturnSince(mark);
    }

    private void LoadPresent(Place multiset, Number place)
    {
        int mark = Il.RentMark;
        method.Values.LoadRaw(Present(multiset, place));
        Il.ReturnSince(mark);
    }

    private void Increment(LocalBuilder index)
    {
        Il.Load(index);
        Il.Int(1);
        Il.Emit(OpCodes.Add);
        Il.Store(index);
    }

    // Place i of a multiset in memory starts at i * Stride; its flag comes first, then the element.
    private SlotPlace Part(
        SlotPlace multiset, ModelType type, MultisetType multisetType, int skip, Number place)
    {
        if (place.IsConstant)
        {
            int offset = multiset.Offset + (place.Constant * multisetType.Stride) + skip;
            return new SlotPlace(type, multiset.Pointer, offset);
        }

        LocalBuilder pointer = Il.Rent(typeof(long*));
        method.Values.LoadAddress(multiset);
        Il.Load(place.Local!);
        Il.Int(multisetType.Stride * sizeof(long));
        Il.Emit(OpCodes.Mul);
        Il.Emit(OpCodes.Conv_I);
        Il.Emit(OpCodes.Add);
        Il.Store(pointer);
        return new SlotPlace(type, pointer, skip);
    }
}
