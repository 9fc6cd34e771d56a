using System.Collections.Immutable;

namespace ModelCheck.Language.Results;

/// <summary>One event of a log.</summary>
/// <param name="Line">In the log, from 1.</param>
/// <param name="Fields">Their values as a specification writes them: <c>3</c>, <c>true</c>, <c>idle</c>, <c>Undefined</c>.</param>
/// <param name="Span">When it took place; null when the log says nothing but the order.</param>
/// <param name="Source">Events of one source, as a thread or processor, took place in the order of the log; null when unknown.</param>
public sealed record LoggedEvent(
    int Line, string Name, ImmutableArray<KeyValuePair<string, string>> Fields, Interval? Span = null, string? Source = null)
{
    /// <summary>Whether it took place before one that stands behind it in the log.</summary>
    public bool IsBefore(LoggedEvent later) =>
        Span is null || later.Span is null
        || (Source is not null && Source == later.Source)
        || Span.Value.To < later.Span.Value.From;

    public override string ToString() =>
        $"{Name}({string.Join(", ", Fields.Select(f => $"{f.Key}: {f.Value}"))})";
}

/// <summary>Something took place at one moment from <paramref name="From"/> to <paramref name="To"/>, in the log's unit of time.</summary>
public readonly record struct Interval(double From, double To);
