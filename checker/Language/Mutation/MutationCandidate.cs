using ModelCheck.Language.Model;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Mutation;

/// <summary>A change before it is made.</summary>
/// <param name="Owner">A <see cref="Rule"/> or <see cref="Function"/>.</param>
/// <param name="Edit">Only for nodes of the owner.</param>
internal sealed record MutationCandidate(
    MutationOperator Operator, object Owner, SourceSpan Span, string Description, NodeReplacement Edit)
{
    /// <summary>The statement that is left out, if it is one.</summary>
    public Statement? Removed { get; init; }
}
