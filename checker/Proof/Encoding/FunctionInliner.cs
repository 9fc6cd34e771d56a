using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>Runs the bodies of functions and procedures in place of their calls.</summary>
internal sealed class FunctionInliner(SymbolicExecution execution)
{
    /// <summary>
    /// Calls in progress at one time; a recursion that ends ends by paths that nothing can take.
    /// </summary>
    private const int MaxDepth = 64;

    private int _depth;

    private TermFactory Terms => execution.Terms;

    /// <summary>The result by leaves; empty after a procedure.</summary>
    public ImmutableArray<PartialValue> Call(Call call)
    {
        if (_depth == MaxDepth)
        {
            throw new UnencodableException(
                call.Span, $"'{call.Function.Name}' is not seen to end within {MaxDepth} calls in progress");
        }

        execution.Step(call.Span);
        int top = execution.Memory.Count;
        SymbolicFrame frame = PassArguments(call);
        Open(frame, call.Function.Locals, call.Span);
        SymbolicFrame caller = execution.Frame;
        (Term outerBase, Term outerPath, Term abandoned) = (execution.Base, execution.Path, execution.Abandoned);
        execution.Base = Terms.And(outerBase, outerPath);
        execution.Path = Terms.True;
        execution.Frame = frame;
        _depth++;
        execution.Statements.Run(call.Function.Body);
        if (call.Function.ReturnType is not null)
            execution.Fail(Terms.True, ModelErrorKind.MissingReturn, call.Function.Span);

        Finish(frame);
        _depth--;
        execution.Frame = caller;
        execution.Base = outerBase;
        execution.Return(outerPath, abandoned);
        ImmutableArray<PartialValue> result = call.Function.ReturnType is { } type
            ? execution.Values.Read(Place.At(Terms, frame.Result), type, call.Span)
            : [];
        execution.Memory.Truncate(top);
        return result;
    }

    /// <summary>Makes room for a frame's locals and for its result.</summary>
    public void Open(SymbolicFrame frame, IEnumerable<LocalVariable> locals, SourceSpan span)
    {
        foreach (LocalVariable local in locals)
            frame.Name(local, Place.At(Terms, execution.Allocate(local.Type, local.Span)));

        if (frame.Function?.ReturnType is { } type)
            frame.Result = execution.Allocate(type, span);

        frame.Top = execution.Memory.Count;
    }

    /// <summary>Merges what the returns of a frame left with what its end leaves.</summary>
    public void Finish(SymbolicFrame frame)
    {
        execution.Memory.Truncate(frame.Top);
        SymbolicMemory? merged = execution.IsDead ? null : execution.Memory;
        foreach ((Term path, SymbolicMemory memory) in frame.Returns.AsEnumerable().Reverse())
            merged = merged is null ? memory : SymbolicMemory.Merge(Terms, path, memory, merged);

        execution.Memory = merged ?? execution.Memory;
    }

    private SymbolicFrame PassArguments(Call call)
    {
        var frame = new SymbolicFrame(call.Function);
        foreach ((LocalVariable parameter, Expression argument) in call.Function.Parameters.Zip(call.Arguments))
        {
            if (parameter.IsReference && argument is Read read)
                PassByReference(frame, parameter, read);
            else
                PassByValue(frame, parameter, argument);
        }

        return frame;
    }

    private void PassByValue(SymbolicFrame frame, LocalVariable parameter, Expression argument)
    {
        ImmutableArray<PartialValue> value = execution.Values.Evaluate(argument, mayBeUndefined: true);
        Place place = Place.At(Terms, execution.Allocate(parameter.Type, parameter.Span));
        frame.Name(parameter, place);
        execution.Values.Write(place, execution.Values.Fit(value, parameter.Type, argument.Span));
    }

    // The contents are checked as an argument's value is; then the parameter is the place itself.
    private void PassByReference(SymbolicFrame frame, LocalVariable parameter, Read argument)
    {
        Place place = execution.Designators.Visit(argument.Designator);
        if (parameter.Type is SimpleType type && argument.Type is SimpleType own)
        {
            bool isNarrower = type.Low > own.Low || type.High < own.High;
            bool isWider = type.Low < own.Low || type.High > own.High;
            if (isWider && !parameter.IsReadOnly)
            {
                throw new UnencodableException(
                    argument.Span, "a place has no encoding under a name with a larger range");
            }

            if (isNarrower)
                execution.Values.Fit(execution.Values.Read(place, own, argument.Span), type, argument.Span);
        }

        frame.Name(parameter, place);
    }
}
