namespace ModelCheck.Proof.Logic;

public sealed partial class TermFactory
{
    public Term Not(Term operand)
    {
        Require(operand, Sort.Bool);
        return operand.Kind switch
        {
            TermKind.Constant => Bool(operand.IsFalse),
            TermKind.Not => operand.Body,
            _ => Intern(new Term(TermKind.Not, Sort.Bool, [operand])),
        };
    }

    /// <summary>Conjunction of any number of terms.</summary>
    public Term And(params IEnumerable<Term> operands) => Connect(TermKind.And, operands);

    public Term Or(params IEnumerable<Term> operands) => Connect(TermKind.Or, operands);

    public Term Implies(Term left, Term right) => Or(Not(left), right);

    /// <summary>
    /// Flattens, drops what is implied, and finds what contradicts. Each operand is simplified by the
    /// knowledge of the
    /// others: in a conjunction the others hold, in a disjunction they don't.
    /// </summary>
    private Term Connect(TermKind kind, IEnumerable<Term> operands)
    {
        bool isAnd = kind == TermKind.And;
        Term unit = Bool(isAnd);
        var parts = new List<Term>();
        var seen = new HashSet<Term>();
        foreach (Term operand in operands)
        {
            Require(operand, Sort.Bool);
            foreach (Term part in operand.Kind == kind ? operand.Arguments : [operand])
                Collect(part);
        }

        while (true)
        {
            if (parts.Exists(p => p.IsConstant || seen.Contains(Not(p))) || !MergeEqualities(parts, seen, isAnd))
                return Bool(!isAnd);

            List<Term> reduced = Reduce(parts, seen, isAnd);
            if (reduced.SequenceEqual(parts))
                break;

            parts.Clear();
            seen.Clear();
            foreach (Term part in reduced.SelectMany(t => t.Kind == kind ? t.Arguments : [t]))
                Collect(part);
        }

        parts.Sort((a, b) => a.Number.CompareTo(b.Number));
        return parts.Count switch
        {
            0 => unit,
            1 => parts[0],
            _ => Intern(new Term(kind, Sort.Bool, [.. parts])),
        };

        void Collect(Term part)
        {
            if (part != unit && seen.Add(part))
                parts.Add(part);
        }
    }

    /// <summary>
    /// Uses that a term has exactly one of the values of its sort. In a disjunction the negated parts are
    /// looked at.
    /// </summary>
    /// <returns>False when the parts contradict one another.</returns>
    private bool MergeEqualities(List<Term> parts, HashSet<Term> seen, bool isAnd)
    {
        Dictionary<Term, Term>? values = null;
        Dictionary<Term, List<Term>>? exclusions = null;
        foreach (Term part in parts)
        {
            Term claim = isAnd ? part : Not(part);
            if (IsTestOfValue(claim))
            {
                values ??= [];
                if (!values.TryAdd(claim.Arguments[0], claim.Arguments[1]))
                    return false;
            }
            else if (claim.Kind == TermKind.Not && IsTestOfValue(claim.Body))
            {
                exclusions ??= [];
                Term subject = claim.Body.Arguments[0];
                if (!exclusions.TryGetValue(subject, out List<Term>? excluded))
                    exclusions.Add(subject, excluded = []);

                excluded.Add(claim.Body);
            }
        }

        if (exclusions is null)
            return true;

        foreach ((Term subject, List<Term> excluded) in exclusions)
        {
            bool isKnown = values is not null && values.ContainsKey(subject);
            // Of two values the second is the negation of the first already.
            if (!isKnown && subject.Sort is FiniteSort { Count: > 2 } sort && excluded.Count >= sort.Count - 1)
            {
                if (excluded.Count == sort.Count)
                    return false;

                Term remaining = Equal(subject, RemainingValue(sort, excluded));
                Term claim = isAnd ? remaining : Not(remaining);
                isKnown = true;
                if (seen.Add(claim))
                    parts.Add(claim);
            }

            if (isKnown)
                Drop(excluded);
        }

        return true;

        void Drop(List<Term> tests)
        {
            foreach (Term test in tests)
            {
                Term part = isAnd ? Not(test) : test;
                parts.Remove(part);
                seen.Remove(part);
            }
        }
    }

    private Term RemainingValue(FiniteSort sort, List<Term> excluded)
    {
        for (long value = sort.Low; ; value++)
        {
            if (excluded.TrueForAll(test => test.Arguments[1].Value != value))
                return Constant(sort, value);
        }
    }

    private static bool IsTestOfValue(Term term) =>
        term.Kind == TermKind.Equal && term.Arguments[1].IsConstant;

    private List<Term> Reduce(List<Term> parts, HashSet<Term> seen, bool isAnd)
    {
        var reduced = new List<Term>(parts.Count);
        foreach (Term part in parts)
            reduced.Add(IsComposite(part) ? Reduce(part, seen, isAnd) : part);

        return reduced;
    }

    private static bool IsComposite(Term term) =>
        term.Kind is TermKind.And or TermKind.Or or TermKind.Ite
        || (term.Kind == TermKind.Not && IsComposite(term.Body));

    /// <summary>A part of a connective by what its other parts say: one level down.</summary>
    private Term Reduce(Term part, HashSet<Term> seen, bool isAnd)
    {
        switch (part.Kind)
        {
            case TermKind.Not:
                return Not(Reduce(part.Body, seen, isAnd));

            case TermKind.Ite:
                return TruthOf(part.Arguments[0]) is not { } chosen ? part : part.Arguments[chosen ? 1 : 2];

            default:
                if (!part.Arguments.Any(a => TruthOf(a) is not null))
                    return part;

                return Connect(part.Kind, part.Arguments.Select(a => TruthOf(a) is { } truth ? Bool(truth) : a));
        }

        bool? TruthOf(Term term)
        {
            if (seen.Contains(term))
                return isAnd;

            return seen.Contains(Not(term)) ? !isAnd : null;
        }
    }
}
