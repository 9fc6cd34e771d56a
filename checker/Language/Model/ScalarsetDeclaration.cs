using System.Collections.Immutable;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Model;

/// <summary>A scalarset type declared with a name at the top level.</summary>
/// <param name="Span">The name in its declaration.</param>
/// <param name="TiedUses">
/// Where constants from which the size is computed, or that are computed from those, stand in anything but sizes of such
/// types and other constants. Empty when the size alone could change and no other text would.
/// </param>
public sealed record ScalarsetDeclaration(
    ScalarsetType Type, SourceSpan Span, ImmutableArray<ConstantUse> TiedUses);

/// <summary>A place where a top-level constant stands.</summary>
public readonly record struct ConstantUse(string Constant, SourceSpan Span);
