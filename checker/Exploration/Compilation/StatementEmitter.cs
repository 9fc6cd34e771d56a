using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// Emits statements. After each one the status is looked at, if anything in it may have gone wrong.
/// </summary>
internal sealed class StatementEmitter(MethodEmitter method) : StatementVisitor<bool>
{
    private static readonly FieldInfo CoversField =
        typeof(RunContext).GetField(nameof(RunContext.CoversMet))!;
    private static readonly MethodInfo AbandonMethod =
        typeof(RunContext).GetMethod(nameof(RunContext.Abandon))!;

    private IlBuilder Il => method.Il;

    /// <summary>Where to go when the status is no longer good.</summary>
    public Label Failed { get; set; }

    /// <summary>Emits what a <c>return</c> does: stores the value, if any, and leaves.</summary>
    public Action<Return> EmitReturn { get; set; } =
        _ => throw new InvalidOperationException("a return outside of any body");

    public void EmitAll(ImmutableArray<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            int mark = Il.RentMark;
            Visit(statement);
            method.BranchIfFailed(Failed);
            Il.ReturnSince(mark);
        }
    }

    /// <summary>Gives declared locals their place, undefined at first and multisets empty.</summary>
    public void Declare(IEnumerable<LocalVariable> locals)
    {
        foreach (LocalVariable local in locals)
        {
            Place place = local.Type is SimpleType simple
                ? new ScalarPlace(simple, Il.RentLong(), IsAlwaysDefined: false)
                : method.AllocateSlots(local.Type);
            method.Bind(local, place);
            method.Aggregates.Fill(local.Type, place, isClear: false);
        }
    }

    /// <summary>Binds an alias: to a place whose indices are evaluated here, or to the value here.</summary>
    public void BindAlias(LocalVariable alias, Expression value)
    {
        if (alias.IsReference && value is Read read)
        {
            method.Bind(alias, method.Places.Visit(read.Designator));
        }
        else if (alias.Type is SimpleType simple)
        {
            LocalBuilder local = Il.RentLong();
            method.Values.EmitRaw(value);
            Il.Store(local);
            bool isDefined = !method.Values.MayBeUndefined(value);
            method.Bind(alias, new ScalarPlace(simple, local, isDefined));
        }
        else
        {
            SlotPlace copy = method.AllocateSlots(alias.Type);
            method.Aggregates.EmitInto(value, copy);
            method.Bind(alias, copy);
        }
    }

    protected override bool VisitAssign(Assign statement)
    {
        Place target = method.Places.Visit(statement.Target);
        if (statement.Target.Type is not SimpleType)
        {
            method.Aggregates.EmitInto(statement.Value, target);
            return true;
        }

        SimpleType type = ValueEmitter.TypeOf(target);
        if (method.Expressions.Constant(statement.Value) is { } value && type.Contains(value))
        {
            method.Values.StoreConstant(target, value);
            return true;
        }

        bool mayBeUndefined = method.Values.EmitFitting(statement.Value, type, statement.CopiesUndefined);
        method.Values.StoreRaw(target, mayBeUndefined);
        return true;
    }

    protected override bool VisitUndefine(Undefine statement)
    {
        method.Aggregates.Fill(statement.Target.Type, method.Places.Visit(statement.Target), isClear: false);
        return true;
    }

    protected override bool VisitClear(Clear statement)
    {
        method.Aggregates.Fill(statement.Target.Type, method.Places.Visit(statement.Target), isClear: true);
        return true;
    }

    protected override bool VisitIf(If statement)
    {
        Label end = Il.NewLabel();
        foreach (IfArm arm in statement.Arms)
        {
            Label otherwise = Il.NewLabel();
            Branch(arm.Condition, otherwise, () =>
            {
                EmitBranch(arm, arm.Body);
                Il.Branch(OpCodes.Br, end);
            });
        }

        EmitBranch(statement, statement.Else);
        Il.Mark(end);
        return true;
    }

    // switch s case a, b: X ... else Y  →  t = s; if (t == a || t == b) { X } else ...
    protected override bool VisitSwitch(Switch statement)
    {
        LocalBuilder subject = Il.RentLong();
        method.Expressions.Emit(statement.Subject);
        Il.Store(subject);
        Label end = Il.NewLabel();
        foreach (SwitchCase arm in statement.Cases)
        {
            Label body = Il.NewLabel();
            Label next = Il.NewLabel();
            foreach (Expression value in arm.Values)
            {
                Il.Load(subject);
                method.Expressions.Emit(value);
                Il.Branch(OpCodes.Beq, body);
            }

            Il.Branch(OpCodes.Br, next);
            Il.Mark(body);
            bool mayHaveFailed = method.MayHaveFailed;
            method.BranchIfFailed(Failed);
            EmitBranch(arm, arm.Body);
            Il.Branch(OpCodes.Br, end);
            Il.Mark(next);
            if (mayHaveFailed)
                method.NoteCall();
        }

        method.BranchIfFailed(Failed);
        EmitBranch(statement, statement.Else);
        Il.Mark(end);
        return true;
    }

    protected override bool VisitFor(For statement)
    {
        method.Domains.ForEach(statement.Variable, statement.Domain, statement, _ =>
        {
            method.BranchIfFailed(Failed);
            EmitAll(statement.Body);
        });

        // Bounds that went wrong may have left no repetition to notice it.
        if (statement.Domain is RangeDomain)
            method.NoteCall();

        return true;
    }

    // n = 0; again: if (!c) goto end; if (n == limit) fault; n++; body; goto again; end:
    protected override bool VisitWhile(While statement)
    {
        LocalBuilder iterations = Il.Rent(typeof(int));
        Label again = Il.NewLabel();
        Label end = Il.NewLabel();
        Label withinLimit = Il.NewLabel();
        Il.Int(0);
        Il.Store(iterations);
        Il.Mark(again);
        Branch(statement.Condition, end, () =>
        {
            Il.Load(iterations);
            Il.Int(method.Unit.Semantics.WhileLimit ?? Semantics.EndlessWhileIterations);
            Il.Branch(OpCodes.Bne_Un, withinLimit);
            method.Fail();
            method.BranchIfFailed(Failed);
            Il.Mark(withinLimit);
            Il.Load(iterations);
            Il.Int(1);
            Il.Emit(OpCodes.Add);
            Il.Store(iterations);
            EmitBranch(statement, statement.Body);
            Il.Branch(OpCodes.Br, again);
        });
        return true;
    }

    protected override bool VisitAlias(AliasBlock statement)
    {
        BindAlias(statement.Variable, statement.Value);
        method.BranchIfFailed(Failed);
        EmitAll(statement.Body);
        return true;
    }

    protected override bool VisitCall(CallStatement statement)
    {
        Function function = statement.Call.Function;
        bool returnsAggregate = function.ReturnType is not null and not SimpleType;
        method.Calls.Emit(
            statement.Call, returnsAggregate ? method.AllocateSlots(function.ReturnType!) : null);
        if (function.ReturnType is SimpleType)
            Il.Emit(OpCodes.Pop);

        return true;
    }

    // Nothing is printed during the search; but evaluating what would be printed can go wrong.
    protected override bool VisitPut(Put statement)
    {
        if (statement.Value is null)
            return true;

        if (statement.Value is Read read)
        {
            method.Places.Visit(read.Designator);
        }
        else if (statement.Value.Type is SimpleType)
        {
            method.Values.EmitRaw(statement.Value);
            Il.Emit(OpCodes.Pop);
        }
        else
        {
            method.Aggregates.Emit(statement.Value);
        }

        return true;
    }

    protected override bool VisitRaiseError(RaiseError statement)
    {
        method.Fail();
        return true;
    }

    protected override bool VisitAssert(Assert statement)
    {
        Label holds = Il.NewLabel();
        method.Conditions.BranchIfTrue(statement.Condition, holds);
        method.Fail();
        Il.Mark(holds);
        return true;
    }

    protected override bool VisitAssume(Assume statement)
    {
        Label holds = Il.NewLabel();
        method.Conditions.BranchIfTrue(statement.Condition, holds);
        method.LoadContext();
        Il.Call(AbandonMethod);
        method.NoteCall();
        Il.Mark(holds);
        return true;
    }

    protected override bool VisitCover(CoverPoint statement)
    {
        Label end = Il.NewLabel();
        method.Conditions.BranchIfFalse(statement.Condition, end);
        method.BranchIfFailed(Failed);
        MarkCover(method.Unit.Numbering.Covers.IndexOf(statement.Property));
        Il.Mark(end);
        method.NoteCall();
        return true;
    }

    protected override bool VisitReturn(Return statement)
    {
        EmitReturn(statement);
        return true;
    }

    protected override bool VisitMultisetAdd(MultisetAdd statement)
    {
        method.Multisets.EmitAdd(statement);
        return true;
    }

    protected override bool VisitMultisetRemove(MultisetRemove statement)
    {
        method.Multisets.EmitRemove(statement);
        return true;
    }

    protected override bool VisitMultisetRemovePredicate(MultisetRemovePredicate statement)
    {
        method.Multisets.EmitRemovePredicate(statement);
        return true;
    }

    // Emits a body for when a condition is true, and a label after it for when it is false. Both ways look at
    // the status.
    // What is executed when a branch of a statement is taken.
    private void EmitBranch(object branch, ImmutableArray<Statement> body)
    {
        MarkCover(method.Unit.Numbering.CoverOf(branch));
        EmitAll(body);
    }

    private void MarkCover(int cover)
    {
        if (cover < 0)
            return;

        method.LoadContext();
        Il.LoadField(CoversField);
        Il.Offset(cover);
        Il.Int(1);
        Il.Emit(OpCodes.Stind_I1);
    }

    private void Branch(Expression condition, Label otherwise, Action body)
    {
        method.Conditions.BranchIfFalse(condition, otherwise);
        bool mayHaveFailed = method.MayHaveFailed;
        method.BranchIfFailed(Failed);
        body();
        Il.Mark(otherwise);
        if (mayHaveFailed)
            method.NoteCall();

        method.BranchIfFailed(Failed);
    }
}
