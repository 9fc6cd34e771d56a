using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using ModelCheck.Exploration.Models;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Emits the evaluation of properties in a state.</summary>
internal sealed class PropertyEmitter(CompilationUnit unit)
{
    private const int MaxUnrolled = 16;

    private static readonly FieldInfo ScratchField = typeof(RunContext).GetField(nameof(RunContext.Scratch))!;

    public static Type[] EvaluateParameters { get; } = [typeof(ulong*), typeof(long), typeof(RunContext*)];

    public static Type[] AllHoldParameters { get; } = [typeof(ulong*), typeof(RunContext*)];

    /// <summary>
    /// int Evaluate(ulong* state, long instance, RunContext* context), an <see cref="Evaluation"/>.
    /// </summary>
    public void EmitEvaluate(DynamicMethod target, Property property)
    {
        var method = new MethodEmitter(unit, target.GetILGenerator(), il => il.Argument(2));
        IlBuilder il = method.Il;
        LocalBuilder result = il.Declare(typeof(int));
        Label isFalse = il.NewLabel();
        Label end = il.NewLabel();
        Label fault = il.NewLabel();
        LoadStateOf(method, property);
        new InstanceEmitter(method).BindDecoded(property.Bindings, () => il.Argument(1));
        il.Int(HoldsWhenAbsent(property) ? (int)Evaluation.True : (int)Evaluation.False);
        il.Store(result);
        new InstanceEmitter(method).Establish(property.Bindings, end);
        il.Int((int)Evaluation.False);
        il.Store(result);
        method.Conditions.BranchIfFalse(property.Condition!, isFalse);
        il.Int((int)Evaluation.True);
        il.Store(result);
        il.Mark(isFalse);
        il.Mark(end);
        method.LoadStatus();
        il.Branch(OpCodes.Brtrue, fault);
        il.Load(result);
        method.Return();
        il.Mark(fault);
        method.StoreStatus(RunContext.Normal);
        il.Int((int)Evaluation.Fault);
        method.Return();
        method.Finish();
    }

    /// <summary>
    /// int AllHold(ulong* state, RunContext* context): 1 when all hold, 0 also when one goes wrong.
    /// </summary>
    public void EmitAllHold(DynamicMethod target, IEnumerable<Property> properties)
    {
        var method = new MethodEmitter(unit, target.GetILGenerator(), il => il.Argument(1));
        IlBuilder il = method.Il;
        Label fails = il.NewLabel();
        foreach (Property property in properties)
            EmitHolds(method, property, fails);

        il.Int(1);
        method.Return();
        il.Mark(fails);
        method.StoreStatus(RunContext.Normal);
        il.Int(0);
        method.Return();
        method.Finish();
    }

    private void EmitHolds(MethodEmitter method, Property property, Label fails)
    {
        var instances = new InstanceEmitter(method);
        method.ClearScope();
        int mark = method.Il.RentMark;
        LoadStateOf(method, property);
        long count = Parameters.Count(property.Bindings);
        if (count <= MaxUnrolled && unit.IsWorthUnrolling(property.Condition!, (int)count))
        {
            for (long i = 0; i < count; i++)
            {
                instances.BindConstants(property.Bindings, i);
                EmitHolds(method, property.Bindings, property.Condition!, fails);
            }
        }
        else
        {
            instances.Loop(
                property.Bindings, () => EmitHolds(method, property.Bindings, property.Condition!, fails));
        }

        method.Il.ReturnSince(mark);
    }

    private static void EmitHolds(
        MethodEmitter method, ImmutableArray<Binding> bindings, Expression condition, Label fails)
    {
        Label absent = method.Il.NewLabel();
        new InstanceEmitter(method).Establish(bindings, absent);
        method.Conditions.BranchIfFalse(condition, fails);
        bool mayHaveFailed = method.MayHaveFailed;
        method.BranchIfFailed(fails);
        method.Il.Mark(absent);
        if (mayHaveFailed)
            method.NoteCall();

        method.BranchIfFailed(fails);
    }

    // What evaluation writes, through functions, is no part of the state.
    private void LoadStateOf(MethodEmitter method, Property property)
    {
        bool writes = false;
        var walker = new NodeWalker(node => writes |= node is Call { Function.HasEffects: true });
        walker.Walk(property.Bindings);
        walker.Walk(property.Condition);
        method.LoadState = () => method.Il.Argument(0);
        if (!writes)
            return;

        IlBuilder il = method.Il;
        LocalBuilder copy = il.Rent(typeof(ulong*));
        method.LoadContext();
        il.LoadField(ScratchField);
        il.Store(copy);
        il.Load(copy);
        il.Argument(0);
        il.Int(unit.Layout.WordCount * sizeof(ulong));
        il.Emit(OpCodes.Cpblk);
        method.LoadState = () => il.Load(copy);
    }

    private static bool HoldsWhenAbsent(Property property) =>
        property.Kind is PropertyKind.Invariant or PropertyKind.Assumption;
}
