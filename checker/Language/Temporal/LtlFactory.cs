namespace ModelCheck.Language.Temporal;

/// <summary>Makes formulas, and simplifies them by laws that hold for every run.</summary>
/// <remarks>
/// Of the laws those that shorten a formula for certain are used; most are in K. Etessami and G. Holzmann, "Optimizing
/// Büchi automata", CONCUR 2000.
/// </remarks>
public sealed class LtlFactory
{
    private readonly Dictionary<(LtlKind Kind, int Atom, Ltl? Left, Ltl? Right), Ltl> _formulas = [];

    public LtlFactory()
    {
        True = Make(LtlKind.True);
        False = Make(LtlKind.False);
    }

    public Ltl True { get; }

    public Ltl False { get; }

    public Ltl Atom(int number) => Make(LtlKind.Atom, number);

    public Ltl Constant(bool value) => value ? True : False;

    /// <summary>The negation, pushed down to the atoms.</summary>
    public Ltl Not(Ltl formula) => formula.Kind switch
    {
        LtlKind.True => False,
        LtlKind.False => True,
        LtlKind.Atom => Make(LtlKind.NotAtom, formula.Atom),
        LtlKind.NotAtom => Atom(formula.Atom),
        LtlKind.And => Or(Not(formula.Left!), Not(formula.Right!)),
        LtlKind.Or => And(Not(formula.Left!), Not(formula.Right!)),
        LtlKind.Next => Next(Not(formula.Left!)),
        LtlKind.Until => Release(Not(formula.Left!), Not(formula.Right!)),
        LtlKind.Release => Until(Not(formula.Left!), Not(formula.Right!)),
    };

    public Ltl And(Ltl left, Ltl right)
    {
        if (left == False || right == False || AreOpposites(left, right))
            return False;

        if (left == True || left == right)
            return right;

        return right == True ? left : MakeOrdered(LtlKind.And, left, right);
    }

    public Ltl Or(Ltl left, Ltl right)
    {
        if (left == True || right == True || AreOpposites(left, right))
            return True;

        if (left == False || left == right)
            return right;

        return right == False ? left : MakeOrdered(LtlKind.Or, left, right);
    }

    public Ltl Implies(Ltl left, Ltl right) => Or(Not(left), right);

    // Every run is infinite: there is a next position.
    public Ltl Next(Ltl operand) => operand == True || operand == False ? operand : Make(LtlKind.Next, -1, operand);

    public Ltl Always(Ltl operand) => Release(False, operand);

    public Ltl Eventually(Ltl operand) => Until(True, operand);

    public Ltl Until(Ltl left, Ltl right)
    {
        if (right == True || right == False || left == False || left == right)
            return right;

        // f until <>[]g  →  <>[]g    f until []<>g  →  []<>g    f until <>g  →  <>g
        if (IsLimit(right) || right.IsEventually)
            return right;

        // <>(f until g)  →  <>g    f until (f until g)  →  f until g
        if (right.Kind == LtlKind.Until)
        {
            if (left == True)
                return Until(True, right.Right!);

            if (left == right.Left)
                return right;
        }

        return Make(LtlKind.Until, -1, left, right);
    }

    public Ltl Release(Ltl left, Ltl right)
    {
        if (right == True || right == False || left == True || left == right)
            return right;

        if (IsLimit(right) || right.IsAlways)
            return right;

        // [](f release g)  →  []g    f release (f release g)  →  f release g
        if (right.Kind == LtlKind.Release)
        {
            if (left == False)
                return Release(False, right.Right!);

            if (left == right.Left)
                return right;
        }

        return Make(LtlKind.Release, -1, left, right);
    }

    /// <summary>Formulas that hold together exactly when this one does; each can be checked alone.</summary>
    public IEnumerable<Ltl> Conjuncts(Ltl formula)
    {
        if (formula.Kind == LtlKind.And)
            return Conjuncts(formula.Left!).Concat(Conjuncts(formula.Right!)).Distinct();

        // [](f & g)  →  []f, []g
        return formula.IsAlways && formula.Right!.Kind == LtlKind.And
            ? Conjuncts(formula.Right).SelectMany(part => Conjuncts(Always(part))).Distinct()
            : [formula];
    }

    // []<>f and <>[]f say the same at every position.
    private static bool IsLimit(Ltl formula) =>
        (formula.IsAlways && formula.Right!.IsEventually) || (formula.IsEventually && formula.Right!.IsAlways);

    private static bool AreOpposites(Ltl left, Ltl right) =>
        left.Atom >= 0 && left.Atom == right.Atom && left.Kind != right.Kind;

    private Ltl MakeOrdered(LtlKind kind, Ltl left, Ltl right) =>
        left.Number < right.Number ? Make(kind, -1, left, right) : Make(kind, -1, right, left);

    private Ltl Make(LtlKind kind, int atom = -1, Ltl? left = null, Ltl? right = null)
    {
        if (_formulas.TryGetValue((kind, atom, left, right), out Ltl? known))
            return known;

        var made = new Ltl(_formulas.Count, kind, atom, left, right);
        _formulas.Add((kind, atom, left, right), made);
        return made;
    }
}
