using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Results;

/// <summary>Why a boolean expression has the value it has in one state.</summary>
/// <param name="Culprits">The smallest parts that decide it; for a false conjunction, its false conjuncts.</param>
public sealed record Explanation(ImmutableArray<Culprit> Culprits);

/// <summary>A part of a property that decides its value.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">What it evaluates to.</param>
/// <param name="Witnesses">Values of the enclosing quantifiers, outermost first: <c>("p", "Page_1")</c>.</param>
/// <param name="Reads">Each place it reads and the value found there: <c>("pte[p]", "Writeable")</c>.</param>
public sealed record Culprit(
    SourceSpan Span,
    bool Value,
    ImmutableArray<(string Name, string Value)> Witnesses,
    ImmutableArray<(string Place, string Value)> Reads)
{
    /// <summary>Where in the state those places are: first slot and number of slots, parallel to <see cref="Reads"/>.</summary>
    public ImmutableArray<(int Offset, int Count)> Slots { get; init; } = [];
}
