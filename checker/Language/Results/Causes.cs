using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Results;

/// <summary>How a trace came to what is wrong at its end: its backward slice.</summary>
/// <param name="Steps">
/// The steps that wrote what the failing part reads, those that wrote what these had read, and so on; the last one first.
/// </param>
public sealed record Causes(ImmutableArray<Cause> Steps);

/// <summary>A step that had a part in it.</summary>
/// <param name="Step">Its place in the trace.</param>
/// <param name="Writes">What it changed and somebody read, in the order of the slots.</param>
/// <param name="Readers">The steps that read that, among those that had a part in it, in order.</param>
/// <param name="IsDirect">Whether the failing part itself reads it.</param>
public sealed record Cause(
    int Step, ImmutableArray<SlotWrite> Writes, ImmutableArray<int> Readers, bool IsDirect);

/// <param name="Span">The statement that wrote it; null for what a multiset only moved to another place.</param>
public readonly record struct SlotWrite(int Slot, SourceSpan? Span);
