using ModelCheck.Language.Types;
using Xunit;

namespace ModelCheck.Tests.Language.Types;

public class ValueFormatterTests
{
    private const long None = ModelType.Undefined;

    private static readonly EnumType Color = new(["red", "green"]);
    private static readonly ScalarsetType Node = new(2) { Name = "Node" };
    private static readonly UnionType Either = new([Node, Color]);
    private static readonly RecordType Pair = new([("low", new RangeType(0, 9)), ("on", EnumType.Boolean)]);

    public static TheoryData<ModelType, long[], string, string> Values => new()
    {
        { new RangeType(-5, 5), [-3], "-3", "v:-3\n" },
        { new RangeType(-5, 5), [None], "Undefined", "v:Undefined\n" },
        { EnumType.Boolean, [1], "true", "v:true\n" },
        { Color, [1], "green", "v:green\n" },
        { Node, [1], "Node_2", "v:Node_2\n" },
        { Either, [0], "Node_1", "v:Node_1\n" },
        { Either, [3], "green", "v:green\n" },
        { Pair, [4, None], "{low: 4, on: Undefined}", "v.low:4\nv.on:Undefined\n" },
        { new ArrayType(Node, Color), [0, 1], "[Node_1: red, Node_2: green]",
            "v[Node_1]:red\nv[Node_2]:green\n" },
        { new ArrayType(new RangeType(2, 3), Color), [0, 1], "[2: red, 3: green]", "v[2]:red\nv[3]:green\n" },
        { new MultisetType(2, Color), [1, 0, 0, None], "{| red |}", "v{0}:red\n" },
        { new MultisetType(2, Color), [0, None, 0, None], "{| |}", "" },
        { new MultisetType(2, Pair), [1, 3, 0, 1, 4, 1], "{| {low: 3, on: false}, {low: 4, on: true} |}",
            "v{0}.low:3\nv{0}.on:false\nv{1}.low:4\nv{1}.on:true\n" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_have_one_text_and_one_line_for_each_simple_part(
        ModelType type, long[] slots, string text, string lines)
    {
        Assert.Equal(text, ValueFormatter.Format(type, slots));
        Assert.Equal(lines, ValueFormatter.FormatLines("v", type, slots));
    }
}
