using System.Text;
using System.Text.Json;
using ModelCheck.Language.Types;
using ModelCheck.Reporting.Itf;
using ModelCheck.Reporting.Json;
using ModelCheck.Reporting.States;
using Xunit;

namespace ModelCheck.Tests.Reporting;

/// <summary>One value of each type, as text, as JSON and as an ITF expression.</summary>
public class ValueFormatsTests
{
    private const long Undefined = ModelType.Undefined;

    private static readonly ScalarsetType Node = new(2) { Name = "Node" };
    private static readonly EnumType Color = new(["red", "green"]);
    private static readonly RangeType Small = new(1, 3);

    public static TheoryData<ModelType, long[], string, string, string> Values => new()
    {
        { Small, [2], "2", "2", """{"#bigint":"2"}""" },
        { RangeType.Unbounded, [-9007199254740993], "-9007199254740993", "-9007199254740993", """{"#bigint":"-9007199254740993"}""" },
        { EnumType.Boolean, [1], "true", "true", "true" },
        { Color, [1], "green", "\"green\"", "\"green\"" },
        { Node, [1], "Node_2", "\"Node_2\"", "\"Node_2\"" },
        { new UnionType([Node, Color]), [2], "red", "\"red\"", "\"red\"" },
        { Color, [Undefined], "undefined", """{"#undefined":true}""", """{"tag":"Undefined","value":{"#tup":[]}}""" },
        {
            new RecordType([("a", Small), ("b", EnumType.Boolean)]), [3, Undefined],
            "{a: 3, b: undefined}",
            """{"a":3,"b":{"#undefined":true}}""",
            """{"a":{"#bigint":"3"},"b":{"tag":"Undefined","value":{"#tup":[]}}}"""
        },
        {
            new ArrayType(Node, EnumType.Boolean), [0, 1],
            "[Node_1: false, Node_2: true]",
            """{"Node_1":false,"Node_2":true}""",
            """{"#map":[["Node_1",false],["Node_2",true]]}"""
        },
        {
            new ArrayType(Small, Color), [1, 1, 0],
            "[1..2: green, 3: red]",
            """[[1,"green"],[2,"green"],[3,"red"]]""",
            """{"#map":[[{"#bigint":"1"},"green"],[{"#bigint":"2"},"green"],[{"#bigint":"3"},"red"]]}"""
        },
        {
            new MultisetType(4, Color), [1, 0, 1, 0, 1, 1, 0, Undefined],
            "{red, red, green}",
            """["red","red","green"]""",
            """{"#map":[["red",{"#bigint":"2"}],["green",{"#bigint":"1"}]]}"""
        },
        { new MultisetType(1, Color), [0, Undefined], "{}", "[]", """{"#map":[]}""" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Every_type_has_a_form_in_every_format(ModelType type, long[] slots, string text, string json, string itf)
    {
        StateValue value = StateValue.Of(type, slots);

        Assert.Equal(text, ValueText.Of(value));
        Assert.Equal(json, Written(value, JsonValues.Write));
        Assert.Equal(itf, Written(value, ItfValues.Write));
    }

    [Fact]
    public void Deep_nesting_takes_no_more_than_its_depth()
    {
        ModelType type = EnumType.Boolean;
        for (int i = 0; i < 500; i++)
            type = new ArrayType(new RangeType(0, 0), type);

        string text = ValueText.Of(StateValue.Of(type, [1]));

        Assert.Equal("true", text.Replace("[0: ", "", StringComparison.Ordinal).TrimEnd(']'));
    }

    private static string Written(StateValue value, Action<Utf8JsonWriter, StateValue> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            write(json, value);

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
