using System.Reflection.Emit;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Where a value is while compiled code runs.</summary>
internal abstract record Place;

/// <summary>In the packed state.</summary>
/// <param name="Number">Which of the values that the node stands for.</param>
internal sealed record StatePlace(ShapeNode Node, Number Number) : Place;

/// <summary>
/// In memory as slots, like a state of the interpreter: aggregate locals and what is passed by reference.
/// </summary>
/// <param name="Pointer">Holds the address of a slot.</param>
/// <param name="Offset">Slots from there.</param>
internal sealed record SlotPlace(ModelType Type, LocalBuilder Pointer, int Offset) : Place;

/// <summary>
/// In a local variable of the method, as a slot: <see cref="ModelType.Undefined"/> when undefined.
/// </summary>
internal sealed record ScalarPlace(SimpleType Type, LocalBuilder Local, bool IsAlwaysDefined) : Place;

/// <summary>A bound variable whose value the compiler knows.</summary>
internal sealed record ConstantPlace(SimpleType Type, long Value) : Place;

/// <summary>The number of a value within a leaf, known to the compiler or in a local of type int.</summary>
internal readonly record struct Number(int Constant, LocalBuilder? Local)
{
    public static readonly Number Zero = new(0, null);

    public bool IsConstant => Local is null;

    public static Number Of(int constant) => new(constant, null);
}
