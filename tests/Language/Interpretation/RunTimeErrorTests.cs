using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using Xunit;
using static ModelCheck.Language.Results.ModelErrorKind;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

/// <summary>Everything that can go wrong in a model; <c>«»</c> mark the source that is blamed.</summary>
public class RunTimeErrorTests
{
    private const string Declarations = """
        type Node: scalarset(3);
             Color: enum { red, green, blue };
             Pair: record low: 0..5; on: boolean; end;
        var x, y: 0..5;
            wide: 0..9223372036854775807;
            b: boolean;
            color: Color;
            n, m: Node;
            a: array [0..3] of 0..5;
            grid: array [Color] of array [1..2] of 0..5;
            p: Pair;
            net: multiset [3] of 0..5;
            small: multiset [3] of 0..3;
            either: union { Node, Color };
        function same(v: 0..3): 0..5; begin return v; end;
        function broken(v: 0..5): 0..3; begin return v; end;
        function silent(v: 0..5): 0..5; begin if v = 0 then return 1; end; end;
        function vague(): 0..5; var v: 0..5; begin return v; end;
        function forever(v: 0..5): 0..5; begin return forever(v); end;
        procedure fill(var v: 0..5; w: 0..5); begin v := w + 1; end;

        """;

    public static TheoryData<ModelErrorKind, string, string> Errors => new()
    {
        { OutOfRange, "value 7 assigned to 'x' is outside 0..5", "y := 5; x := «y + 2»;" },
        { OutOfRange, "value -1 assigned to 'x' is outside 0..5", "y := 0; x := «y - 1»;" },
        { OutOfRange, "value 11 assigned to 'a[2]' is outside 0..5", "y := 2; a[y] := «y + 9»;" },
        { OutOfRange, "value 6 assigned to 'grid[green][1]' is outside 0..5",
            "y := 1; grid[green][y] := «y + 5»;" },
        { OutOfRange, "value 6 assigned to 'p.low' is outside 0..5", "y := 1; p.low := «y + 5»;" },
        { OutOfRange, "value 4 passed to parameter 'v' of 'same' is outside 0..3",
            "y := 4; x := same(«y»);" },
        { OutOfRange, "value 4 added to multiset 'small' is outside 0..3",
            "y := 4; multisetadd(«y», small);" },
        { OutOfRange, "value red is not one of Node", "color := red; either := color; n := «either»;" },
        { IndexOutOfRange, "index 4 is outside 0..3 of 'a'", "y := 4; x := a[«y»];" },
        { IndexOutOfRange, "index 4 is outside 0..3 of 'a'", "y := 4; a[«y»] := 0;" },
        { IndexOutOfRange, "index 3 is outside 1..2 of 'grid[blue]'", "y := 2; x := grid[blue][«y + 1»];" },
        { UndefinedRead, "'y' is undefined", "x := «y» + 1;" },
        { UndefinedRead, "'y' is undefined", "x := 1 - «y»;" },
        { UndefinedRead, "'y' is undefined", "x := -«y»;" },
        { UndefinedRead, "'y' is undefined", "x := ~«y»;" },
        { UndefinedRead, "'y' is undefined", "b := «y» < 3;" },
        { UndefinedRead, "'y' is undefined", "b := 3 = «y»;" },
        { UndefinedRead, "'color' is undefined", "b := «color» != red;" },
        { UndefinedRead, "'n' is undefined", "m := n; b := «n» = m;" },
        { UndefinedRead, "'b' is undefined", "if «b» then x := 1; end;" },
        { UndefinedRead, "'b' is undefined", "if !«b» then x := 1; end;" },
        { UndefinedRead, "'b' is undefined", "x := «b» ? 1 : 2;" },
        { UndefinedRead, "'b' is undefined", "b := true & «b»;" },
        { UndefinedRead, "'y' is undefined", "x := a[«y»];" },
        { UndefinedRead, "'a[2]' is undefined", "y := 2; x := «a[y]» + 1;" },
        { UndefinedRead, "'p.low' is undefined", "x := «p.low» + 1;" },
        { UndefinedRead, "'x' is undefined", "switch «x» case 1: y := 1; end;" },
        { UndefinedRead, "'y' is undefined", "for i := 0 to «y» do x := 0; end;" },
        { UndefinedRead, "'b' is undefined", "while «b» do x := 0; end;" },
        { UndefinedRead, "'b' is undefined", "assert «b»;" },
        { UndefinedRead, "'either' is undefined", "b := ismember(«either», Node);" },
        { UndefinedRead, "function 'vague' returned an undefined value", "x := «vague()» + 1;" },
        { DivisionByZero, "division by zero: 5 / 0", "y := 0; x := «5 / y»;" },
        { DivisionByZero, "division by zero: 5 % 0", "y := 0; x := «5 % y»;" },
        { Overflow, "9223372036854775807 + 1 overflows 64-bit integers",
            "wide := 9223372036854775807; b := «wide + 1» > 0;" },
        { Overflow, "9223372036854775807 * 2 overflows 64-bit integers",
            "wide := 9223372036854775807; b := «wide * 2» > 0;" },
        { AssertionFailed, "assertion failed: too few", "x := 1; assert «x > 1» \"too few\";" },
        { AssertionFailed, "assertion failed: x > 1", "x := 1; assert «x > 1»;" },
        { ErrorStatement, "no way out", "«error \"no way out\"»;" },
        { MultisetOverflow, "multiset 'net' is full (capacity 3)",
            "x := 1; for i := 1 to 3 do multisetadd(x, net); end; «multisetadd(x, net)»;" },
        { BadLoopStep, "step 0 never gets from 0 to 3", "y := 0; for i := 0 to 3 by «y» do x := i; end;" },
        { LoopLimit, "while loop exceeded 1000000 iterations", "x := 0; while «x = 0» do x := 0; end;" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Names_the_values_and_blames_the_smallest_piece(
        ModelErrorKind kind, string message, string body)
    {
        (string text, int start, int length) = Marked($"{Declarations} startstate begin {body} end;");
        ModelError error = ModelRunner.ErrorOf(() => new ModelRunner(text).Start());

        Assert.Equal((kind, message), (error.Kind, error.Message));
        Assert.Equal(text.Substring(start, length), error.Span.Text);
        Assert.Equal(start, error.Span.Start);
        Assert.Empty(error.Calls);
    }

    [Theory]
    [InlineData(OutOfRange, "value 5 returned by 'broken' is outside 0..3", "v", "x := broken(5);")]
    [InlineData(OutOfRange, "value 6 assigned to 'v' is outside 0..5", "w + 1", "y := 5; fill(x, y);")]
    [InlineData(UndefinedRead, "'w' is undefined", "w", "fill(x, y);")]
    public void An_error_in_a_function_names_the_call(
        ModelErrorKind kind, string message, string blamed, string body)
    {
        ModelError error = ModelRunner.ErrorOf(() => ModelRunner.Run(Declarations, body));

        Assert.Equal((kind, message, blamed), (error.Kind, error.Message, error.Span.Text));
        Assert.Contains(Assert.Single(error.Calls).Text, body);
    }

    [Fact]
    public void A_function_without_a_return_on_its_way_is_an_error()
    {
        ModelError error = ModelRunner.ErrorOf(() => ModelRunner.Run(Declarations, "x := silent(3);"));

        Assert.Equal(MissingReturn, error.Kind);
        Assert.Equal("function 'silent' ended without returning a value", error.Message);
        Assert.Contains("silent", error.Span.Text);
        Assert.Equal("silent(3)", Assert.Single(error.Calls).Text);
        Assert.Equal("1", ModelRunner.Run(Declarations, "x := silent(0);")["x"]);
    }

    [Fact]
    public void Calls_are_listed_from_the_innermost_one()
    {
        const string Text = """
            var x: 0..9;
            function inner(v: 0..9): 0..9; begin return 10 / v; end;
            function outer(v: 0..9): 0..9; begin return inner(v - 1); end;
            startstate begin x := outer(1); end;
            """;
        ModelError error = ModelRunner.ErrorOf(() => new ModelRunner(Text).Start());

        Assert.Equal(["inner(v - 1)", "outer(1)"], error.Calls.Select(c => c.Text));
    }

    [Fact]
    public void Endless_recursion_is_an_error_at_a_fixed_depth()
    {
        ModelError? error = null;
        var thread = new Thread(
            () => error = ModelRunner.ErrorOf(() => ModelRunner.Run(Declarations, "x := forever(1);")),
            maxStackSize: 16 << 20);
        thread.Start();
        thread.Join();

        Assert.Equal(RecursionLimit, error!.Kind);
        Assert.Equal("'forever' is called when 2000 calls are in progress, which is too deep", error.Message);
        Assert.Equal(2000, error.Calls.Length);
    }

    [Fact]
    public void Endless_recursion_on_a_small_stack_is_the_same_error_earlier()
    {
        ModelError? error = null;
        var runner = new ModelRunner($"{Declarations} startstate begin x := forever(1); end;");
        var thread = new Thread(() => error = ModelRunner.ErrorOf(() => runner.Start()), 256 << 10);
        thread.Start();
        thread.Join();

        Assert.Equal(RecursionLimit, error!.Kind);
        Assert.InRange(error.Calls.Length, 1, 1999);
    }

    [Fact]
    public void An_error_in_a_guard_or_property_is_an_error_of_the_model()
    {
        var runner = new ModelRunner(
            "var x: 0..5; startstate begin undefine x; end; rule x = 0 ==> end; invariant x < 9;");
        runner.Start();
        var invariant = new Instance<Property>(runner.System.Properties.Single(), []);

        Assert.Equal(UndefinedRead, ModelRunner.ErrorOf(() => runner.IsEnabled()).Kind);
        Assert.Equal(UndefinedRead, ModelRunner.ErrorOf(() => runner.Fire()).Kind);
        Assert.Equal(
            UndefinedRead, ModelRunner.ErrorOf(() => runner.Interpreter.Holds(invariant, runner.State)).Kind);
    }

    [Fact]
    public void An_interpreter_is_as_good_as_new_after_an_error()
    {
        const string Text = """
            var x: 0..5;
            function deep(v: 0..5): 0..5; begin return 10 / v; end;
            startstate begin x := 0; end;
            rule begin x := deep(x); end;
            rule begin x := 2; end;
            """;
        var runner = new ModelRunner(Text);
        runner.Start();
        Assert.Single(ModelRunner.ErrorOf(() => runner.Fire()).Calls);
        Assert.Single(ModelRunner.ErrorOf(() => runner.Fire()).Calls);
        runner.Fire(1);
        runner.Fire();

        Assert.Equal("5", runner["x"]);
    }

    [Fact]
    public void The_while_limit_of_CMurphi_is_1000_iterations()
    {
        string Loop(int times) => $"i := 0; while i < {times} do i := i + 1; end;";

        Assert.Equal("1000", ModelRunner.Run("var i: 0..2000;", Loop(1000), Compatibility.CMurphi)["i"]);
        Assert.Equal("1001", ModelRunner.Run("var i: 0..2000;", Loop(1001))["i"]);
        ModelError error =
            ModelRunner.ErrorOf(() => ModelRunner.Run("var i: 0..2000;", Loop(1001), Compatibility.CMurphi));
        Assert.Equal((LoopLimit, "while loop exceeded 1000 iterations"), (error.Kind, error.Message));
    }

    /// <summary>The text without its marks, and where they were.</summary>
    private static (string Text, int Start, int Length) Marked(string text)
    {
        int start = text.IndexOf('«');
        int end = text.IndexOf('»');
        return (text.Remove(end, 1).Remove(start, 1), start, end - start - 1);
    }
}
