using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>Runs statements symbolically, in place on the memory of an execution.</summary>
internal sealed class StatementEncoder(SymbolicExecution execution) : StatementVisitor<Nothing>
{
    private const int MaxIterations = 256;

    private EncodingContext Context => execution.Context;

    private TermFactory Terms => execution.Terms;

    /// <summary>Runs statements in order, as long as the run can come to them.</summary>
    public void Run(ImmutableArray<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            if (execution.IsDead)
                return;

            execution.Step(statement.Span);
            Visit(statement);
        }
    }

    protected override Nothing VisitAssign(Assign statement)
    {
        Place target = execution.Designators.Visit(statement.Target);
        ImmutableArray<PartialValue> value = execution.Values.Evaluate(statement.Value, statement.CopiesUndefined);
        execution.Values.Write(
            target, execution.Values.Fit(value, statement.Target.Type, statement.Value.Span));
        return default;
    }

    protected override Nothing VisitUndefine(Undefine statement)
    {
        Place target = execution.Designators.Visit(statement.Target);
        int leaves = Context.Layout.CountOf(statement.Target.Type, statement.Span);
        execution.Values.Write(target, [.. Enumerable.Repeat(new PartialValue(null, Terms.False), leaves)]);
        return default;
    }

    protected override Nothing VisitClear(Clear statement)
    {
        Place target = execution.Designators.Visit(statement.Target);
        ImmutableArray<LeafShape> leaves = Context.Layout.LeavesOf(statement.Target.Type, statement.Span);
        execution.Values.Write(target, [.. leaves.Select(leaf => Least(leaf.Type, statement))]);
        return default;
    }

    protected override Nothing VisitIf(If statement)
    {
        Choose(0);
        return default;

        void Choose(int arm)
        {
            if (arm == statement.Arms.Length)
            {
                Run(statement.Else);
                return;
            }

            Term condition = execution.Expressions.Visit(statement.Arms[arm].Condition);
            execution.Branch(condition, () => Run(statement.Arms[arm].Body), () => Choose(arm + 1));
        }
    }

    protected override Nothing VisitSwitch(Switch statement)
    {
        Term subject = execution.Expressions.Visit(statement.Subject);
        Choose(0);
        return default;

        void Choose(int arm)
        {
            if (arm == statement.Cases.Length)
            {
                Run(statement.Else);
                return;
            }

            Term matches = Terms.False;
            foreach (Expression value in statement.Cases[arm].Values)
            {
                Term equal = execution.Conditionally(
                    Terms.Not(matches),
                    Context.HasEffects(value),
                    () => Context.Integers.Equal(execution.Expressions.Visit(value), subject),
                    Terms.False);
                matches = Terms.Or(matches, equal);
            }

            execution.Branch(matches, () => Run(statement.Cases[arm].Body), () => Choose(arm + 1));
        }
    }

    protected override Nothing VisitFor(For statement)
    {
        execution.Domains.Loop(statement);
        return default;
    }

    protected override Nothing VisitWhile(While statement)
    {
        int? limit = Context.System.Semantics.WhileLimit;
        Iterate(0);
        return default;

        void Iterate(int iterations)
        {
            Term condition = execution.Expressions.Visit(statement.Condition);
            execution.Branch(condition, () => Continue(iterations), () => { });
        }

        void Continue(int iterations)
        {
            if (iterations == limit)
            {
                execution.Fail(Terms.True, ModelErrorKind.LoopLimit, statement.Condition.Span);
                execution.Path = Terms.False;
                return;
            }

            if (iterations == MaxIterations)
            {
                throw new UnencodableException(
                    statement.Span, $"it is not seen to end within {MaxIterations} iterations");
            }

            Run(statement.Body);
            if (!execution.IsDead)
                Iterate(iterations + 1);
        }
    }

    protected override Nothing VisitAlias(AliasBlock statement)
    {
        int top = execution.Memory.Count;
        BindAlias(statement.Variable, statement.Value);
        Run(statement.Body);
        execution.Memory.Truncate(top);
        return default;
    }

    /// <summary>Binds an alias to a place, or to the value that an expression has now.</summary>
    public void BindAlias(LocalVariable alias, Expression value)
    {
        if (alias.IsReference && value is Read read)
        {
            execution.Frame.Name(alias, execution.Designators.Visit(read.Designator));
            return;
        }

        ImmutableArray<PartialValue> now = execution.Values.Evaluate(value, mayBeUndefined: true);
        Place place = Place.At(Terms, execution.Allocate(alias.Type, alias.Span));
        execution.Frame.Name(alias, place);
        execution.Values.Write(place, execution.Values.Fit(now, alias.Type, value.Span));
    }

    protected override Nothing VisitCall(CallStatement statement)
    {
        execution.Functions.Call(statement.Call);
        return default;
    }

    protected override Nothing VisitPut(Put statement)
    {
        // What is printed does not matter, but finding it can fail.
        if (statement.Value is not null)
            execution.Values.Evaluate(statement.Value, mayBeUndefined: true);

        return default;
    }

    protected override Nothing VisitRaiseError(RaiseError statement)
    {
        execution.Fail(Terms.True, ModelErrorKind.ErrorStatement, statement.Span);
        execution.Path = Terms.False;
        return default;
    }

    protected override Nothing VisitAssert(Assert statement)
    {
        Term condition = execution.Expressions.Visit(statement.Condition);
        execution.Fail(Terms.Not(condition), ModelErrorKind.AssertionFailed, statement.Condition.Span);
        return default;
    }

    protected override Nothing VisitAssume(Assume statement)
    {
        execution.Assume(execution.Expressions.Visit(statement.Condition));
        return default;
    }

    protected override Nothing VisitCover(CoverPoint statement)
    {
        execution.Expressions.Visit(statement.Condition);
        return default;
    }

    protected override Nothing VisitReturn(Return statement)
    {
        SymbolicFrame frame = execution.Frame;
        if (statement.Value is not null)
        {
            ModelType type = frame.Function!.ReturnType!;
            ImmutableArray<PartialValue> result =
                execution.Values.Evaluate(statement.Value, statement.CopiesUndefined);
            execution.Values.Write(
                Place.At(Terms, frame.Result), execution.Values.Fit(result, type, statement.Value.Span));
        }

        SymbolicMemory memory = execution.Memory.Fork();
        memory.Truncate(frame.Top);
        frame.Returns.Add((execution.Path, memory));
        execution.Path = Terms.False;
        return default;
    }

    protected override Nothing VisitMultisetAdd(MultisetAdd statement) => Multiset(statement);

    protected override Nothing VisitMultisetRemove(MultisetRemove statement) => Multiset(statement);

    protected override Nothing VisitMultisetRemovePredicate(MultisetRemovePredicate statement) =>
        Multiset(statement);

    private static Nothing Multiset(Statement statement) =>
        throw new UnencodableException(statement.Span, "a multiset has no encoding");

    private PartialValue Least(SimpleType type, Clear statement)
    {
        if (Context.Sorts.IsAnySize(type))
        {
            throw new UnencodableException(
                statement.Span, "'clear' gives a scalarset of any size its first element");
        }

        Sort sort = Context.Sorts.Of(type, statement.Span);
        return new PartialValue(Terms.Constant(sort, type.Low), Terms.True);
    }
}
