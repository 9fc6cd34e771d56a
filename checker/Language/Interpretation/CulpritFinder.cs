using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;
using Culprits = System.Collections.Immutable.ImmutableArray<ModelCheck.Language.Results.Culprit>;

namespace ModelCheck.Language.Interpretation;

/// <summary>
/// Takes a boolean expression apart into the smallest parts that decide its value in the state and frame of
/// an evaluation.
/// </summary>
/// <param name="witnesses">Values of the variables bound around the expression, outermost first.</param>
/// <param name="known">Variables that the reader knows by those witnesses, and aliases.</param>
internal sealed class CulpritFinder(
    Interpreter interpreter,
    ImmutableArray<(string Name, string Value)> witnesses,
    ImmutableHashSet<LocalVariable> known) : ExpressionVisitor<Culprits>
{
    private readonly Execution _execution = interpreter.Execution;

    protected internal override Culprits VisitNot(Not expression) => Visit(expression.Operand);

    /// <remarks>
    /// Every operand that decides alone is named, also one that evaluation does not come to. When none does,
    /// it takes both.
    /// </remarks>
    protected internal override Culprits VisitLogical(Logical expression)
    {
        (bool leftAlone, bool rightAlone) = expression.Operator switch
        {
            LogicalOperator.And => (false, false),
            LogicalOperator.Or => (true, true),
            LogicalOperator.Implies => (false, true),
        };
        bool leftDecides = TryHolds(expression.Left) == leftAlone;
        bool rightDecides = TryHolds(expression.Right) == rightAlone;
        bool takesBoth = !leftDecides && !rightDecides;
        Culprits left = leftDecides || takesBoth ? Visit(expression.Left) : [];
        Culprits right = rightDecides || takesBoth ? Visit(expression.Right) : [];
        return left.AddRange(right);
    }

    protected internal override Culprits VisitConditional(Conditional expression)
    {
        bool chosen = _execution.Expressions.Holds(expression.Condition);
        Expression branch = chosen ? expression.WhenTrue : expression.WhenFalse;
        return Visit(expression.Condition).AddRange(Visit(branch));
    }

    /// <remarks>
    /// One value decides a false <c>forall</c> and a true <c>exists</c>; the others, all values together.
    /// </remarks>
    protected internal override Culprits VisitQuantified(Quantified expression)
    {
        foreach (long value in _execution.Domains.Values(expression.Domain))
        {
            _execution.Assign(expression.Variable, value);
            if (_execution.Expressions.Holds(expression.Body) != expression.IsForall)
                return Knowing([expression.Variable]).Visit(expression.Body);
        }

        return Whole(expression);
    }

    /// <remarks>
    /// A function that is one <c>return</c> is looked into, its parameters being further witnesses.
    /// </remarks>
    protected internal override Culprits VisitCall(Call expression)
    {
        Function function = expression.Function;
        if (function.Body is not [Return { Value: { } value }]
            || function.Parameters.Any(p => p.Type is not SimpleType)
            || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return Whole(expression);
        }

        CallPosition caller = _execution.Position;
        _execution.Enter(_execution.Functions.PassArguments(expression), expression.Span);
        Culprits culprits = Knowing(function.Parameters).Visit(value);
        _execution.ReturnTo(caller);
        return culprits;
    }

    protected internal override Culprits VisitConstant(Constant expression) => Whole(expression);

    protected internal override Culprits VisitUndefined(UndefinedValue expression) => Whole(expression);

    protected internal override Culprits VisitRead(Read expression) => Whole(expression);

    protected internal override Culprits VisitNegate(Negate expression) => Whole(expression);

    protected internal override Culprits VisitBitwiseNot(BitwiseNot expression) => Whole(expression);

    protected internal override Culprits VisitArithmetic(Arithmetic expression) => Whole(expression);

    protected internal override Culprits VisitComparison(Comparison expression) => Whole(expression);

    protected internal override Culprits VisitEquality(Equality expression) => Whole(expression);

    protected internal override Culprits VisitIsUndefined(IsUndefined expression) => Whole(expression);

    protected internal override Culprits VisitIsMember(IsMember expression) => Whole(expression);

    protected internal override Culprits VisitUnionConversion(UnionConversion expression) =>
        Whole(expression);

    protected internal override Culprits VisitMultisetCount(MultisetCount expression) =>
        Whole(expression);

    /// <summary>A part that is not taken further apart, with what it reads.</summary>
    private Culprits Whole(Expression expression)
    {
        var reads = new ReadLog(interpreter, known);
        bool value = reads.During(() => _execution.Expressions.Holds(expression));
        return [new Culprit(expression.Span, value, witnesses, reads.Reads) { Slots = reads.Slots }];
    }

    /// <summary>
    /// The finder for the scope of further variables, which have their values already. A parameter with the
    /// name and value of a witness is no further one.
    /// </summary>
    private CulpritFinder Knowing(ImmutableArray<LocalVariable> variables)
    {
        var values = variables.Select(v => (v.Name, ValueFormatter.Format(v.Type, ValueOf(v))));
        return new CulpritFinder(
            interpreter, [.. witnesses, .. values.Except(witnesses)], known.Union(variables));
    }

    private Span<long> ValueOf(LocalVariable variable) =>
        _execution.Frame[variable].Slots(variable.Type.SlotCount);

    /// <summary>The value of a condition, or null when it has none in this state.</summary>
    private bool? TryHolds(Expression condition)
    {
        CallPosition position = _execution.Position;
        try
        {
            return _execution.Expressions.Holds(condition);
        }
        catch (Exception failure) when (failure is ModelErrorException or TransitionAbandonedException)
        {
            _execution.ReturnTo(position);
            return null;
        }
    }
}
