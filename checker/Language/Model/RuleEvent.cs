using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Model;

/// <summary>What a firing of a rule looks like in a log: <c>--- @event pop(value = buffer[head], free' = room)</c>.</summary>
/// <param name="Condition">A firing gives the event only where this is true before it; null for every firing.</param>
/// <param name="Frame">Of the expressions: the rule's bindings and what the expressions bind.</param>
public sealed record RuleEvent(
    string Name, ImmutableArray<EventField> Fields, Expression? Condition, FrameSize Frame, SourceSpan Span);

/// <param name="Value">Of a simple type. It sees the rule's parameters.</param>
/// <param name="IsAfter">Whether it is the value in the state after the firing; else in the one before.</param>
public sealed record EventField(string Name, Expression Value, bool IsAfter);
