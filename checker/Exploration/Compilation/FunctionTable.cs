using System.Reflection;
using System.Reflection.Emit;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// The compiled functions: one method for each function and combination of places passed by reference.
/// </summary>
/// <remarks>
/// <code>
/// parameters:  state, one for each parameter of the function, result, context
///   by value, simple      long, perhaps undefined        by reference, in the state    int, the number
///   by value, aggregate   long*, a copy of its own       by reference, in memory       long*
/// </code>
/// The result parameter is there for aggregate results only. A simple result is returned as a long.
/// </remarks>
internal sealed class FunctionTable(CompilationUnit unit)
{
    private static readonly FieldInfo DepthField = typeof(RunContext).GetField(nameof(RunContext.Depth))!;

    private readonly Dictionary<(Function, string), (DynamicMethod Method, int Number)> _methods = [];
    private readonly Dictionary<ShapeNode, int> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<Pending> _pending = new();

    private readonly record struct Pending(DynamicMethod Method, Function Function, Reference[] References);

    public int Count => _methods.Count;

    /// <summary>Whether some function calls itself; only then calls in progress have to be counted.</summary>
    public bool HasRecursion { get; } = unit.Numbering.System.Functions.Any(CallsItself);

    public DynamicMethod MethodFor(Function function, Reference[] references)
    {
        (Function, string) key = (function, string.Join(',', references.Select(KeyOf)));
        if (_methods.TryGetValue(key, out (DynamicMethod Method, int Number) known))
            return known.Method;

        Type result = function.ReturnType is SimpleType ? typeof(long) : typeof(void);
        var method = new DynamicMethod(
            function.Name,
            result,
            [.. ParameterTypes(function, references)],
            typeof(FunctionTable).Module,
            skipVisibility: true);
        _methods[key] = (method, _methods.Count);
        _pending.Enqueue(new Pending(method, function, references));
        return method;
    }

    public void CompilePending()
    {
        while (_pending.TryDequeue(out Pending next))
            Compile(next.Method, next.Function, next.References);
    }

    private string KeyOf(Reference reference)
    {
        if (reference.Node is null)
            return "memory";

        if (!_nodes.TryGetValue(reference.Node, out int number))
            _nodes[reference.Node] = number = _nodes.Count;

        return number.ToString();
    }

    private static IEnumerable<Type> ParameterTypes(Function function, Reference[] references)
    {
        yield return typeof(ulong*);
        int reference = 0;
        foreach (LocalVariable parameter in function.Parameters)
        {
            if (parameter.IsReference)
                yield return references[reference++].Node is null ? typeof(long*) : typeof(int);
            else
                yield return parameter.Type is SimpleType ? typeof(long) : typeof(long*);
        }

        if (function.ReturnType is not null and not SimpleType)
            yield return typeof(long*);

        yield return typeof(RunContext*);
    }

    private void Compile(DynamicMethod target, Function function, Reference[] references)
    {
        int contextArgument = ParameterTypes(function, references).Count() - 1;
        var method = new MethodEmitter(unit, target.GetILGenerator(), il => il.Argument(contextArgument));
        IlBuilder il = method.Il;
        Label leave = il.NewLabel();
        Label end = il.NewLabel();
        LocalBuilder? result = function.ReturnType is SimpleType ? il.Declare(typeof(long)) : null;
        method.LoadState = () => il.Argument(0);
        method.Statements.Failed = leave;
        method.Statements.EmitReturn = statement => EmitReturn(method, function, statement, result, leave);
        if (function.ReturnType is SimpleType returned)
        {
            // What a call gives that goes wrong: the caller goes on with it, as an index perhaps.
            il.Long(returned.Low);
            il.Store(result!);
        }

        method.LoadStatus();
        il.Branch(OpCodes.Brtrue, end);
        BindParameters(method, function, references);
        if (HasRecursion)
            EnterCall(method, leave);

        method.Statements.Declare(function.Locals);
        method.Statements.EmitAll(function.Body);
        if (function.ReturnType is not null)
            method.Fail();

        il.Mark(leave);
        if (HasRecursion)
            AddToDepth(method, -1);

        il.Mark(end);
        if (result is not null)
            il.Load(result);

        method.Return();
        method.Finish();
    }

    private static void BindParameters(MethodEmitter method, Function function, Reference[] references)
    {
        int reference = 0;
        for (int i = 0; i < function.Parameters.Length; i++)
        {
            LocalVariable parameter = function.Parameters[i];
            Reference passed = parameter.IsReference ? references[reference++] : default;
            method.Bind(parameter, BindParameter(method, parameter, passed, i + 1));
        }
    }

    private static Place BindParameter(
        MethodEmitter method, LocalVariable parameter, Reference passed, int argument)
    {
        IlBuilder il = method.Il;
        il.Argument(argument);
        if (passed.Node is not null)
        {
            LocalBuilder number = il.Declare(typeof(int));
            il.Store(number);
            return new StatePlace(passed.Node, new Number(0, number));
        }

        if (!parameter.IsReference && parameter.Type is SimpleType simple)
        {
            LocalBuilder value = il.Declare(typeof(long));
            il.Store(value);
            return new ScalarPlace(simple, value, IsAlwaysDefined: false);
        }

        LocalBuilder pointer = il.Declare(typeof(long*));
        il.Store(pointer);

        // A read-only reference may be to a place of a wider range, which is written through another name.
        bool mayHoldMore = parameter is { IsReference: true, IsReadOnly: true, Type: RangeType };
        return new SlotPlace(mayHoldMore ? RangeType.Unbounded : parameter.Type, pointer, 0);
    }

    private static void EmitReturn(
        MethodEmitter method, Function function, Return statement, LocalBuilder? result, Label leave)
    {
        if (statement.Value is null)
        {
            // Leaving a function without a value is as falling off its end.
            if (function.ReturnType is not null)
                method.Fail();
        }
        else if (function.ReturnType is SimpleType simple)
        {
            method.Values.EmitFitting(statement.Value, simple, statement.CopiesUndefined);
            method.Il.Store(result!);
        }
        else
        {
            int argument = function.Parameters.Length + 1;
            LocalBuilder pointer = method.Il.Rent(typeof(long*));
            method.Il.Argument(argument);
            method.Il.Store(pointer);
            method.Aggregates.EmitInto(statement.Value, new SlotPlace(function.ReturnType!, pointer, 0));
        }

        method.Il.Branch(OpCodes.Br, leave);
        method.ForgetFailures();
    }

    private static bool CallsItself(Function function)
    {
        bool found = false;
        new NodeWalker(node => found |= node is Call call && call.Function == function).Walk(function.Body);
        return found;
    }

    // More calls in progress than any engine allows are a fault.
    private static void EnterCall(MethodEmitter method, Label leave)
    {
        Label isShallow = method.Il.NewLabel();
        AddToDepth(method, 1);
        method.LoadContext();
        method.Il.LoadField(DepthField);
        method.Il.Int(Semantics.MaxCallDepth);
        method.Il.Branch(OpCodes.Ble, isShallow);
        method.Fail();
        method.Il.Mark(isShallow);
        method.BranchIfFailed(leave);
    }

    private static void AddToDepth(MethodEmitter method, int change)
    {
        method.LoadContext();
        method.LoadContext();
        method.Il.LoadField(DepthField);
        method.Il.Int(change);
        method.Il.Emit(OpCodes.Add);
        method.Il.StoreField(DepthField);
    }
}
