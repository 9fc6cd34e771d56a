using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ModelCheck.Proof.Logic;

/// <summary>
/// Formulas as a script of SMT-LIB 2.6 that asks whether they can hold together. Equal formulas give equal
/// scripts.
/// </summary>
/// <remarks>
/// Names are those of the specification in vertical bars; values of finite sorts are <c>|sort value|</c>. A
/// formula
/// without variables of its own that occurs several times gets a definition, so that the text stays as small
/// as the term.
/// </remarks>
public sealed class SmtLibPrinter
{
    private readonly StringBuilder _text = new();
    private readonly SmtLibNames _names = new();
    private readonly Dictionary<Term, string> _defined = [];
    private readonly Dictionary<Term, int> _uses = [];
    private readonly HashSet<object> _declared = [];

    private SmtLibPrinter()
    {
    }

    /// <summary>
    /// The script for some formulas, closed or with free variables that stand for some values.
    /// </summary>
    /// <param name="title">Lines of comment at the top.</param>
    /// <param name="formulas">Each with a comment of its own.</param>
    public static string Print(IEnumerable<string> title, IEnumerable<(string Comment, Term Formula)> formulas)
    {
        var printer = new SmtLibPrinter();
        ImmutableArray<(string Comment, Term Formula)> all = [.. formulas];
        foreach (string line in title)
            printer.Comment(line);

        printer._text.Append("(set-logic ALL)\n");
        foreach ((_, Term formula) in all)
            printer.CountUses(formula);

        foreach ((_, Term formula) in all)
            printer.Declare(formula, []);

        foreach ((string comment, Term formula) in all)
            printer.Assert(comment, formula);

        return printer._text.Append("(check-sat)\n").ToString();
    }

    private void Comment(string text) =>
        _text.Append("; ").Append(text.ReplaceLineEndings(" ")).Append('\n');

    private void Assert(string comment, Term formula)
    {
        Define(formula, []);
        _text.Append('\n');
        Comment(comment);
        _text.Append("(assert ");
        Append(formula);
        _text.Append(")\n");
    }

    private void CountUses(Term term)
    {
        _uses[term] = _uses.GetValueOrDefault(term) + 1;
        if (_uses[term] > 1)
            return;

        foreach (Term argument in term.Arguments)
            CountUses(argument);
    }

    private void Declare(Term term, HashSet<Term> seen)
    {
        if (!seen.Add(term))
            return;

        foreach (Term argument in term.Arguments)
            Declare(argument, seen);

        Declare(term.Sort);
        if (term.Symbol is { } symbol && _declared.Add(symbol))
        {
            string arguments = string.Join(' ', symbol.Arguments.Select(s => _names.Of(s)));
            _text.Append(
                CultureInfo.InvariantCulture,
                $"(declare-fun {_names.Of(symbol)} ({arguments}) {_names.Of(symbol.Result)})\n");
        }

        if (term.Kind == TermKind.Variable && !SmtLibNames.IsBound(term) && _declared.Add(term))
        {
            _text.Append(
                CultureInfo.InvariantCulture, $"(declare-const {_names.Of(term)} {_names.Of(term.Sort)})\n");
        }
    }

    private void Declare(Sort sort)
    {
        if (sort is not (ScalarSort or FiniteSort) || !_declared.Add(sort))
            return;

        string name = _names.Of(sort);
        if (sort is FiniteSort finite)
        {
            IEnumerable<string> values = Enumerable.Range(0, finite.Count)
                .Select(i => $"({_names.Of(finite, finite.Low + i)})");
            _text.Append(
                CultureInfo.InvariantCulture,
                $"(declare-datatypes (({name} 0)) (({string.Join(' ', values)})))\n");
        }
        else
        {
            _text.Append(CultureInfo.InvariantCulture, $"(declare-sort {name} 0)\n");
        }
    }

    // Parts come before the wholes that use them.
    private void Define(Term term, HashSet<Term> seen)
    {
        if (!seen.Add(term) || _defined.ContainsKey(term))
            return;

        foreach (Term argument in term.Arguments)
            Define(argument, seen);

        if (_uses[term] == 1 || IsSmall(term) || term.FreeVariables.Any(SmtLibNames.IsBound))
            return;

        string name = _names.Unique("part", (_defined.Count + 1).ToString(CultureInfo.InvariantCulture));
        _text.Append(CultureInfo.InvariantCulture, $"(define-fun {name} () {_names.Of(term.Sort)} ");
        Append(term);
        _text.Append(")\n");
        _defined.Add(term, name);
    }

    private static bool IsSmall(Term term) =>
        term.Arguments.IsEmpty
        || (term.Kind is TermKind.Not or TermKind.Equal or TermKind.Apply
            && term.Arguments.All(a => a.Arguments.IsEmpty));

    private void Append(Term term)
    {
        if (_defined.TryGetValue(term, out string? name))
            _text.Append(name);
        else if (term.IsQuantifier)
            AppendQuantifier(term);
        else if (term.Kind is TermKind.Divide or TermKind.Remainder)
            AppendDivision(term);
        else if (term.Arguments.IsEmpty)
            _text.Append(_names.OfAtom(term));
        else
            AppendList(term.Symbol is { } symbol ? _names.Of(symbol) : OperatorOf(term.Kind), term.Arguments);
    }

    private void AppendList(string head, ImmutableArray<Term> arguments)
    {
        _text.Append('(').Append(head);
        foreach (Term argument in arguments)
        {
            _text.Append(' ');
            Append(argument);
        }

        _text.Append(')');
    }

    private void AppendQuantifier(Term term)
    {
        _text.Append(term.Kind == TermKind.ForAll ? "(forall (" : "(exists (");
        Term body = term;
        for (; body.Kind == term.Kind && !_defined.ContainsKey(body); body = body.Body)
        {
            Term variable = body.Arguments[0];
            _text.Append(
                CultureInfo.InvariantCulture, $"({_names.Of(variable)} {_names.Of(variable.Sort)})");
        }

        _text.Append(") ");
        Append(body);
        _text.Append(')');
    }

    // SMT-LIB's div leaves a remainder that is not negative; for a dividend that is not negative it
    // truncates.
    private void AppendDivision(Term term)
    {
        (Term dividend, Term divisor) = (term.Arguments[0], term.Arguments[1]);
        string left = TextOf(dividend);
        string right = TextOf(divisor);
        string quotient = $"(ite (>= {left} 0) (div {left} {right}) (- (div (- {left}) {right})))";
        _text.Append(term.Kind == TermKind.Divide ? quotient : $"(- {left} (* {right} {quotient}))");
    }

    private string TextOf(Term term)
    {
        int start = _text.Length;
        Append(term);
        string text = _text.ToString(start, _text.Length - start);
        _text.Length = start;
        return text;
    }

    private static string OperatorOf(TermKind kind) => kind switch
    {
        TermKind.Not => "not",
        TermKind.And => "and",
        TermKind.Or => "or",
        TermKind.Ite => "ite",
        TermKind.Equal => "=",
        TermKind.Add => "+",
        TermKind.Multiply => "*",
        TermKind.LessOrEqual => "<=",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "it has a form of its own"),
    };
}
