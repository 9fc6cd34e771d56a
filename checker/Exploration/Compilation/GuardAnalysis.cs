using System.Collections.Immutable;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Compilation;

/// <summary>What one value of the state has to be for a rule instance to be enabled or to go wrong.</summary>
/// <param name="Codes">Bit c is set unless the instance is disabled whenever the value has code c.</param>
internal sealed record ValueFilter(ValuePlace Place, ulong Codes);

/// <summary>An instance of a rule, and what is known of when it can fire.</summary>
/// <param name="FirstNumber">Of the rule's instances.</param>
/// <param name="Number">Of this one, from the first.</param>
/// <param name="Filters">The instance has to be tried only in states that pass all of them.</param>
/// <param name="Guard">What of the guard is left to evaluate then; null when nothing is.</param>
internal sealed record FilteredInstance(
    Rule Rule, int FirstNumber, int Number, ImmutableArray<ValueFilter> Filters, Expression? Guard);

/// <summary>
/// Finds out what single values of the state say about whether a rule instance is enabled.
/// </summary>
/// <remarks>
/// A filter never leaves out a state in which evaluating the guard goes wrong: see
/// <see cref="PartialEvaluator"/>. A part of the guard need not be evaluated again when filters decide it
/// completely and nothing that is evaluated before it can go wrong.
/// </remarks>
internal sealed class GuardAnalysis(CompilationUnit unit)
{
    /// <summary>Values with more bits are not filtered by.</summary>
    public const int MaxBits = 6;

    private readonly PartialEvaluator _evaluator = new(unit);

    public FilteredInstance Analyze(Rule rule, int firstNumber, int number)
    {
        ImmutableArray<long> arguments = Parameters.Decode(rule.Bindings, number);
        _evaluator.AssumeNothing();
        _evaluator.Reads.Clear();
        Evaluate(rule, arguments);
        ValuePlace[] places = [.. _evaluator.Reads.Where(IsSmall)];
        var filters = ImmutableArray.CreateBuilder<ValueFilter>();
        foreach (ValuePlace place in places)
        {
            ulong codes = PossibleCodes(rule, arguments, place);
            if (codes != AllCodes(place.Leaf))
                filters.Add(new ValueFilter(place, codes));
        }

        Dictionary<ValuePlace, ulong> passing = filters.ToDictionary(f => f.Place, f => f.Codes);
        Expression? guard = rule.Guard is null || filters.Count == 0 ? rule.Guard : Rest(rule, arguments, passing);
        return new FilteredInstance(rule, firstNumber, number, filters.ToImmutable(), guard);
    }

    private KnownValue Evaluate(Rule rule, ImmutableArray<long> arguments)
    {
        KnownValue begun = _evaluator.Begin(rule.Bindings, arguments);
        if (begun.Value == 0 || rule.Guard is null)
            return begun;

        KnownValue guard = _evaluator.Visit(rule.Guard);
        return guard with { MayFault = guard.MayFault || begun.MayFault };
    }

    private ulong PossibleCodes(Rule rule, ImmutableArray<long> arguments, ValuePlace place)
    {
        ulong possible = 0;
        for (int code = 0; code < CodeCount(place.Leaf); code++)
        {
            _evaluator.Assume(place, (ulong)code);
            bool isDisabled = Evaluate(rule, arguments) is { Value: 0, MayFault: false };
            possible |= isDisabled ? 0 : 1UL << code;
        }

        return possible;
    }

    // The conjuncts that the filters leave open.
    private Expression? Rest(
        Rule rule, ImmutableArray<long> arguments, Dictionary<ValuePlace, ulong> passing)
    {
        _evaluator.AssumeNothing();
        bool mayFault = _evaluator.Begin(rule.Bindings, arguments).MayFault;
        Expression? rest = null;
        foreach (Expression conjunct in ConjunctsOf(rule.Guard!))
        {
            bool isDecided = !mayFault && IsDecided(conjunct, passing);
            _evaluator.AssumeNothing();
            mayFault |= _evaluator.Visit(conjunct).MayFault;
            if (isDecided)
                continue;

            rest = rest is null
                ? conjunct
                : new Logical(LogicalOperator.And, rest, conjunct, rule.Guard!.Span);
        }

        return rest;
    }

    private static IEnumerable<Expression> ConjunctsOf(Expression condition) =>
        condition is Logical { Operator: LogicalOperator.And } and
            ? ConjunctsOf(and.Left).Concat(ConjunctsOf(and.Right))
            : [condition];

    // Whether a condition is a conjunction of parts that depend on one filtered value each.
    private bool IsDecided(Expression condition, Dictionary<ValuePlace, ulong> passing)
    {
        if (condition is Logical { Operator: LogicalOperator.And } and)
            return IsDecided(and.Left, passing) && IsDecided(and.Right, passing);

        if (condition is not Quantified { IsForall: true } forall)
            return HoldsWhereFiltersPass(condition, passing);

        bool isDecided = true;
        bool isSmall = _evaluator.TryForEach(
            forall, () => isDecided = isDecided && IsDecided(forall.Body, passing));
        return isSmall && isDecided;
    }

    // The filters come from the guard as a whole, so one may leave codes for which a part of it is false: when
    // the evaluator could not tell that another part does not go wrong.
    private bool HoldsWhereFiltersPass(Expression condition, Dictionary<ValuePlace, ulong> passing)
    {
        _evaluator.AssumeNothing();
        _evaluator.Reads.Clear();
        KnownValue known = _evaluator.Visit(condition);
        if (_evaluator.Reads.Count == 0)
            return known is { Value: 1, MayFault: false };

        if (_evaluator.Reads.Count > 1 || !IsSmall(_evaluator.Reads.Single()))
            return false;

        ValuePlace place = _evaluator.Reads.Single();
        ulong codes = passing.GetValueOrDefault(place, AllCodes(place.Leaf));
        for (int code = 0; code < CodeCount(place.Leaf); code++)
        {
            _evaluator.Assume(place, (ulong)code);
            bool passes = ((codes >> code) & 1) != 0;
            if (passes && _evaluator.Visit(condition) is not { Value: 1, MayFault: false })
                return false;
        }

        return true;
    }

    private bool IsSmall(ValuePlace place) => PlacementOf(place.Leaf).Width <= MaxBits;

    private LeafPlacement PlacementOf(Leaf leaf) => unit.Layout.Placements[leaf.Number];

    private int CodeCount(Leaf leaf) =>
        (int)leaf.Type.Cardinality + (PlacementOf(leaf).AlwaysDefined ? 0 : 1);

    private ulong AllCodes(Leaf leaf) => ulong.MaxValue >> (LeafPlacement.WordBits - CodeCount(leaf));
}
