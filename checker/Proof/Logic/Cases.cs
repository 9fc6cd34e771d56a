using System.Collections.Immutable;

namespace ModelCheck.Proof.Logic;

/// <summary>A value that a term may have, and exactly when it has it.</summary>
public readonly record struct Case(long Value, Term Condition);

/// <summary>
/// Takes terms apart into the values that they may have, and puts values together to terms: how arithmetic on
/// values
/// from small lists is done without arithmetic in the logic.
/// </summary>
public sealed class CaseTable(TermFactory factory)
{
    /// <summary>Terms with more values than this are left to integer arithmetic.</summary>
    public const int MaxCases = 256;

    private readonly Dictionary<Term, ImmutableArray<Case>?> _known = [];

    /// <summary>
    /// The values with their conditions, the least first; exactly one condition holds. Null for a term of a
    /// scalar
    /// sort, for an integer that no list of values is known for, and when there are too many values.
    /// </summary>
    public ImmutableArray<Case>? Of(Term term)
    {
        if (_known.TryGetValue(term, out ImmutableArray<Case>? known))
            return known;

        ImmutableArray<Case>? cases = Split(term);
        _known.Add(term, cases);
        return cases;
    }

    /// <summary>The term that has each value under its condition.</summary>
    /// <param name="cases">
    /// At least one; where none of the conditions holds the value does not matter.
    /// </param>
    public Term Join(Sort sort, IEnumerable<Case> cases)
    {
        if (sort == Sort.Bool)
            return factory.Or(cases.Where(c => c.Value != 0).Select(c => c.Condition));

        Term? joined = null;
        foreach (Case each in cases.Reverse())
        {
            Term value = factory.Constant(sort, each.Value);
            joined = joined is null ? value : factory.Ite(each.Condition, value, joined);
        }

        return joined ?? throw new ArgumentException("there are no cases", nameof(cases));
    }

    /// <summary>Puts the conditions of equal values together and drops what cannot be.</summary>
    public ImmutableArray<Case> Merge(IEnumerable<Case> cases) =>
    [
        .. cases
            .Where(c => !c.Condition.IsFalse)
            .GroupBy(c => c.Value)
            .OrderBy(group => group.Key)
            .Select(group => new Case(group.Key, factory.Or(group.Select(c => c.Condition))))
            .Where(c => !c.Condition.IsFalse),
    ];

    private ImmutableArray<Case>? Split(Term term)
    {
        if (term.IsConstant)
            return [new Case(term.Value, factory.True)];

        if (term.Sort == Sort.Bool)
            return [new Case(0, factory.Not(term)), new Case(1, term)];

        if (term.Kind == TermKind.Ite)
            return Choose(term.Arguments[0], Of(term.Arguments[1]), Of(term.Arguments[2]));

        if (term.Sort is not FiniteSort { Count: <= MaxCases } sort)
            return null;

        return
        [
            .. Enumerable.Range(0, sort.Count)
                .Select(i => sort.Low + i)
                .Select(value => new Case(value, factory.Equal(term, factory.Constant(sort, value)))),
        ];
    }

    private ImmutableArray<Case>? Choose(
        Term condition, ImmutableArray<Case>? whenTrue, ImmutableArray<Case>? whenFalse)
    {
        if (whenTrue is not { } left || whenFalse is not { } right)
            return null;

        Term otherwise = factory.Not(condition);
        ImmutableArray<Case> merged = Merge(
            left.Select(c => c with { Condition = factory.And(condition, c.Condition) })
                .Concat(right.Select(c => c with { Condition = factory.And(otherwise, c.Condition) })));
        return merged.Length <= MaxCases ? merged : null;
    }
}
