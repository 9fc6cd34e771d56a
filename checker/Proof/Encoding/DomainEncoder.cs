using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>
/// Loops and quantifiers: value by value over what can be listed, all at once over a scalarset of any size.
/// </summary>
internal sealed class DomainEncoder(SymbolicExecution execution)
{
    private const int MaxValues = 4096;
    private const int MaxBounds = 256;

    private EncodingContext Context => execution.Context;

    private TermFactory Terms => execution.Terms;

    public void Loop(For loop)
    {
        int top = execution.Memory.Count;
        if (IsAnySize(loop.Domain))
            new ScalarLoop(execution, loop).Run();
        else
            LoopOver(loop, ListsOf(loop.Domain, loop.Span), 0);

        execution.Memory.Truncate(top);
    }

    public Term Quantify(Quantified expression)
    {
        int top = execution.Memory.Count;
        Term result = IsAnySize(expression.Domain)
            ? QuantifyAll(expression)
            : Quantify(expression, ListsOf(expression.Domain, expression.Span), 0);
        execution.Memory.Truncate(top);
        return result;
    }

    private void LoopOver(For loop, ImmutableArray<ValueList> lists, int number)
    {
        if (number == lists.Length)
            return;

        execution.Branch(
            lists[number].Condition,
            () => LoopOver(loop, lists[number].Values),
            () => LoopOver(loop, lists, number + 1));
    }

    private void LoopOver(For loop, ImmutableArray<long> values)
    {
        if (values.IsEmpty)
            return;

        int leaf = execution.Bind(loop.Variable, ConstantOf(loop.Variable, values[0]));
        foreach (long value in values)
        {
            if (execution.IsDead)
                return;

            execution.Rebind(leaf, ConstantOf(loop.Variable, value));
            execution.Statements.Run(loop.Body);
        }
    }

    private Term Quantify(Quantified expression, ImmutableArray<ValueList> lists, int number)
    {
        if (number == lists.Length)
            return Terms.Bool(expression.IsForall);

        bool mayWrite = Context.HasEffects(expression.Body);
        Term condition = lists[number].Condition;
        if (condition.IsTrue)
            return Quantify(expression, lists[number].Values);

        Term here = execution.Conditionally(
            condition, mayWrite, () => Quantify(expression, lists[number].Values), Terms.True);
        Term elsewhere = execution.Conditionally(
            Terms.Not(condition), mayWrite, () => Quantify(expression, lists, number + 1), Terms.True);
        return Terms.Ite(condition, here, elsewhere);
    }

    // Stops at the first value that decides: the rest is evaluated only where this one does not.
    private Term Quantify(Quantified expression, ImmutableArray<long> values)
    {
        if (values.IsEmpty)
            return Terms.Bool(expression.IsForall);

        bool mayWrite = Context.HasEffects(expression.Body);
        int leaf = execution.Bind(expression.Variable, ConstantOf(expression.Variable, values[0]));
        return From(0);

        Term From(int position)
        {
            execution.Step(expression.Span);
            execution.Rebind(leaf, ConstantOf(expression.Variable, values[position]));
            Term holds = execution.Expressions.Visit(expression.Body);
            if (position == values.Length - 1)
                return holds;

            Term goesOn = expression.IsForall ? holds : Terms.Not(holds);
            return execution.Conditionally(
                goesOn, mayWrite, () => From(position + 1), Terms.Bool(!expression.IsForall));
        }
    }

    private Term QuantifyAll(Quantified expression)
    {
        if (Context.HasEffects(expression.Body))
        {
            throw new UnencodableException(
                expression.Span, "a call in it writes for each element of a scalarset of any size");
        }

        var type = (ScalarsetType)((TypeDomain)expression.Domain).Type;
        Term element = Terms.Fresh(expression.Variable.Name, Context.Sorts.Of(type));
        Term outer = execution.Path;
        Term abandoned = execution.Abandoned;
        Term body = Terms.True;
        execution.ForSome(element, () =>
        {
            execution.Bind(expression.Variable, element);
            body = execution.Expressions.Visit(expression.Body);
        });
        execution.Return(outer, abandoned);
        return expression.IsForall ? Terms.ForAll(element, body) : Terms.Exists(element, body);
    }

    private bool IsAnySize(Domain domain) =>
        domain is TypeDomain { Type: var type } && Context.Sorts.IsAnySize(type);

    private Term ConstantOf(LocalVariable variable, long value) =>
        Terms.Constant(Context.Sorts.Of((SimpleType)variable.Type, variable.Span), value);

    /// <summary>The values that a domain goes through, for each way that its bounds may come out.</summary>
    private ImmutableArray<ValueList> ListsOf(Domain domain, SourceSpan span) => domain switch
    {
        TypeDomain type => [new ValueList(Terms.True, List(type.Type.Low, type.Type.High, 1, span))],
        RangeDomain range => ListsOf(range, span),
        _ => throw new ArgumentException($"unknown domain {domain}", nameof(domain)),
    };

    private ImmutableArray<ValueList> ListsOf(RangeDomain range, SourceSpan span)
    {
        ImmutableArray<Case> froms = CasesOf(range.From);
        ImmutableArray<Case> tos = CasesOf(range.To);
        ImmutableArray<Case> steps = range.Step is null ? [] : CasesOf(range.Step);
        if (froms.Length * tos.Length * int.Max(steps.Length, 1) > MaxBounds)
            throw new UnencodableException(span, "its bounds may have too many values");

        var lists = ImmutableArray.CreateBuilder<ValueList>();
        foreach (Case from in froms)
        {
            foreach (Case to in tos)
            {
                Term bounds = Terms.And(from.Condition, to.Condition);
                if (range.Step is null)
                    Add(bounds, List(from.Value, to.Value, DefaultStep(from.Value, to.Value), span));

                foreach (Case step in steps)
                    AddWithStep(Terms.And(bounds, step.Condition), from.Value, to.Value, step.Value);
            }
        }

        return lists.ToImmutable();

        void AddWithStep(Term condition, long from, long to, long step)
        {
            bool leadsAway = (from < to && step < 0) || (from > to && step > 0);
            if (step == 0 || (leadsAway && CountsDown))
                execution.Fail(condition, ModelErrorKind.BadLoopStep, range.Step!.Span);
            else
                Add(condition, List(from, to, step, span));
        }

        void Add(Term condition, ImmutableArray<long> values)
        {
            if (!condition.IsFalse)
                lists.Add(new ValueList(condition, values));
        }
    }

    private bool CountsDown => Context.System.Semantics.EmptyRangeLoop == EmptyRangeLoop.CountsDown;

    private long DefaultStep(long from, long to) => CountsDown && from > to ? -1 : 1;

    private ImmutableArray<Case> CasesOf(Expression bound) =>
        Context.Cases.Of(execution.Expressions.Visit(bound))
        ?? throw new UnencodableException(bound.Span, "this bound may have too many values to list");

    private static ImmutableArray<long> List(Int128 from, Int128 to, Int128 step, SourceSpan span)
    {
        var values = ImmutableArray.CreateBuilder<long>();
        for (Int128 value = from; step > 0 ? value <= to : value >= to; value += step)
        {
            if (values.Count == MaxValues)
                throw new UnencodableException(span, "it goes through too many values to list");

            values.Add((long)value);
        }

        return values.ToImmutable();
    }

    private sealed record ValueList(Term Condition, ImmutableArray<long> Values);
}
