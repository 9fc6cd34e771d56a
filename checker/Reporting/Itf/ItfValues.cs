using System.Globalization;
using System.Text.Json;
using ModelCheck.Language.Types;
using ModelCheck.Reporting.States;

namespace ModelCheck.Reporting.Itf;

/// <summary>Writes values of the state as ITF expressions.</summary>
/// <remarks>
/// Arrays are maps whatever their index type, so that those that do not start at 0 keep their indices. A multiset is
/// a map from element to how often it is there. Undefined is the variant <c>Undefined</c>.
/// </remarks>
internal static class ItfValues
{
    public static void Write(Utf8JsonWriter json, StateValue value)
    {
        switch (value)
        {
            case SimpleValue simple:
                WriteSimple(json, simple);
                break;
            case RecordValue record:
                WriteRecord(json, record.Fields);
                break;
            case ArrayValue array:
                WriteMap(json, array.Elements, e => Write(json, e.Index), e => Write(json, e.Value));
                break;
            case MultisetValue multiset:
                WriteMap(
                    json,
                    multiset.Elements.GroupBy(ValueText.Of),
                    group => Write(json, group.First()),
                    group => WriteInteger(json, group.Count()));
                break;
        }
    }

    public static void WriteRecord(Utf8JsonWriter json, IEnumerable<(string Name, StateValue Value)> fields)
    {
        json.WriteStartObject();
        foreach ((string name, StateValue value) in fields)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteMap<T>(
        Utf8JsonWriter json, IEnumerable<T> entries, Action<T> writeKey, Action<T> writeValue)
    {
        json.WriteStartObject();
        json.WriteStartArray("#map");
        foreach (T entry in entries)
        {
            json.WriteStartArray();
            writeKey(entry);
            writeValue(entry);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSimple(Utf8JsonWriter json, SimpleValue value)
    {
        if (value.IsUndefined)
            WriteUndefined(json);
        else if (value.Type is RangeType or MultisetIndexType)
            WriteInteger(json, value.Slot);
        else if (value.Type is EnumType { IsBoolean: true })
            json.WriteBooleanValue(value.Slot == 1);
        else
            json.WriteStringValue(value.ToString());
    }

    private static void WriteUndefined(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("tag", "Undefined");
        json.WriteStartObject("value");
        json.WriteStartArray("#tup");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInteger(Utf8JsonWriter json, long number)
    {
        json.WriteStartObject();
        json.WriteString("#bigint", number.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
