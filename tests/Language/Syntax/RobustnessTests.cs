using System.Text;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Syntax;
using Xunit;

namespace ModelCheck.Tests.Language.Syntax;

/// <summary>
/// Whatever the text, the parser ends soon, with diagnostics that can be printed, and without throwing.
/// </summary>
public class RobustnessTests
{
    private const int Deep = 10_000;

    private static readonly Dictionary<string, string> DeepTexts = new()
    {
        ["parentheses"] = $"invariant {Repeat("(", Deep)}x{Repeat(")", Deep)};",
        ["nots"] = $"invariant {Repeat("!", Deep)}x;",
        ["signs"] = $"invariant {Repeat("- ", Deep)}x;",
        ["indices"] = $"invariant {Repeat("x[", Deep)}x{Repeat("]", Deep)};",
        ["calls"] = $"invariant {Repeat("f(", Deep)}x{Repeat(")", Deep)};",
        ["quantifiers"] = $"invariant {Repeat("forall i: T do ", Deep)}x{Repeat(" end", Deep)};",
        ["conditionals"] = $"invariant {Repeat("a ? b : (", Deep)}x{Repeat(")", Deep)};",
        ["conditionals in the middle"] = $"invariant {Repeat("a ? ", Deep)}x{Repeat(" : b", Deep)};",
        ["implications"] = $"invariant {Repeat("a -> (", Deep)}x{Repeat(")", Deep)};",
        ["temporal operators"] = $"ltl {Repeat("[] <> next ", Deep)}x;",
        ["ifs"] = $"rule begin {Repeat("if x then ", Deep)}{Repeat("end; ", Deep)}end;",
        ["elses"] = $"rule begin {Repeat("if x then else ", Deep)}{Repeat("end; ", Deep)}end;",
        ["switches"] = $"rule begin {Repeat("switch x case 1: ", Deep)}{Repeat("end; ", Deep)}end;",
        ["loops"] = $"rule begin {Repeat("for i: T do ", Deep)}{Repeat("end; ", Deep)}end;",
        ["arrays"] = $"type t: {Repeat("array [0..1] of ", Deep)}boolean;",
        ["indices of arrays"] = $"type t: {Repeat("array [", Deep)}",
        ["records"] = $"type t: {Repeat("record x: ", Deep)}boolean;{Repeat(" end;", Deep)}",
        ["unions"] = $"type t: {Repeat("union { ", Deep)}",
        ["rulesets"] = $"{Repeat("ruleset i: T do ", Deep)}{Repeat("end; ", Deep)}",
        ["sums"] = $"invariant x{Repeat(" + x", 100_000)};",
        ["conjunctions"] = $"invariant x{Repeat(" & x = 1", 100_000)};",
        ["comparisons"] = $"invariant x{Repeat(" < x", 100_000)};",
        ["fields"] = $"invariant x{Repeat(".x", 100_000)};",
        ["elements"] = $"rule x{Repeat("[0]", 100_000)} := 1; end;",
        ["chains in parentheses"] = $"invariant {Repeat("(", 900)}x{Repeat(Repeat(" + 1", 900) + ")", 900)};",
    };

    // The texts are looked up by name, because the runner copies the data of a theory into the test's name.
    public static TheoryData<string> Deeply() => [.. DeepTexts.Keys];

    public static TheoryData<string> Large() => [.. LargeTexts.Keys];

    [Theory]
    [MemberData(nameof(Deeply))]
    public void Deep_nesting_gets_one_message(string name)
    {
        Diagnostic[] errors = [.. ParseInTime(DeepTexts[name]).Where(d => d.Severity == Severity.Error)];

        // Three comparisons in a row are a mistake of their own.
        string[] expected = name == "comparisons" ? ["MC0115", "MC0120"] : ["MC0120"];
        Assert.Equal(expected, errors.Select(d => d.Code));
    }

    [Theory]
    [InlineData("parentheses", 990)]
    [InlineData("nots", 990)]
    [InlineData("ifs", 990)]
    [InlineData("arrays", 990)]
    [InlineData("sums", 990)]
    public void Nesting_up_to_the_limit_is_fine_on_a_small_stack(string name, int depth)
    {
        string text = name switch
        {
            "parentheses" => $"invariant {Repeat("(", depth)}x{Repeat(")", depth)};",
            "nots" => $"invariant {Repeat("!", depth)}x;",
            "ifs" => $"rule begin {Repeat("if x then ", depth)}{Repeat("end; ", depth)}end;",
            "arrays" => $"type t: {Repeat("array [0..1] of ", depth)}boolean;",
            _ => $"invariant x{Repeat(" + x", depth)};",
        };
        IReadOnlyList<Diagnostic>? diagnostics = null;
        var thread = new Thread(() => diagnostics = Parsing.Parse(text).Diagnostics, maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();

        Assert.Empty(diagnostics!.Select(Parsing.Describe));
    }

    private static readonly Dictionary<string, string> LargeTexts = new()
    {
        ["nothing"] = "",
        ["one long line of declarations"] = $"var {Repeat("abcdefgh, ", 100_000)}x: boolean;",
        ["a long name"] = $"var {Repeat("a", 1_000_000)}: boolean;",
        ["a long number"] = $"const a: {Repeat("9", 1_000_000)};",
        ["a long hexadecimal number"] = $"const a: 0x{Repeat("f", 1_000_000)};",
        ["a long string"] = $"rule \"{Repeat("a", 1_000_000)}\" end;",
        ["a long comment"] = $"/*{Repeat("a", 1_000_000)}",
        ["quotes"] = Repeat("\"", 1_000_001),
        ["semicolons"] = Repeat(";", 100_000),
        ["ends"] = Repeat("end ", 20_000),
        ["rules without anything"] = Repeat("rule ", 20_000),
        ["quantifiers without anything"] = Repeat("rule forall ", 20_000),
        ["names"] = Repeat("x ", 100_000),
        ["words near keywords"] = Repeat("whlie ", 20_000),
        ["documentation"] = Repeat("--- x\n", 50_000),
        ["many arms"] = $"rule if x then {Repeat("elsif x then y := 1; ", 20_000)} end; end;",
        ["NUL bytes"] = new string('\0', 1_000_000),
        ["random bytes"] = RandomBytes(seed: 1),
        ["other random bytes"] = RandomBytes(seed: 2),
        ["random tokens"] = RandomTokens(seed: 3),
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void Large_files_take_linear_time(string name) => ParseInTime(LargeTexts[name]);

    [Theory]
    [InlineData(Compatibility.None)]
    [InlineData(Compatibility.Rumur)]
    [InlineData(Compatibility.CMurphi)]
    public void A_text_cut_anywhere_is_read_or_reported(Compatibility compatibility) =>
        ParseAllInTime(SmallSpecifications.Truncated(), compatibility);

    [Theory]
    [InlineData(Compatibility.None)]
    [InlineData(Compatibility.Rumur)]
    [InlineData(Compatibility.CMurphi)]
    public void A_text_changed_anywhere_is_read_or_reported(Compatibility compatibility) =>
        ParseAllInTime(SmallSpecifications.Mutated(), compatibility);

    private static void ParseAllInTime(IEnumerable<string> texts, Compatibility compatibility) =>
        TimedReading.AssertAllEnd(texts, text => Parsing.Parse(text, compatibility).Diagnostics);

    private static IReadOnlyList<Diagnostic> ParseInTime(string text) =>
        TimedReading.AssertEnds(text, t => Parsing.Parse(t).Diagnostics);

    private static string Repeat(string text, int count) =>
        new StringBuilder().Insert(0, text, count).ToString();

    private static string RandomBytes(int seed)
    {
        byte[] bytes = new byte[100_000];
        new Random(seed).NextBytes(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private static string RandomTokens(int seed)
    {
        var random = new Random(seed);
        string[] tokens =
        [
            "x", "1", "\"s\"", "/* */", "-- c\n",
            .. Enumerable.Range((int)TokenKind.Alias, TokenKind.TildeGreater - TokenKind.Alias + 1)
                .Select(kind => TokenText.Spelling((TokenKind)kind)),
        ];
        return string.Join(' ', random.GetItems(tokens, 30_000));
    }
}
