using System.Reflection.Emit;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// Emits loops over the values of a bound variable: unrolled when they are few, else as a loop.
/// </summary>
internal sealed class DomainEmitter(MethodEmitter method)
{
    private const int MaxUnrolled = 8;

    private IlBuilder Il => method.Il;

    /// <summary>Emits the body for every value of a domain, in its order.</summary>
    /// <param name="user">What is repeated, for the question whether unrolling it is worth the code.</param>
    /// <param name="body">
    /// Emits one repetition; its argument is the label to go to for leaving it early.
    /// </param>
    public void ForEach(LocalVariable variable, Domain domain, object user, Action<Label> body)
    {
        if (!variable.IsReadOnly)
        {
            ForEachCopy(variable, domain, user, body);
            return;
        }

        if (TryUnroll(variable, domain, user, body))
            return;

        int mark = Il.RentMark;
        if (domain is TypeDomain { Type: var type })
        {
            Loop(variable, () => Il.Long(type.Low), () => Il.Long(type.High), 1, Interval.Of(type), body);
        }
        else
        {
            RangeLoop(variable, (RangeDomain)domain, body);
        }

        Il.ReturnSince(mark);
    }

    // for x: D do body  ->  for counter: D do x := counter; body
    // Where the body may change its loop's variable, the loop goes on as if it had not.
    private void ForEachCopy(LocalVariable variable, Domain domain, object user, Action<Label> body)
    {
        int mark = Il.RentMark;
        LocalVariable counter = variable with { IsReadOnly = true };
        var copy = new ScalarPlace((SimpleType)variable.Type, Il.RentLong(), IsAlwaysDefined: false);
        ForEach(counter, domain, user, next =>
        {
            method.Expressions.Emit(new Read(new LocalAccess(counter, counter.Span)));
            Il.Store(copy.Local);
            method.Bind(variable, copy);
            body(next);
        });
        Il.ReturnSince(mark);
    }

    private bool TryUnroll(LocalVariable variable, Domain domain, object user, Action<Label> body)
    {
        if (ConstantBounds(domain) is not var (from, to, step) || variable.Type is not SimpleType type)
            return false;

        Int128 count = step > 0 ? (((Int128)to - from) / step) + 1 : (((Int128)from - to) / -step) + 1;
        if ((step > 0 ? from > to : from < to) || count < 0)
            count = 0;

        if (count > MaxUnrolled || !method.Unit.IsWorthUnrolling(user, (int)count))
            return false;

        for (int i = 0; i < count; i++)
        {
            Label next = Il.NewLabel();
            method.Bind(variable, new ConstantPlace(type, from + (i * step)));
            body(next);
            Il.Mark(next);
        }

        return true;
    }

    private (long From, long To, long Step)? ConstantBounds(Domain domain)
    {
        if (domain is TypeDomain type)
            return (type.Type.Low, type.Type.High, 1);

        var range = (RangeDomain)domain;
        if (method.Expressions.Constant(range.From) is not { } from
            || method.Expressions.Constant(range.To) is not { } to)
        {
            return null;
        }

        if (range.Step is null)
            return (from, to, CountsDown && from > to ? -1 : 1);

        // A step that leads nowhere is an error at run time.
        long? step = method.Expressions.Constant(range.Step);
        bool isPlain =
            step is > 0 or < 0 && (step > 0 ? from <= to : from >= to) && step > -1000 && step < 1000;
        return isPlain ? (from, to, step!.Value) : null;
    }

    private bool CountsDown => method.Unit.Semantics.EmptyRangeLoop == EmptyRangeLoop.CountsDown;

    // for x := from to to by step, with bounds that only the run knows
    private void RangeLoop(LocalVariable variable, RangeDomain range, Action<Label> body)
    {
        LocalBuilder from = Il.RentLong();
        LocalBuilder to = Il.RentLong();
        method.Expressions.Emit(range.From);
        Il.Store(from);
        method.Expressions.Emit(range.To);
        Il.Store(to);
        Interval bounds = method.Expressions.Bounds(range.From).Union(method.Expressions.Bounds(range.To));
        if (range.Step is null && !CountsDown)
        {
            Loop(variable, () => Il.Load(from), () => Il.Load(to), 1, bounds, body);
            return;
        }

        LocalBuilder step = Il.RentLong();
        EmitStep(range, from, to, step);
        LoopBothWays(variable, from, to, step, bounds, body);
    }

    private void EmitStep(RangeDomain range, LocalBuilder from, LocalBuilder to, LocalBuilder step)
    {
        if (range.Step is not null)
        {
            method.Expressions.Emit(range.Step);
            Il.Store(step);
            CheckStep(from, to, step);
            return;
        }

        // from > to ? -1 : 1
        Il.Long(1);
        Il.Load(from);
        Il.Load(to);
        Il.Emit(OpCodes.Cgt);
        Il.Emit(OpCodes.Conv_I8);
        Il.Long(2);
        Il.Emit(OpCodes.Mul);
        Il.Emit(OpCodes.Sub);
        Il.Store(step);
    }

    // A step of 0 is a fault, and under CountsDown so is one that leads away from the end; then 1 in its
    // place, which ends the loop sooner or later.
    private void CheckStep(LocalBuilder from, LocalBuilder to, LocalBuilder step)
    {
        Label isBad = Il.NewLabel();
        Label isGood = Il.NewLabel();
        Il.Load(step);
        Il.Branch(OpCodes.Brfalse, isBad);
        if (CountsDown)
        {
            Label goesUp = Il.NewLabel();
            Il.Load(step);
            Il.Long(0);
            Il.Branch(OpCodes.Bgt, goesUp);
            Il.Load(from);
            Il.Load(to);
            Il.Branch(OpCodes.Blt, isBad);
            Il.Branch(OpCodes.Br, isGood);
            Il.Mark(goesUp);
            Il.Load(from);
            Il.Load(to);
            Il.Branch(OpCodes.Bgt, isBad);
        }

        Il.Branch(OpCodes.Br, isGood);
        Il.Mark(isBad);
        method.Fail();
        Il.Long(1);
        Il.Store(step);
        Il.Load(to);
        Il.Store(from);
        Il.Mark(isGood);
    }

    // x = from; if (x > to) goto end; again: body; if ((ulong)(to - x) < step) goto end; x += step; goto
    // again; end:
    private void Loop(
        LocalVariable variable, Action loadFrom, Action loadTo, long step, Interval bounds, Action<Label> body)
    {
        LocalBuilder value = BindLoopVariable(variable, bounds);
        LocalBuilder last = Il.RentLong();
        Label again = Il.NewLabel();
        Label next = Il.NewLabel();
        Label end = Il.NewLabel();
        loadFrom();
        Il.Store(value);
        loadTo();
        Il.Store(last);
        Il.Load(value);
        Il.Load(last);
        Il.Branch(OpCodes.Bgt, end);
        Il.Mark(again);
        body(next);
        Il.Mark(next);
        Il.Load(last);
        Il.Load(value);
        Il.Emit(OpCodes.Sub);
        Il.Long(step);
        Il.Branch(OpCodes.Blt_Un, end);
        Il.Load(value);
        Il.Long(step);
        Il.Emit(OpCodes.Add);
        Il.Store(value);
        Il.Branch(OpCodes.Br, again);
        Il.Mark(end);
    }

    // As Loop, with a step of either sign: how far it is to the end is counted in the direction of the step.
    private void LoopBothWays(
        LocalVariable variable,
        LocalBuilder from,
        LocalBuilder to,
        LocalBuilder step,
        Interval bounds,
        Action<Label> body)
    {
        LocalBuilder value = BindLoopVariable(variable, bounds);
        Label down = Il.NewLabel();
        Label again = Il.NewLabel();
        Label next = Il.NewLabel();
        Label advance = Il.NewLabel();
        Label end = Il.NewLabel();
        Label nextDown = Il.NewLabel();
        Il.Load(from);
        Il.Store(value);
        Il.Load(step);
        Il.Long(0);
        Il.Branch(OpCodes.Blt, down);
        Il.Load(value);
        Il.Load(to);
        Il.Branch(OpCodes.Bgt, end);
        Il.Branch(OpCodes.Br, again);
        Il.Mark(down);
        Il.Load(value);
        Il.Load(to);
        Il.Branch(OpCodes.Blt, end);
        Il.Mark(again);
        body(next);
        Il.Mark(next);
        Il.Load(step);
        Il.Long(0);
        Il.Branch(OpCodes.Blt, nextDown);
        Il.Load(to);
        Il.Load(value);
        Il.Emit(OpCodes.Sub);
        Il.Load(step);
        Il.Branch(OpCodes.Blt_Un, end);
        Il.Branch(OpCodes.Br, advance);
        Il.Mark(nextDown);
        Il.Load(value);
        Il.Load(to);
        Il.Emit(OpCodes.Sub);
        Il.Load(step);
        Il.Emit(OpCodes.Neg);
        Il.Branch(OpCodes.Blt_Un, end);
        Il.Mark(advance);
        Il.Load(value);
        Il.Load(step);
        Il.Emit(OpCodes.Add);
        Il.Store(value);
        Il.Branch(OpCodes.Br, again);
        Il.Mark(end);
    }

    private LocalBuilder BindLoopVariable(LocalVariable variable, Interval bounds)
    {
        LocalBuilder value = Il.RentLong();
        var type = (SimpleType)variable.Type;
        SimpleType known = bounds.IsWithin(type) ? new RangeType((long)bounds.Low, (long)bounds.High) : type;
        method.Bind(variable, new ScalarPlace(known, value, IsAlwaysDefined: true));
        return value;
    }
}
