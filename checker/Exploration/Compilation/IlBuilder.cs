using System.Reflection;
using System.Reflection.Emit;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// Writes IL: the instructions this compiler needs, shortest forms, and local variables that are reused.
/// </summary>
internal sealed class IlBuilder(ILGenerator il)
{
    private readonly Dictionary<Type, Stack<LocalBuilder>> _free = [];
    private readonly List<LocalBuilder> _rented = [];

    /// <summary>
    /// Labels so far: a bound for the basic blocks, of which the JIT optimizes at most 2000 in a method.
    /// </summary>
    public int LabelCount { get; private set; }

    public int Size => il.ILOffset;

    public Label NewLabel()
    {
        LabelCount++;
        return il.DefineLabel();
    }

    public void Mark(Label label) => il.MarkLabel(label);

    public void Emit(OpCode code) => il.Emit(code);

    public void Branch(OpCode code, Label target) => il.Emit(code, target);

    /// <summary>Goes to the label whose place the int on the stack says, or falls through.</summary>
    public void Switch(Label[] targets) => il.Emit(OpCodes.Switch, targets);

    public void Call(MethodInfo method) => il.Emit(OpCodes.Call, method);

    public void Long(long value) => il.Emit(OpCodes.Ldc_I8, value);

    public void Int(int value) => il.Emit(OpCodes.Ldc_I4, value);

    public void Argument(int number) => il.Emit(OpCodes.Ldarg, (short)number);

    public void Load(LocalBuilder local) => il.Emit(OpCodes.Ldloc, local);

    public void LoadAddress(LocalBuilder local) => il.Emit(OpCodes.Ldloca, local);

    public void Store(LocalBuilder local) => il.Emit(OpCodes.Stloc, local);

    public void LoadField(FieldInfo field) => il.Emit(OpCodes.Ldfld, field);

    public void StoreField(FieldInfo field) => il.Emit(OpCodes.Stfld, field);

    /// <summary>Adds a constant number of bytes to the address on the stack.</summary>
    public void Offset(long bytes)
    {
        if (bytes == 0)
            return;

        Long(bytes);
        Emit(OpCodes.Conv_I);
        Emit(OpCodes.Add);
    }

    /// <summary>A local variable of its own, for as long as the method runs.</summary>
    public LocalBuilder Declare(Type type) => il.DeclareLocal(type);

    /// <summary>A local variable until <see cref="ReturnSince"/> takes it back.</summary>
    public LocalBuilder Rent(Type type)
    {
        LocalBuilder local = _free.TryGetValue(type, out Stack<LocalBuilder>? free) && free.Count > 0
            ? free.Pop()
            : il.DeclareLocal(type);
        _rented.Add(local);
        return local;
    }

    public LocalBuilder RentLong() => Rent(typeof(long));

    /// <summary>Where to return to; see <see cref="ReturnSince"/>.</summary>
    public int RentMark => _rented.Count;

    /// <summary>
    /// Makes the locals rented since a mark free again. Their values must no longer be needed.
    /// </summary>
    public void ReturnSince(int mark)
    {
        for (int i = _rented.Count - 1; i >= mark; i--)
        {
            LocalBuilder local = _rented[i];
            if (!_free.TryGetValue(local.LocalType, out Stack<LocalBuilder>? free))
                _free[local.LocalType] = free = new Stack<LocalBuilder>();

            free.Push(local);
        }

        _rented.RemoveRange(mark, _rented.Count - mark);
    }
}
