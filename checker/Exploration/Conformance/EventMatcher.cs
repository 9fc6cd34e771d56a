using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Conformance;

/// <summary>Compares events of a log with those that firings of rules give.</summary>
/// <remarks>
/// A value of the log is one of the model when it is written the same. For an element of a symmetric type the log may have
/// any name of its own, as the number of a thread: one name for one element, found out on the way.
/// </remarks>
internal sealed class EventMatcher
{
    private readonly HashSet<string> _events;
    private readonly EventReader _reader;
    private readonly Dictionary<SimpleType, int> _firstElements = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(SimpleType Type, string Text), int> _names = [];

    public EventMatcher(TransitionSystem system)
    {
        _events = [.. system.Rules.SelectMany(r => r.Events).Select(e => e.Name)];
        _reader = new EventReader(system);
        foreach (ScalarsetDeclaration declaration in system.Scalarsets)
        {
            _firstElements.Add(declaration.Type, ElementCount);
            ElementCount += (int)long.Min(declaration.Type.High + 1, int.MaxValue / 2);
        }
    }

    public int ElementCount { get; private set; }

    public bool KnowsEvent(string name) => _events.Contains(name);

    /// <summary>Whether a firing in that state leaves nothing in a log.</summary>
    public bool IsSilent(Instance<Rule> rule, long[] before) => !rule.Owner.Events.Any(e => _reader.IsGiven(rule, e, before));

    /// <summary>Whether a firing in that state gives the rule's event.</summary>
    public bool IsGiven(RuleEvent seen, Instance<Rule> rule, long[] before) => _reader.IsGiven(rule, seen, before);

    /// <summary>The names behind a firing that the log's event may be, or null when it is none of the rule's.</summary>
    public int[]? Match(LoggedEvent logged, Instance<Rule> rule, long[] before, long[] after, int[] names)
    {
        foreach (RuleEvent seen in rule.Owner.Events.Where(e => e.Name == logged.Name))
        {
            if (!_reader.IsGiven(rule, seen, before))
                continue;

            ImmutableArray<long?> values = _reader.Read(rule, seen, before, after);
            if (MatchFields(logged, seen, values, names, _ => true) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Whether those fields fit that can be read in the state before the firing.</summary>
    public bool MayMatch(LoggedEvent logged, RuleEvent seen, Instance<Rule> rule, long[] before, int[] names) =>
        MatchFields(logged, seen, _reader.Read(rule, seen, before, before), names, field => !field.IsAfter) is not null;

    /// <summary>What a firing gives, as a log would have it.</summary>
    public LoggedEvent Expected(RuleEvent seen, Instance<Rule> rule, long[] before, long[] after)
    {
        ImmutableArray<long?> values = _reader.Read(rule, seen, before, after);
        return new LoggedEvent(
            0,
            seen.Name,
            [.. seen.Fields.Zip(values, (field, value) => KeyValuePair.Create(field.Name, TextOf(field, value)))]);
    }

    private int[]? MatchFields(
        LoggedEvent logged, RuleEvent seen, ImmutableArray<long?> values, int[] names, Func<EventField, bool> matters)
    {
        int[] result = names;
        for (int i = 0; i < seen.Fields.Length; i++)
        {
            EventField field = seen.Fields[i];
            if (!matters(field) || Find(logged, field.Name) is not { } text)
                continue;

            if (values[i] is not { } value)
                return null;

            if (TextOf(field, value) == text)
                continue;

            if (Rename((SimpleType)field.Value.Type, value, text, result) is not { } renamed)
                return null;

            result = renamed;
        }

        return result;
    }

    // Null when the element has another name, or the name another element.
    private int[]? Rename(SimpleType type, long value, string text, int[] names)
    {
        if (type is UnionType union && value != ModelType.Undefined)
        {
            (int member, long inner) = union.Split(value);
            return Rename(union.Members[member], inner, text, names);
        }

        if (value == ModelType.Undefined || !_firstElements.TryGetValue(type, out int first) || IsElement(type, text))
            return null;

        if (!_names.TryGetValue((type, text), out int name))
            _names.Add((type, text), name = _names.Count);

        int element = first + (int)value;
        if (names[element] == name)
            return names;

        int count = (int)(type.High + 1);
        return names[element] >= 0 || names.AsSpan(first, count).Contains(name) ? null : [.. names[..element], name, .. names[(element + 1)..]];
    }

    private static bool IsElement(SimpleType type, string text)
    {
        for (long value = type.Low; value <= type.High; value++)
        {
            if (type.Format(value) == text)
                return true;
        }

        return false;
    }

    private static string? Find(LoggedEvent logged, string field)
    {
        foreach ((string name, string value) in logged.Fields)
        {
            if (name == field)
                return value;
        }

        return null;
    }

    private static string TextOf(EventField field, long? value) =>
        value is { } known ? ValueFormatter.Format((SimpleType)field.Value.Type, known) : "?";
}
