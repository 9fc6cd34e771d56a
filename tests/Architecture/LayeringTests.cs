using System.Text.RegularExpressions;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Architecture;

/// <summary>
/// The import rules of ARCHITECTURE.md that project references cannot express: between the folders of one project, and
/// from the search to the language. A new edge is a design decision: change both.
/// </summary>
public partial class LayeringTests
{
    private static readonly Dictionary<string, string[]> MayImport = new()
    {
        ["Language.Text"] = [],
        ["Language.Types"] = [],
        ["Language.Diagnostics"] = ["Language.Text"],
        ["Language.Syntax"] = ["Language", "Language.Text", "Language.Diagnostics"],
        ["Language.Model"] = ["Language", "Language.Text", "Language.Types", "Language.Syntax"],
        ["Language.Results"] = ["Language.Text", "Language.Model"],
        ["Language.Interpretation"] = ["Language.Text", "Language.Types", "Language.Model", "Language.Results"],
        ["Language.Elaboration"] =
            ["Language", "Language.Text", "Language.Types", "Language.Diagnostics", "Language.Syntax", "Language.Model"],
        ["Language.Expectations"] =
            ["Language.Text", "Language.Diagnostics", "Language.Syntax", "Language.Model", "Language.Results"],
        ["Language.Printing.Flattening"] = ["Language.Types", "Language.Model"],
        ["Exploration.States"] = ["Language.Types", "Language.Model"],
        ["Language.Temporal"] = ["Language.Interpretation", "Language.Model", "Language.Results"],
        ["Exploration.Automata"] = ["Language.Temporal"],
        ["Exploration.Models"] =
            ["Language.Model", "Language.Results", "Language.Temporal", "Language.Text", "Exploration.Automata"],
        ["Exploration.Checkpoints"] = [],
        ["Exploration.Disk"] = [],
        ["Exploration.Trees"] = ["Exploration.Models", "Exploration.States"],
        ["Exploration.Search"] =
            [
                "Exploration.Checkpoints", "Exploration.Disk", "Exploration.Models", "Exploration.Search.Temporal",
                "Exploration.States",
            ],
        ["Exploration.Distributed"] =
            ["Exploration.Checkpoints", "Exploration.Models", "Exploration.Search", "Exploration.States"],
        ["Exploration.Search.Temporal"] = ["Exploration.Automata", "Exploration.Models", "Exploration.States"],
        ["Proof.Logic"] = [],
        ["Proof.Encoding"] =
        [
            "Language.Text", "Language.Types", "Language.Model", "Language.Analysis", "Language.Interpretation",
            "Language.Results", "Proof.Logic",
        ],
        ["Exploration.Projections"] =
        [
            "Exploration.Compilation", "Exploration.Models", "Exploration.Search", "Exploration.States",
            "Exploration.Symmetry", "Language.Model", "Language.Text", "Language.Types",
        ],
        ["Exploration.Designs"] =
        [
            "Exploration.Compilation", "Exploration.Models", "Exploration.Search", "Exploration.States",
            "Language.Interpretation", "Language.Model", "Language.Results", "Language.Text", "Language.Types",
        ],
        ["Proof.Solving"] = ["Proof.Logic"],
        ["Proof.Implications"] =
        [
            "Language.Model", "Language.Text", "Proof.Encoding", "Proof.Induction", "Proof.Logic", "Proof.Solving",
        ],
        ["Language.Mutation"] =
        [
            "Language.Analysis", "Language.Model", "Language.Results", "Language.Syntax", "Language.Text",
            "Language.Types",
        ],
        ["Exploration.Mutation"] =
        [
            "Exploration.Compilation", "Exploration.Models", "Exploration.Search", "Exploration.States",
            "Language.Model", "Language.Mutation", "Language.Results", "Language.Text",
        ],
        ["Exploration.Estimation"] =
        [
            "Exploration.Compilation", "Exploration.Models", "Exploration.Search", "Language", "Language.Model",
            "Language.Results", "Language.Types",
        ],
        ["Exploration.Holding"] =
        [
            "Exploration.Compilation", "Exploration.Designs", "Exploration.Models", "Exploration.Search",
            "Exploration.States", "Language.Analysis", "Language.Interpretation", "Language.Model", "Language.Results",
            "Language.Text",
        ],
        ["Exploration.PartialOrder"] =
        [
            "Exploration.Compilation", "Exploration.Holding", "Exploration.Models", "Exploration.States", "Language.Model",
            "Language.Types",
        ],
        ["Exploration.Vacuity"] =
        [
            "Exploration.Compilation", "Exploration.Models", "Exploration.Search", "Exploration.States",
            "Language.Analysis", "Language.Interpretation", "Language.Model", "Language.Results", "Language.Text",
            "Language.Types",
        ],
        ["Proof.Induction"] =
        [
            "Language", "Language.Types", "Language.Model", "Language.Interpretation", "Language.Results",
            "Proof.Logic", "Proof.Encoding", "Proof.Solving",
        ],
        ["Proof.Commutation"] =
            ["Language.Model", "Proof.Encoding", "Proof.Induction", "Proof.Logic", "Proof.Solving"],
        ["Proof.Bmc"] =
        [
            "Language.Model", "Language.Interpretation", "Language.Results", "Proof.Logic", "Proof.Encoding",
            "Proof.Solving", "Proof.Induction",
        ],
        ["Proof.Horn"] =
            ["Proof.Logic", "Proof.Encoding", "Proof.Solving", "Proof.Induction", "Proof.Bmc"],
        ["Proof.Certificates"] =
        [
            "Language", "Language.Diagnostics", "Language.Elaboration", "Language.Model", "Language.Syntax",
            "Language.Text", "Proof.Encoding", "Proof.Induction", "Proof.Logic",
        ],
        ["Reporting.States"] = ["Language.Types", "Language.Model"],
    };

    [Fact]
    public void Every_file_imports_only_what_its_folder_may()
    {
        List<string> violations = [];
        foreach ((string folder, string[] allowed) in MayImport)
        {
            foreach (string file in Directory.EnumerateFiles(PathOf(folder), "*.cs"))
            {
                foreach (Match use in Import().Matches(File.ReadAllText(file)))
                {
                    string used = use.Groups["name"].Value;
                    if (used != folder && !allowed.Contains(used))
                        violations.Add($"{Path.GetFileName(file)}: {folder} may not use {used}");
                }
            }
        }

        Assert.Empty(violations);
    }

    [Fact]
    public void Every_rule_names_a_folder_with_files() => Assert.All(
        MayImport.Keys, folder => Assert.NotEmpty(Directory.EnumerateFiles(PathOf(folder), "*.cs")));

    private static string PathOf(string folder) => Repository.PathTo(["checker", .. folder.Split('.')]);

    [GeneratedRegex(@"^using (static )?ModelCheck\.(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Import();
}
