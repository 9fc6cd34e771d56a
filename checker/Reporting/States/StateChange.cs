using System.Collections.Immutable;

namespace ModelCheck.Reporting.States;

/// <summary>One difference between two states.</summary>
/// <param name="Path">What differs, as the specification would name it: <c>page[Page_1].dirty</c>.</param>
public abstract record StateChange(string Path);

/// <summary>A simple value that became another one.</summary>
public sealed record LeafChange(string Path, SimpleValue Before, SimpleValue After) : StateChange(Path);

/// <summary>Elements that left a multiset or came into it, repetitions included; at least one.</summary>
public sealed record MultisetChange(
    string Path, ImmutableArray<StateValue> Removed, ImmutableArray<StateValue> Added) : StateChange(Path);
