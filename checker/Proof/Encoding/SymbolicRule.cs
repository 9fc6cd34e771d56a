using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>A way to fail at run time.</summary>
/// <param name="Condition">When this, or something before it, fails.</param>
public sealed record SymbolicError(Term Condition, ModelErrorKind Kind, SourceSpan Span);

/// <summary>
/// What a rule makes of one function of the state: its new values, in terms of the old state.
/// </summary>
public sealed record Update(FunctionSymbol Symbol, Definition Definition);

/// <summary>
/// A rule for one value of each parameter from a finite list and all values of its scalar parameters.
/// </summary>
/// <remarks>
/// For an initial rule the old state is one where all is undefined: its updates mention functions only where
/// they leave
/// a value open.
/// </remarks>
/// <param name="Arguments">
/// Parallel to the rule's parameters, for an <see cref="Instance{Rule}"/>; null for one that <paramref
/// name="Parameters"/>
/// stand for.
/// </param>
/// <param name="Parameters">Free variables, one for each null among the arguments.</param>
/// <param name="Guard">When there is a transition, provided that there is no error: the guard holds, and so
/// does every
/// <c>assume</c> on the way.</param>
/// <param name="Errors">
/// In the order of evaluation. There is an error exactly when one of the conditions holds.
/// </param>
/// <param name="Updates">What changes when the rule fires, in the order of the state's leaves; functions that
/// are not
/// listed stay as they are.</param>
public sealed record SymbolicRule(
    Rule Rule,
    ImmutableArray<long?> Arguments,
    ImmutableArray<Term> Parameters,
    Term Guard,
    ImmutableArray<SymbolicError> Errors,
    ImmutableArray<Update> Updates)
{
    /// <summary>The updates by function, for a <see cref="Substitution"/>.</summary>
    public ImmutableDictionary<FunctionSymbol, Definition> Definitions =>
        Updates.ToImmutableDictionary(u => u.Symbol, u => u.Definition);

    /// <summary>
    /// Turns a formula into the one that holds before this rule exactly when that one holds after it.
    /// </summary>
    public Substitution After(TermFactory terms) => new(terms, Definitions);

    /// <summary>The rule's name and its fixed arguments.</summary>
    public override string ToString()
    {
        string[] arguments =
        [
            .. Rule.Parameters.Zip(Arguments, (parameter, value) => value is { } known
                ? $"{parameter.Variable.Name}={Language.Model.Parameters.Format(parameter, known)}"
                : parameter.Variable.Name),
        ];
        return arguments is [] ? Rule.Name : $"{Rule.Name}({string.Join(", ", arguments)})";
    }
}

/// <summary>A property of states.</summary>
/// <param name="Holds">Closed: it holds for all values of the property's parameters.</param>
/// <param name="Errors">Closed: there is an error for some values.</param>
public sealed record SymbolicProperty(Property Property, Term Holds, ImmutableArray<SymbolicError> Errors);

/// <summary>An expression in some state.</summary>
/// <param name="Value">Where there is no error.</param>
public sealed record EncodedExpression(Term Value, ImmutableArray<SymbolicError> Errors);
