using System.Text.Json;
using ModelCheck.Language.Types;
using ModelCheck.Reporting.States;

namespace ModelCheck.Reporting.Json;

/// <summary>Writes values of the state as JSON.</summary>
/// <remarks>
/// A number is a number, a boolean a boolean, a member of an enum, scalarset or union a string, a record an object, a
/// multiset a list. An array over numbers is a list of [index, element] pairs, so that it may start anywhere; any other
/// array is an object. Undefined is <c>{"#undefined": true}</c>: no name in a specification starts with '#'.
/// </remarks>
internal static class JsonValues
{
    public static void Write(Utf8JsonWriter json, StateValue value)
    {
        switch (value)
        {
            case SimpleValue simple:
                WriteSimple(json, simple);
                break;
            case RecordValue record:
                WriteObject(json, record.Fields);
                break;
            case ArrayValue { IndexType: RangeType } array:
                json.WriteStartArray();
                foreach ((SimpleValue index, StateValue element) in array.Elements)
                    WriteList(json, [index, element]);
                json.WriteEndArray();
                break;
            case ArrayValue array:
                WriteObject(json, array.Elements.Select(e => (e.Index.ToString(), e.Value)));
                break;
            case MultisetValue multiset:
                WriteList(json, multiset.Elements);
                break;
        }
    }

    public static void WriteObject(Utf8JsonWriter json, IEnumerable<(string Name, StateValue Value)> members)
    {
        json.WriteStartObject();
        foreach ((string name, StateValue value) in members)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    public static void WriteList(Utf8JsonWriter json, IEnumerable<StateValue> values)
    {
        json.WriteStartArray();
        foreach (StateValue value in values)
            Write(json, value);
        json.WriteEndArray();
    }

    private static void WriteSimple(Utf8JsonWriter json, SimpleValue value)
    {
        if (value.IsUndefined)
        {
            json.WriteStartObject();
            json.WriteBoolean("#undefined", true);
            json.WriteEndObject();
        }
        else if (value.Type is RangeType or MultisetIndexType)
        {
            json.WriteNumberValue(value.Slot);
        }
        else if (value.Type is EnumType { IsBoolean: true })
        {
            json.WriteBooleanValue(value.Slot == 1);
        }
        else
        {
            json.WriteStringValue(value.ToString());
        }
    }
}
