using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace ModelCheck.Proof.Logic;

/// <summary>Makes terms: simplifies, and hands out one object for equal terms.</summary>
/// <remarks>
/// Terms of different factories must not be mixed. One factory serves one thread at a time. The same calls in
/// the same
/// order give the same terms with the same numbers.
/// </remarks>
public sealed partial class TermFactory
{
    internal const string BoundName = "?";
    private const string FormalName = "#";

    private readonly HashSet<Term> _terms = new(SameShape.Instance);
    private readonly Dictionary<(Term, Term), Term> _equalities = [];
    private int _fresh;

    public TermFactory()
    {
        True = Constant(Sort.Bool, 1);
        False = Constant(Sort.Bool, 0);
    }

    public Term True { get; }

    public Term False { get; }

    /// <summary>How many terms were made.</summary>
    public int Count => _terms.Count;

    /// <summary>Whether some term is an integer that no list of values is known for.</summary>
    public bool UsesIntegers { get; private set; }

    public Term Bool(bool value) => value ? True : False;

    public Term IntegerConstant(long value) => Constant(Sort.Integers, value);

    /// <summary>A value of a finite sort, an integer or a boolean.</summary>
    public Term Constant(Sort sort, long value)
    {
        if (sort is ScalarSort || (sort is FiniteSort finite && !finite.Contains(value)))
            throw new ArgumentException($"{value} is no constant of {sort}", nameof(value));

        return Intern(new Term(TermKind.Constant, sort, [], value: value));
    }

    /// <summary>The variable of a name and sort; the same one each time.</summary>
    public Term Variable(string name, Sort sort) => Intern(new Term(TermKind.Variable, sort, [], name: name));

    /// <summary>A variable unlike all others.</summary>
    public Term Fresh(string name, Sort sort) =>
        Intern(new Term(TermKind.Variable, sort, [], value: ++_fresh, name: name));

    /// <summary>The variable that stands for an argument in the definition of a function.</summary>
    /// <param name="position">From 0.</param>
    public Term Formal(int position, Sort sort) =>
        Intern(new Term(TermKind.Variable, sort, [], value: position, name: FormalName));

    public Term Apply(FunctionSymbol symbol, ImmutableArray<Term> arguments)
    {
        if (arguments.Length != symbol.Arguments.Length)
            throw new ArgumentException($"{symbol} takes {symbol.Arguments.Length} arguments", nameof(arguments));

        for (int i = 0; i < arguments.Length; i++)
            Require(arguments[i], symbol.Arguments[i]);

        return Intern(new Term(TermKind.Apply, symbol.Result, arguments, symbol));
    }

    public Term Ite(Term condition, Term whenTrue, Term whenFalse)
    {
        Require(condition, Sort.Bool);
        Require(whenFalse, whenTrue.Sort);
        if (condition.Kind == TermKind.Not)
            return Ite(condition.Body, whenFalse, whenTrue);

        whenTrue = Under(condition, true, whenTrue);
        whenFalse = Under(condition, false, whenFalse);
        if (condition.IsTrue || whenTrue == whenFalse)
            return whenTrue;

        if (condition.IsFalse)
            return whenFalse;

        if (whenTrue.Sort == Sort.Bool)
        {
            if (whenTrue.IsTrue)
                return Or(condition, whenFalse);

            if (whenTrue.IsFalse)
                return And(Not(condition), whenFalse);

            if (whenFalse.IsTrue)
                return Or(Not(condition), whenTrue);

            if (whenFalse.IsFalse)
                return And(condition, whenTrue);

            if (whenTrue == Not(whenFalse))
                return Equal(condition, whenTrue);
        }

        // ite(c, x, ite(d, x, y)) is ite(c | d, x, y): updates of several elements with one value stay small.
        if (whenFalse.Kind == TermKind.Ite && whenFalse.Arguments[1] == whenTrue)
            return Ite(Or(condition, whenFalse.Arguments[0]), whenTrue, whenFalse.Arguments[2]);

        return Intern(new Term(TermKind.Ite, whenTrue.Sort, [condition, whenTrue, whenFalse]));
    }

    /// <summary>Equality of two terms of one sort; of booleans, equivalence.</summary>
    public Term Equal(Term left, Term right)
    {
        Require(right, left.Sort);
        if (left == right)
            return True;

        if (left.IsConstant && right.IsConstant)
            return False;

        if (left.IsConstant || (!right.IsConstant && left.Number > right.Number))
            (left, right) = (right, left);

        if (_equalities.TryGetValue((left, right), out Term? known))
            return known;

        Term equality = MakeEqual(left, right);
        _equalities.Add((left, right), equality);
        return equality;
    }

    private Term MakeEqual(Term left, Term right)
    {
        if (left.Sort == Sort.Bool)
        {
            if (right.IsConstant)
                return right.IsTrue ? left : Not(left);

            if (left == Not(right))
                return False;
        }

        if (left.Sort is FiniteSort { Count: 1 })
            return True;

        // A comparison of a choice is a choice of comparisons, wherever one of them is decided.
        if (left.Kind == TermKind.Ite && (right.IsConstant || HasConstantBranch(left)))
            return Ite(left.Arguments[0], Equal(left.Arguments[1], right), Equal(left.Arguments[2], right));

        if (right.Kind == TermKind.Ite && HasConstantBranch(right))
            return Ite(right.Arguments[0], Equal(left, right.Arguments[1]), Equal(left, right.Arguments[2]));

        // Of two values only the first is tested for.
        if (left.Sort is FiniteSort { Count: 2 } pair && right.IsConstant && right.Value == pair.High)
            return Not(Equal(left, Constant(pair, pair.Low)));

        return Intern(new Term(TermKind.Equal, Sort.Bool, [left, right]));
    }

    private static bool HasConstantBranch(Term choice) =>
        choice.Arguments[1].IsConstant || choice.Arguments[2].IsConstant;

    // What is left of a term where the truth of a condition is known: only its outermost choice is looked at.
    private static Term Under(Term condition, bool truth, Term term)
    {
        while (term.Kind == TermKind.Ite && term.Arguments[0] == condition)
            term = term.Arguments[truth ? 1 : 2];

        return term;
    }

    private Term Bound(int level, Sort sort) =>
        Intern(new Term(TermKind.Variable, sort, [], value: level, name: BoundName));

    private Term Intern(Term candidate)
    {
        if (_terms.TryGetValue(candidate, out Term? known))
            return known;

        UsesIntegers |= candidate.Kind is >= TermKind.Add and <= TermKind.LessOrEqual
            || (candidate.Sort == Sort.Integers && candidate.Kind is TermKind.Apply or TermKind.Variable);
        candidate.Number = _terms.Count;
        candidate.FreeVariables = FreeVariablesOf(candidate);
        candidate.QuantifierDepth = DepthOf(candidate);
        _terms.Add(candidate);
        return candidate;
    }

    private static ImmutableArray<Term> FreeVariablesOf(Term term)
    {
        if (term.Kind == TermKind.Variable)
            return [term];

        if (term.IsQuantifier)
            return term.Body.FreeVariables.Remove(term.Arguments[0]);

        ImmutableArray<Term> free = [];
        foreach (Term argument in term.Arguments)
            free = Union(free, argument.FreeVariables);

        return free;
    }

    private static ImmutableArray<Term> Union(ImmutableArray<Term> left, ImmutableArray<Term> right)
    {
        if (right.IsEmpty || left == right)
            return left;

        if (left.IsEmpty)
            return right;

        if (right.All(left.Contains))
            return left;

        return [.. left.Union(right).OrderBy(v => v.Number)];
    }

    private static int DepthOf(Term term)
    {
        int depth = term.IsQuantifier ? (int)term.Arguments[0].Value : 0;
        foreach (Term argument in term.Arguments)
            depth = int.Max(depth, argument.QuantifierDepth);

        return depth;
    }

    private static void Require(Term term, Sort sort)
    {
        if (term.Sort != sort)
            throw new ArgumentException($"a term of sort {term.Sort} stands where one of {sort} must: {term}");
    }

    private sealed class SameShape : IEqualityComparer<Term>
    {
        public static readonly SameShape Instance = new();

        public bool Equals(Term? x, Term? y) =>
            x!.Kind == y!.Kind
            && x.Sort == y.Sort
            && x.Symbol == y.Symbol
            && x.Value == y.Value
            && x.Name == y.Name
            && x.Arguments.AsSpan().SequenceEqual(y.Arguments.AsSpan());

        public int GetHashCode(Term obj)
        {
            var hash = new HashCode();
            hash.Add(obj.Kind);
            hash.Add(obj.Value);
            hash.Add(obj.Name);
            hash.Add(RuntimeHelpers.GetHashCode(obj.Sort));
            hash.Add(obj.Symbol is null ? 0 : RuntimeHelpers.GetHashCode(obj.Symbol));
            foreach (Term argument in obj.Arguments)
                hash.Add(argument.Number);

            return hash.ToHashCode();
        }
    }
}
