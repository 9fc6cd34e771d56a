using System.Reflection.Emit;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// Emits calls. A function is compiled once for each combination of places that are passed by reference.
/// </summary>
internal sealed class CallEmitter(MethodEmitter method)
{
    private IlBuilder Il => method.Il;

    /// <summary>
    /// Emits a call; a function's simple result stays on the stack, perhaps undefined.
    /// </summary>
    /// <param name="result">Where a function's aggregate result goes; null for any other call.</param>
    public void Emit(Call call, SlotPlace? result)
    {
        int mark = Il.RentMark;
        var references = new List<Reference>();
        var arguments = new List<LocalBuilder>();
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            LocalVariable parameter = call.Function.Parameters[i];
            if (parameter.IsReference)
                arguments.Add(PassReference(parameter, call.Arguments[i], references));
            else
                arguments.Add(PassValue(parameter, call.Arguments[i]));
        }

        method.LoadState();
        foreach (LocalBuilder argument in arguments)
            Il.Load(argument);

        if (result is not null)
            method.Values.LoadAddress(result);

        method.LoadContext();
        Il.Call(method.Unit.MethodFor(call.Function, [.. references]));
        method.NoteCall();
        Il.ReturnSince(mark);
    }

    // The value goes into a local at once: a later argument's side effects do not change it.
    private LocalBuilder PassValue(LocalVariable parameter, Expression argument)
    {
        if (parameter.Type is SimpleType type)
        {
            LocalBuilder value = Il.RentLong();
            method.Values.EmitFitting(argument, type, copiesUndefined: true);
            Il.Store(value);
            return value;
        }

        SlotPlace copy = method.AllocateSlots(parameter.Type);
        method.Aggregates.EmitInto(argument, copy);
        return AddressOf(copy);
    }

    private LocalBuilder PassReference(
        LocalVariable parameter, Expression argument, List<Reference> references)
    {
        Place place = PlaceOf(argument);
        references.Add(place is StatePlace inState ? new Reference(inState.Node) : new Reference(null));
        CheckFits(parameter, place);
        switch (place)
        {
            case StatePlace { Number: var number }:
                LocalBuilder index = Il.Rent(typeof(int));
                method.Places.LoadNumber(number);
                Il.Store(index);
                return index;

            case SlotPlace slot:
                return AddressOf(slot);

            case ScalarPlace scalar:
                LocalBuilder address = Il.Rent(typeof(long*));
                Il.LoadAddress(scalar.Local);
                Il.Emit(OpCodes.Conv_U);
                Il.Store(address);
                return address;

            default:
                throw new ArgumentException($"{place} cannot be passed by reference", nameof(argument));
        }
    }

    // The place that a read reads; for any other expression, and for a constant, a temporary with its value.
    private Place PlaceOf(Expression argument)
    {
        if (argument is Read read && method.Places.Visit(read.Designator) is var place and not ConstantPlace)
            return place;

        SlotPlace temporary = method.AllocateSlots(argument.Type);
        if (argument.Type is SimpleType)
        {
            method.Values.EmitRaw(argument);
            method.Values.StoreRaw(temporary, mayBeUndefined: true);
        }
        else
        {
            method.Aggregates.EmitInto(argument, temporary);
        }

        return temporary;
    }

    // The value that a reference has when it is passed must be one of the parameter's type.
    private void CheckFits(LocalVariable parameter, Place place)
    {
        if (parameter.Type is not SimpleType type || Interval.Of(ValueEmitter.TypeOf(place)).IsWithin(type))
            return;

        method.Values.LoadRaw(place);
        method.Values.CheckRawRange(type);
        Il.Emit(OpCodes.Pop);
    }

    private LocalBuilder AddressOf(SlotPlace place)
    {
        LocalBuilder address = Il.Rent(typeof(long*));
        method.Values.LoadAddress(place);
        Il.Store(address);
        return address;
    }
}

/// <summary>How a reference parameter of a compiled function finds its place.</summary>
/// <param name="Node">
/// The part of the state, whose number is passed; null for slots in memory, whose address is.
/// </param>
internal readonly record struct Reference(ShapeNode? Node);
