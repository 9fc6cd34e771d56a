using ModelCheck.Language.Text;

namespace ModelCheck.Proof.Encoding;

/// <summary>A construct of the specification that has no translation into logic.</summary>
/// <param name="Owner">The rule or property that uses it.</param>
/// <param name="Reason">One clause without a full stop, as in "a multiset has no encoding".</param>
public sealed record Unencodable(object Owner, SourceSpan Span, string Reason);

/// <summary>Ends the encoding of one rule, property or expression. Never leaves the encoder.</summary>
internal sealed class UnencodableException(SourceSpan span, string reason) : Exception(reason)
{
    public SourceSpan Span => span;
}
