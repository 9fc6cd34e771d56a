using System.Collections.Immutable;

namespace ModelCheck.Language.Results;

/// <summary>
/// Under which names a search with symmetry reduction stores the states of a trace: it keeps one state of all that
/// differ in the names of scalarset elements only.
/// </summary>
/// <param name="Types">The names of the scalarset types whose elements are exchanged.</param>
/// <param name="Steps">
/// For the state after each step, parallel to <paramref name="Types"/>: the stored name of each element, counted from 0.
/// </param>
public sealed record StoredNames(
    ImmutableArray<string> Types, ImmutableArray<ImmutableArray<ImmutableArray<int>>> Steps);
