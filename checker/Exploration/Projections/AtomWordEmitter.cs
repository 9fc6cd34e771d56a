using System.Collections.Immutable;
using System.Reflection.Emit;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Projections;

/// <summary>Emits the evaluation of several atoms at once.</summary>
internal sealed unsafe class AtomWordEmitter(CompilationUnit unit)
{
    private static readonly Type[] ParameterTypes = [typeof(ulong*), typeof(ulong*), typeof(RunContext*)];

    /// <summary>Compiles the atoms for all values of the bindings' variables, the last variable changing fastest.</summary>
    public FillWords Compile(ImmutableArray<Binding> bindings, IReadOnlyList<Expression> atoms)
    {
        DynamicMethod target = CompiledModel.NewMethod("Project", ParameterTypes);
        var method = new MethodEmitter(unit, target.GetILGenerator(), il => il.Argument(2));
        IlBuilder il = method.Il;
        method.LoadState = () => il.Argument(0);
        LocalBuilder output = il.Declare(typeof(ulong*));
        LocalBuilder word = il.Declare(typeof(ulong));
        il.Argument(1);
        il.Store(output);
        new InstanceEmitter(method).Loop(bindings, () =>
        {
            il.Long(0);
            il.Store(word);
            for (int i = 0; i < atoms.Count; i++)
                EmitAtom(method, atoms[i], i, word);

            EmitWrite(il, output, word);
        });
        il.Int(0);
        method.Return();
        method.Finish();
        return target.CreateDelegate<FillWords>();
    }

    // if (atom) word |= bit i; else word |= bit 32 + i; and neither when it goes wrong
    private static void EmitAtom(MethodEmitter method, Expression atom, int number, LocalBuilder word)
    {
        IlBuilder il = method.Il;
        int mark = il.RentMark;
        Label isFalse = il.NewLabel();
        Label fault = il.NewLabel();
        Label end = il.NewLabel();
        method.Conditions.BranchIfFalse(atom, isFalse);
        bool mayFail = method.MayHaveFailed;
        method.BranchIfFailed(fault);
        EmitSet(il, word, number);
        il.Branch(OpCodes.Br, end);
        il.Mark(isFalse);
        if (mayFail)
            method.NoteCall();

        method.BranchIfFailed(fault);
        EmitSet(il, word, AtomWord.MaxAtoms + number);
        il.Branch(OpCodes.Br, end);
        il.Mark(fault);
        method.StoreStatus(RunContext.Normal);
        il.Mark(end);
        il.ReturnSince(mark);
    }

    private static void EmitSet(IlBuilder il, LocalBuilder word, int bit)
    {
        il.Load(word);
        il.Long(unchecked((long)(1UL << bit)));
        il.Emit(OpCodes.Or);
        il.Store(word);
    }

    // *output++ = word
    private static void EmitWrite(IlBuilder il, LocalBuilder output, LocalBuilder word)
    {
        il.Load(output);
        il.Load(word);
        il.Emit(OpCodes.Stind_I8);
        il.Load(output);
        il.Offset(sizeof(ulong));
        il.Store(output);
    }
}
