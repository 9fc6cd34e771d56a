using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>
/// Arithmetic and comparison. Where both operands have few values, each pair of values is computed by the
/// arithmetic
/// of the language; the rest becomes integer arithmetic of the logic.
/// </summary>
internal sealed class IntegerEncoder(EncodingContext context)
{
    private const int MaxPairs = 4096;

    private TermFactory Terms => context.Terms;

    private CaseTable Cases => context.Cases;

    /// <summary>The values of a term that a type has, with their conditions.</summary>
    /// <param name="fits">When the term has one of them.</param>
    public ImmutableArray<Case> CasesWithin(Term term, SimpleType type, out Term fits)
    {
        if (Cases.Of(term) is { } cases)
        {
            ImmutableArray<Case> within = [.. cases.Where(c => type.Contains(c.Value))];
            fits = within.Length == cases.Length ? Terms.True : Terms.Or(within.Select(c => c.Condition));
            return within;
        }

        fits = IsWithin(term, type.Low, type.High);
        return
        [
            .. Enumerable.Range(0, (int)type.Cardinality)
                .Select(i => type.Low + i)
                .Select(value => new Case(value, EqualTo(term, value))),
        ];
    }

    /// <summary>The term as one of a type's sort.</summary>
    /// <param name="fits">When it is a value of the type; otherwise the result does not matter.</param>
    public Term Convert(Term term, SimpleType type, SourceSpan span, out Term fits)
    {
        Sort sort = context.Sorts.Of(type, span);
        if (sort == Sort.Integers)
        {
            Term integer = ToInteger(term);
            fits = IsWithin(integer, type.Low, type.High);
            return integer;
        }

        fits = Terms.True;
        if (term.Sort == sort)
            return term;

        ImmutableArray<Case> cases = CasesWithin(term, type, out fits);
        return cases.IsEmpty ? context.AnyValue(sort) : Cases.Join(sort, cases);
    }

    /// <summary>A value of a listed type with a number added, as a value of another one.</summary>
    public Term Shift(Term term, long delta, SimpleType target, SourceSpan span, out Term fits)
    {
        Sort sort = context.Sorts.Of(target, span);
        if (Cases.Of(term) is not { } cases)
            throw new UnencodableException(span, "the value comes from a type with too many values to list");

        ImmutableArray<Case> within =
        [
            .. cases.Select(c => c with { Value = c.Value + delta }).Where(c => target.Contains(c.Value)),
        ];
        fits = within.Length == cases.Length ? Terms.True : Terms.Or(within.Select(c => c.Condition));
        return within.IsEmpty ? context.AnyValue(sort) : Cases.Join(sort, within);
    }

    public Term ToInteger(Term term)
    {
        if (term.Sort == Sort.Integers)
            return term;

        return Cases.Join(Sort.Integers, Cases.Of(term)!.Value);
    }

    public Term Equal(Term left, Term right)
    {
        if (left.Sort == right.Sort && left.Sort != Sort.Integers)
            return Terms.Equal(left, right);

        return TryPairs(left, right, out ImmutableArray<Case> lefts, out ImmutableArray<Case> rights)
            ? Terms.Or(lefts.Join(
                rights, l => l.Value, r => r.Value, (l, r) => Terms.And(l.Condition, r.Condition)))
            : Terms.Equal(ToInteger(left), ToInteger(right));
    }

    public Term Compare(ComparisonOperator op, Term left, Term right)
    {
        switch (op)
        {
            case ComparisonOperator.Greater:
                return Compare(ComparisonOperator.Less, right, left);
            case ComparisonOperator.GreaterOrEqual:
                return Compare(ComparisonOperator.LessOrEqual, right, left);
            case ComparisonOperator.Less:
                return Terms.Not(Compare(ComparisonOperator.LessOrEqual, right, left));
        }

        if (!TryPairs(left, right, out ImmutableArray<Case> lefts, out ImmutableArray<Case> rights))
            return Terms.LessOrEqual(ToInteger(left), ToInteger(right));

        return Terms.Or(lefts.Select(l => Terms.And(
            l.Condition, Terms.Or(rights.Where(r => l.Value <= r.Value).Select(r => r.Condition)))));
    }

    public Term Apply(SymbolicExecution execution, ArithmeticOperator op, Term left, Term right, SourceSpan span) =>
        TryPairs(left, right, out ImmutableArray<Case> lefts, out ImmutableArray<Case> rights)
            ? ApplyToCases(execution, op, lefts, rights, span)
            : ApplyToIntegers(execution, op, ToInteger(left), ToInteger(right), span);

    /// <summary>An operator with one operand, on each of its values.</summary>
    public Term Apply(
        SymbolicExecution execution, Term operand, Func<long, long?> compute, SourceSpan span)
    {
        if (Cases.Of(operand) is not { } cases)
            throw new UnencodableException(span, "this operator has no encoding for a value from a large range");

        var results = new List<Case>();
        foreach (Case each in cases)
        {
            if (compute(each.Value) is { } result)
                results.Add(each with { Value = result });
            else
                execution.Fail(each.Condition, ModelErrorKind.Overflow, span);
        }

        return JoinIntegers(results);
    }

    /// <summary>When an integer equals a value.</summary>
    public Term EqualTo(Term term, long value)
    {
        Term constant = Terms.IntegerConstant(value);
        return term.Sort == Sort.Integers ? Terms.Equal(term, constant) : Equal(term, constant);
    }

    private Term ApplyToCases(
        SymbolicExecution execution,
        ArithmeticOperator op,
        ImmutableArray<Case> lefts,
        ImmutableArray<Case> rights,
        SourceSpan span)
    {
        var results = new List<Case>();
        var faults = new Dictionary<bool, List<Term>> { [true] = [], [false] = [] };
        foreach (Case left in lefts)
        {
            foreach (Case right in rights)
            {
                Term condition = Terms.And(left.Condition, right.Condition);
                if (condition.IsFalse)
                    continue;

                long? result = context.Arithmetic.Apply(op, left.Value, right.Value, out ArithmeticFault? fault);
                if (result is { } value)
                    results.Add(new Case(value, condition));
                else
                    faults[fault!.IsDivisionByZero].Add(condition);
            }
        }

        execution.Fail(Terms.Or(faults[true]), ModelErrorKind.DivisionByZero, span);
        execution.Fail(Terms.Or(faults[false]), ModelErrorKind.Overflow, span);
        return JoinIntegers(results);
    }

    private Term JoinIntegers(List<Case> results)
    {
        ImmutableArray<Case> merged = Cases.Merge(results);
        return merged.IsEmpty ? Terms.IntegerConstant(0) : Cases.Join(Sort.Integers, merged);
    }

    private Term ApplyToIntegers(
        SymbolicExecution execution, ArithmeticOperator op, Term left, Term right, SourceSpan span)
    {
        Semantics semantics = context.System.Semantics;
        if (semantics.Arithmetic == IntegerArithmetic.Wrapping32)
            throw new UnencodableException(span, "arithmetic that wraps has no encoding for large ranges");

        if (op is ArithmeticOperator.Divide or ArithmeticOperator.Remainder)
            execution.Fail(Terms.Equal(right, Terms.IntegerConstant(0)), ModelErrorKind.DivisionByZero, span);

        Term result = op switch
        {
            ArithmeticOperator.Add => Terms.Add(left, right),
            ArithmeticOperator.Subtract => Terms.Subtract(left, right),
            ArithmeticOperator.Multiply => Terms.Multiply(left, right),
            ArithmeticOperator.Divide => Terms.Divide(left, right),
            ArithmeticOperator.Remainder => Terms.Remainder(left, right),
            _ => throw new UnencodableException(span, "bitwise operators have no encoding for large ranges"),
        };
        (long low, long high) = semantics.Arithmetic == IntegerArithmetic.CheckedNarrow
            ? (semantics.ArithmeticLow, semantics.ArithmeticHigh)
            : (ModelType.Undefined + 1, long.MaxValue);
        execution.Fail(Terms.Not(IsWithin(result, low, high)), ModelErrorKind.Overflow, span);
        return result;
    }

    private Term IsWithin(Term integer, long low, long high)
    {
        if (Cases.Of(integer) is { } cases)
            return Terms.Or(cases.Where(c => c.Value >= low && c.Value <= high).Select(c => c.Condition));

        return IntegerBounds.Of(integer).AreWithin(low, high)
            ? Terms.True
            : Terms.And(
                Terms.LessOrEqual(Terms.IntegerConstant(low), integer),
                Terms.LessOrEqual(integer, Terms.IntegerConstant(high)));
    }

    private bool TryPairs(
        Term left,
        Term right,
        [NotNullWhen(true)] out ImmutableArray<Case> lefts,
        [NotNullWhen(true)] out ImmutableArray<Case> rights)
    {
        lefts = Cases.Of(left) ?? [];
        rights = Cases.Of(right) ?? [];
        return !lefts.IsEmpty && !rights.IsEmpty && lefts.Length * rights.Length <= MaxPairs;
    }
}
