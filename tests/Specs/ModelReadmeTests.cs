using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Specs;

/// <summary>
/// The tables of <c>model/README.md</c> say what the model and its specifications give. They stand between
/// <c>&lt;!-- generated: name --&gt;</c> and <c>&lt;!-- end: name --&gt;</c>; with <c>MODELCHECK_UPDATE=1</c>
/// these tests write them.
/// </summary>
public class ModelReadmeTests
{
    private static readonly Lock Writing = new();

    private static string Readme => Repository.PathTo("model", "README.md");

    [Fact]
    public void Rules_have_their_kernel_functions() => Compare("rules", ModelTables.Rules());

    [Fact]
    public void Kernel_functions_have_their_rules() => Compare("kernel functions", ModelTables.KernelFunctions());

    [Fact]
    public void Specifications_have_their_verdicts() => Compare("verdicts", ModelTables.Verdicts());

    [Fact]
    public void Designs_have_their_switches() => Compare("switches", DesignTable.Switches());

    [Fact]
    public void Designs_have_the_verdicts_of_all_properties() => Compare("designs", DesignTable.Lines());

    [Fact]
    public void The_headline_fails_where_all_that_must_hold_does() => Compare("windows", DesignTable.Windows());

    [Fact]
    public void Guards_hold_up_what_they_are_said_to() => Compare("mutants", MutantTable.Lines());

    private static void Compare(string name, IEnumerable<string> lines)
    {
        string expected = string.Join('\n', lines);
        lock (Writing)
        {
            string text = File.ReadAllText(Readme);
            (int start, int end) = Section(text, name);
            if (Environment.GetEnvironmentVariable("MODELCHECK_UPDATE") == "1")
                File.WriteAllText(Readme, $"{text[..start]}{expected}{text[end..]}");
            else
                Assert.Equal(expected, text[start..end]);
        }
    }

    private static (int Start, int End) Section(string text, string name)
    {
        string opening = $"<!-- generated: {name} -->\n";
        int start = text.IndexOf(opening, StringComparison.Ordinal);
        int end = text.IndexOf($"\n<!-- end: {name} -->", StringComparison.Ordinal);
        Assert.True(start >= 0 && end >= 0, $"no section '{name}'");
        return (start + opening.Length, end);
    }
}
