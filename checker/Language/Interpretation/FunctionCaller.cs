using System.Runtime.CompilerServices;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Language.Interpretation;

/// <summary>Calls functions and procedures.</summary>
internal sealed class FunctionCaller(Execution execution)
{
    /// <summary>The slots of the result, or null after a procedure.</summary>
    public long[]? Call(Call call)
    {
        Function function = call.Function;
        CheckDepth(call);
        Frame frame = PassArguments(call);
        frame.Declare(function.Locals);
        CallPosition caller = execution.Position;
        execution.Enter(frame, call.Span);
        Run(function);
        execution.ReturnTo(caller);
        return frame.Result;
    }

    /// <summary>
    /// Evaluates arguments from left to right in the caller's frame, each into its parameter at once.
    /// </summary>
    public Frame PassArguments(Call call)
    {
        var frame = new Frame(call.Function.Frame, call.Function);
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            LocalVariable parameter = call.Function.Parameters[i];
            Expression argument = call.Arguments[i];
            if (parameter.IsReference)
                frame.Refer(parameter, execution.Values.Place(argument));
            else
                PassByValue(frame[parameter], parameter, argument);

            Span<long> value = frame[parameter].Slots(parameter.Type.SlotCount);
            if (!ValueEvaluator.Fits(parameter.Type, value))
            {
                string action = $"passed to parameter '{parameter.Name}' of '{call.Function.Name}'";
                throw execution.Values.Misfit(parameter.Type, value, argument.Span, action);
            }
        }

        return frame;
    }

    private void PassByValue(Location place, LocalVariable parameter, Expression argument)
    {
        long[] value = execution.Values.Evaluate(argument, mayBeUndefined: true);
        value.CopyTo(place.Slots(parameter.Type.SlotCount));
    }

    private void Run(Function function)
    {
        if (execution.Statements.Run(function.Body) == Completion.Abandoned)
            throw new TransitionAbandonedException();

        if (function.ReturnType is not null && execution.Frame.Result is null)
        {
            throw execution.Error(
                ModelErrorKind.MissingReturn,
                function.Span,
                $"function '{function.Name}' ended without returning a value");
        }
    }

    // The stack is asked as well as the count: deeply nested expressions inside deep calls could exhaust it
    // earlier.
    private void CheckDepth(Call call)
    {
        int depth = execution.Position.Depth;
        if (depth < Semantics.MaxCallDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return;

        throw execution.Error(
            ModelErrorKind.RecursionLimit,
            call.Span,
            $"'{call.Function.Name}' is called when {depth} calls are in progress, which is too deep");
    }
}

/// <summary>Carries a false <c>assume</c> out of a function. Never leaves the interpreter.</summary>
internal sealed class TransitionAbandonedException : Exception;
