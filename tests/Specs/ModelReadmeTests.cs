using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Specs;

/// <summary>
/// The tables of <c>model/README.md</c> say what the model and its specifications give: see <see cref="GeneratedSection"/>.
/// </summary>
public class ModelReadmeTests
{
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

    private static void Compare(string name, IEnumerable<string> lines) => GeneratedSection.Compare(Readme, name, lines);
}
