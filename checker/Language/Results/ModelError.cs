using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Results;

public enum ModelErrorKind
{
    UndefinedRead,
    OutOfRange,
    IndexOutOfRange,
    DivisionByZero,
    Overflow,
    MissingReturn,
    AssertionFailed,
    ErrorStatement,
    MultisetOverflow,
    MultisetIndexAbsent,
    LoopLimit,
    BadLoopStep,
    RecursionLimit,
}

/// <summary>A fact about the model: what went wrong while a rule, guard or property was evaluated.</summary>
/// <param name="Message">One sentence with the names and values involved, without the position.</param>
/// <param name="Span">The smallest piece of source that failed.</param>
/// <param name="Calls">The calls that led there, the innermost first; empty outside functions.</param>
public sealed record ModelError(
    ModelErrorKind Kind, string Message, SourceSpan Span, ImmutableArray<SourceSpan> Calls);

/// <summary>Carries a <see cref="ModelError"/> out of an evaluation. Not a bug of the checker.</summary>
public sealed class ModelErrorException(ModelError error) : Exception(error.Message)
{
    public ModelError Error => error;
}
