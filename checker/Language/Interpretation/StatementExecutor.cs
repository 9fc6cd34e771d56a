using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Interpretation;

/// <summary>Runs statements in place on the state and the innermost frame.</summary>
internal sealed class StatementExecutor(Execution execution) : StatementVisitor<Completion>
{
    /// <summary>Runs statements in order, until one does not end normally.</summary>
    public Completion Run(ImmutableArray<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            execution.Running?.Invoke(statement);
            Completion completion = Visit(statement);
            execution.Ran?.Invoke(statement);
            if (completion != Completion.Normal)
                return completion;
        }

        return Completion.Normal;
    }

    protected internal override Completion VisitAssign(Assign statement)
    {
        ModelType type = statement.Target.Type;
        Location target = execution.Designators.Visit(statement.Target);
        long[] value = execution.Values.Evaluate(statement.Value, statement.CopiesUndefined);
        if (!ValueEvaluator.Fits(type, value))
        {
            string name = execution.Designators.NameOf(statement.Target);
            throw execution.Values.Misfit(type, value, statement.Value.Span, $"assigned to '{name}'");
        }

        value.CopyTo(target.Slots(type.SlotCount));
        return Completion.Normal;
    }

    protected internal override Completion VisitUndefine(Undefine statement)
    {
        ModelType type = statement.Target.Type;
        Slots.Undefine(type, execution.Designators.Visit(statement.Target).Slots(type.SlotCount));
        return Completion.Normal;
    }

    protected internal override Completion VisitClear(Clear statement)
    {
        ModelType type = statement.Target.Type;
        Slots.Clear(type, execution.Designators.Visit(statement.Target).Slots(type.SlotCount));
        return Completion.Normal;
    }

    protected internal override Completion VisitIf(If statement)
    {
        foreach (IfArm arm in statement.Arms)
        {
            if (Holds(arm.Condition))
                return Run(arm.Body);
        }

        return Run(statement.Else);
    }

    protected internal override Completion VisitSwitch(Switch statement)
    {
        long subject = execution.Expressions.Visit(statement.Subject);
        foreach (SwitchCase arm in statement.Cases)
        {
            if (arm.Values.Any(value => execution.Expressions.Visit(value) == subject))
                return Run(arm.Body);
        }

        return Run(statement.Else);
    }

    protected internal override Completion VisitFor(For statement)
    {
        foreach (long value in execution.Domains.Values(statement.Domain))
        {
            execution.Assign(statement.Variable, value);
            Completion completion = Run(statement.Body);
            if (completion != Completion.Normal)
                return completion;
        }

        return Completion.Normal;
    }

    protected internal override Completion VisitWhile(While statement)
    {
        int limit = execution.Semantics.WhileLimit ?? Semantics.EndlessWhileIterations;
        for (int iterations = 0; Holds(statement.Condition); iterations++)
        {
            if (iterations == limit)
            {
                throw execution.Error(
                    ModelErrorKind.LoopLimit,
                    statement.Condition.Span,
                    $"while loop exceeded {limit} iterations");
            }

            Completion completion = Run(statement.Body);
            if (completion != Completion.Normal)
                return completion;
        }

        return Completion.Normal;
    }

    protected internal override Completion VisitAlias(AliasBlock statement)
    {
        execution.BindAlias(statement.Variable, statement.Value);
        return Run(statement.Body);
    }

    protected internal override Completion VisitCall(CallStatement statement)
    {
        execution.Functions.Call(statement.Call);
        return Completion.Normal;
    }

    protected internal override Completion VisitPut(Put statement)
    {
        // Also when nobody listens: printing a value can fail.
        string text = statement.Text ?? execution.Values.Print(statement.Value!);
        execution.Output?.Invoke(text);
        return Completion.Normal;
    }

    protected internal override Completion VisitRaiseError(RaiseError statement) =>
        throw execution.Error(ModelErrorKind.ErrorStatement, statement.Span, statement.Message);

    protected internal override Completion VisitAssert(Assert statement) => Holds(statement.Condition)
        ? Completion.Normal
        : throw execution.Error(
            ModelErrorKind.AssertionFailed,
            statement.Condition.Span,
            $"assertion failed: {statement.Message}");

    protected internal override Completion VisitAssume(Assume statement) =>
        Holds(statement.Condition) ? Completion.Normal : Completion.Abandoned;

    protected internal override Completion VisitCover(CoverPoint statement)
    {
        if (Holds(statement.Condition))
            execution.Covered?.Invoke(statement.Property);

        return Completion.Normal;
    }

    protected internal override Completion VisitReturn(Return statement)
    {
        if (statement.Value is null)
            return Completion.Returned;

        Function function = execution.Frame.Function!;
        long[] result = execution.Values.Evaluate(statement.Value, statement.CopiesUndefined);
        if (!ValueEvaluator.Fits(function.ReturnType!, result))
        {
            throw execution.Values.Misfit(
                function.ReturnType!, result, statement.Value.Span, $"returned by '{function.Name}'");
        }

        execution.Frame.Result = result;
        return Completion.Returned;
    }

    protected internal override Completion VisitMultisetAdd(MultisetAdd statement)
    {
        long[] element = execution.Values.Evaluate(statement.Element, execution.Semantics.UndefinedCopies);
        MultisetPlaces places = execution.Designators.Places(statement.Multiset);
        if (!ValueEvaluator.Fits(places.Type.Element, element))
        {
            string name = execution.Designators.NameOf(statement.Multiset);
            throw execution.Values.Misfit(
                places.Type.Element, element, statement.Element.Span, $"added to multiset '{name}'");
        }

        int place = places.FirstFree() ?? throw Full(statement);
        element.CopyTo(places.Element(place).Slots(element.Length));
        places.SetPresent(place, true);
        return Completion.Normal;
    }

    protected internal override Completion VisitMultisetRemove(MultisetRemove statement)
    {
        MultisetPlaces places = execution.Designators.Places(statement.Multiset);
        int place = execution.Designators.PresentPlace(places, statement.Index, statement.Multiset);
        places.SetPresent(place, false);
        return Completion.Normal;
    }

    protected internal override Completion VisitMultisetRemovePredicate(MultisetRemovePredicate statement)
    {
        MultisetPlaces places = execution.Designators.ReadPlaces(statement.Multiset);
        foreach (int place in places.Present())
        {
            execution.Assign(statement.Variable, place);
            if (Holds(statement.Condition))
                places.SetPresent(place, false);
        }

        return Completion.Normal;
    }

    private ModelErrorException Full(MultisetAdd statement)
    {
        // That there is room does not matter to what comes of it; that there is none does.
        execution.Designators.ReadPlaces(statement.Multiset);
        string name = execution.Designators.NameOf(statement.Multiset);
        int capacity = ((MultisetType)statement.Multiset.Type).Capacity;
        string message = $"multiset '{name}' is full (capacity {capacity})";
        return execution.Error(ModelErrorKind.MultisetOverflow, statement.Span, message);
    }

    private bool Holds(Expression condition) => execution.Expressions.Holds(condition);
}
