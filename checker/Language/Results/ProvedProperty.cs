using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Results;

/// <summary>An invariant for which there is a proof.</summary>
/// <param name="AnySize">The scalarset types of which the proof allows any number of values; the others have their own sizes.</param>
public sealed record ProvedProperty(Property Property, ImmutableArray<string> AnySize);
