using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Elaboration;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Model;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Elaboration;

public sealed class ModuleTests : IDisposable
{
    private const string Rest = "var b: boolean; startstate begin b := true; end rule begin b := !b; end";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_import_brings_a_module_in()
    {
        Write("sub/module.m", "const N: 2; type t: 0..N;");
        TransitionSystem system = Accept("import \"sub/module.m\"; var x: t; " + Rest);
        Assert.Equal(3, system.Variables[0].Type is ModelCheck.Language.Types.SimpleType t ? (int)t.Cardinality : 0);
    }

    [Fact]
    public void An_override_replaces_a_constant_also_of_what_the_module_imports()
    {
        Write("inner.m", "const N: 2;");
        Write("outer.m", "import \"inner.m\"; const M: N + 1;");
        TransitionSystem system = Accept("import \"outer.m\" with N = 5; " + Rest);
        Assert.Equal([("N", 5), ("M", 6)], system.Constants.Select(c => (c.Name, c.Value)));
    }

    [Fact]
    public void The_override_nearest_to_the_specification_wins()
    {
        Write("inner.m", "const N: 2;");
        Write("outer.m", "import \"inner.m\" with N = 3;");
        Assert.Equal(4, Accept("import \"outer.m\" with N = 4; " + Rest).Constants.Single().Value);
    }

    [Fact]
    public void The_command_line_wins_over_everything()
    {
        Write("inner.m", "const N: 2;");
        TransitionSystem system = Accept("import \"inner.m\" with N = 4; " + Rest, ("N", "2 * 4"));
        Assert.Equal(8, system.Constants.Single().Value);
    }

    [Fact]
    public void A_module_is_brought_in_once()
    {
        Write("shared.m", "const N: 2;");
        Write("left.m", "import \"shared.m\";");
        Write("right.m", "import \"shared.m\";");
        Accept("import \"left.m\"; import \"right.m\"; " + Rest);
    }

    [Theory]
    [InlineData("MC0501", "import \"none.m\"; ", "there is no such file")]
    [InlineData("MC0501", "import \"folder\"; ", "it is a directory")]
    [InlineData("MC0502", "import \"spec.m\"; ", "imports itself")]
    [InlineData("MC0503", "import \"n.m\" with M = 1; ", "declares no constant 'M'")]
    [InlineData("MC0504", "import \"n.m\"; import \"n.m\" with N = 7; ", "'N' is already 2")]
    [InlineData("MC0507", "import \"n.m\" with N = true; ", "declared as 'integer', but its new value is 'boolean'")]
    public void Reports_a_wrong_import(string code, string text, string message)
    {
        Write("n.m", "const N: 2;");
        Write("folder/x.m", "");
        Diagnostic error = Assert.Single(LoadSpec(text + Rest).Diagnostics);
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MC0505", "M", "1", "the specification has no constant 'M'")]
    [InlineData("MC0506", "N", "1; var x: boolean", "the value for 'N' must be one constant expression")]
    [InlineData("MC0507", "N", "false", "declared as 'integer', but its new value is 'boolean'")]
    public void Reports_a_wrong_constant(string code, string name, string value, string message)
    {
        Diagnostic error = Assert.Single(LoadSpec("const N: 2; " + Rest, (name, value)).Diagnostics);
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cycle_through_several_modules_is_reported()
    {
        Write("a.m", "import \"b.m\";");
        Write("b.m", "import \"a.m\";");
        Assert.Contains(LoadSpec("import \"a.m\"; " + Rest).Diagnostics, d => d.Code == "MC0502");
    }

    [Fact]
    public void A_missing_specification_is_an_exception_of_its_own() => Assert.Equal(
        "there is no such file",
        Assert.Throws<SpecificationFileException>(() => Specification.Load(_folder.PathTo("none.m"))).Message);

    [Fact]
    public void An_appendix_is_read_as_more_lines_of_the_specification()
    {
        Write("module.m", "const N: 2;");
        Write("spec.m", $"import \"module.m\";\n{Rest} -- no line break");
        var options = new LoadOptions { Appendix = "lemma \"one\" b | !b;\nlemma \"two\" b -> N = 2;\n" };

        LoadResult result = Specification.Load(_folder.PathTo("spec.m"), options);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(
            [("one", 3), ("two", 4)], result.System!.Properties.Select(p => (p.Name, p.Span.Line)));
        Assert.Same(result.System.Properties[0].Span.File, result.Sources[0]);
        Assert.Equal(["spec.m", "module.m"], result.Sources.Select(s => Path.GetFileName(s.Path)));
    }

    [Theory]
    [InlineData("-- expect: holds", true)]
    [InlineData("-- expect: violated \"p\" in 9 steps", true)]
    [InlineData("-- expect: states 183354", true)]
    [InlineData("-- expect: proved \"p\" for any Page, Task", true)]
    [InlineData("-- expect: proved \"p\"", true)]
    [InlineData("-- expect: proved \"p\" for any", false)]
    [InlineData("-- expect at N=4: states 7", true)]
    [InlineData("-- expect large at N=4, B=true: states 7", true)]
    [InlineData("-- expect large: proved \"p\"", true)]
    [InlineData("-- expect within 2 GB", true)]
    [InlineData("-- expect large within 1.5GB", true)]
    [InlineData("-- expect at N=4: within 500 MB", true)]
    [InlineData("-- expect: victory", false)]
    [InlineData("-- expect states 7", false)]
    [InlineData("-- expected: holds at last", false)]
    [InlineData("-- expect at N: states 7", false)]
    [InlineData("-- expect at N=4 states 7", false)]
    [InlineData("-- expect: states 99999999999999999999", false)]
    [InlineData("-- expect: violated \"p\" in 99999999999999999999 steps", false)]
    [InlineData("-- expect within 2 GiBs", false)]
    public void Reads_expectations(string comment, bool isKnown)
    {
        LoadResult result = LoadSpec($"{comment}\n{Rest}");
        Assert.Equal(isKnown ? 1 : 0, result.Expectations.Length);
        Assert.Equal(isKnown, !result.Diagnostics.Any(d => d.Code == "MC0508"));
    }

    [Fact]
    public void An_expectation_knows_for_which_constants_it_is_meant()
    {
        Expectation[] found =
        [
            .. LoadSpec($"""
                -- expect: states 3
                -- expect at N=4, M = 2*3: states 7
                -- expect large: within 1.5 GB
                {Rest}
                """).Expectations,
        ];

        Assert.Equal(["", "N=4, M=2*3", ""], found.Select(e => e.Sizes));
        Assert.Equal([true, false, false], found.Select(e => e.IsAtDeclaredSizes));
        Assert.Equal((true, 3L << 29), (found[2].IsLarge, found[2].Number));
    }

    [Theory]
    [InlineData("-- the grant that we expect: one")]
    [InlineData("-- expect the grant first: then")]
    [InlineData("-- expectations differ")]
    public void Prose_is_no_expectation(string comment)
    {
        LoadResult result = LoadSpec($"{comment}\n{Rest}");
        Assert.Empty(result.Expectations);
        Assert.Empty(result.Diagnostics);
    }

    private void Write(string name, string text) => _folder.Write(name, text);

    private LoadResult LoadSpec(string text, params (string Name, string Value)[] constants)
    {
        Write("spec.m", text);
        var options = new LoadOptions { Constants = [.. constants] };
        return Specification.Load(_folder.PathTo("spec.m"), options);
    }

    private TransitionSystem Accept(string text, params (string Name, string Value)[] constants)
    {
        LoadResult result = LoadSpec(text, constants);
        Assert.Empty(result.Diagnostics.Select(d => d.Message));
        return result.System!;
    }
}
