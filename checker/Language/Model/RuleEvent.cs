using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Model;

/// <summary>What a firing of a rule looks like in a log: <c>--- @event pop(value = buffer[head], free' = room)</c>.</summary>
/// <param name="Frame">Of the fields' expressions: the rule's bindings and what the expressions bind.</param>
public sealed record RuleEvent(string Name, ImmutableArray<EventField> Fields, FrameSize Frame, SourceSpan Span);

/// <param name="Value">Of a simple type. It sees the rule's parameters.</param>
/// <param name="IsAfter">Whether it is the value in the state after the firing; else in the one before.</param>
public sealed record EventField(string Name, Expression Value, bool IsAfter);
