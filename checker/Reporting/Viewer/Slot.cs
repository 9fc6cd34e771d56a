using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ModelCheck.Language.Types;

namespace ModelCheck.Reporting.Viewer;

/// <summary>A slot of a state in the bundle: null when undefined, a string where a number of JavaScript is not exact.</summary>
[JsonConverter(typeof(SlotConverter))]
internal readonly record struct Slot(long Value);

internal sealed class SlotConverter : JsonConverter<Slot>
{
    private const long LargestExact = (1L << 53) - 1;

    public override Slot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("bundles are only written");

    public override void Write(Utf8JsonWriter writer, Slot value, JsonSerializerOptions options)
    {
        if (value.Value == ModelType.Undefined)
            writer.WriteNullValue();
        else if (value.Value is >= -LargestExact and <= LargestExact)
            writer.WriteNumberValue(value.Value);
        else
            writer.WriteStringValue(value.Value.ToString(CultureInfo.InvariantCulture));
    }
}
