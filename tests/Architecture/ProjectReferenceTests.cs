using System.Xml.Linq;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Architecture;

/// <summary>The projects of ARCHITECTURE.md and what each may use. A new edge is a design decision: change both.</summary>
public class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Language"] = [],
        ["Z3"] = [],
        ["Exploration"] = ["Language"],
        ["Reporting"] = ["Language"],
        ["Proof"] = ["Language", "Z3"],
        ["Testing"] = ["Exploration", "Language", "Reporting"],
    };

    public static TheoryData<string> Projects => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_what_it_may(string project)
    {
        XDocument file = XDocument.Load(Repository.PathTo("checker", project, $"ModelCheck.{project}.csproj"));
        IEnumerable<string> used = file.Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Split('/')[^2]);

        Assert.Equal(MayUse[project].Order(), used.Order());
    }

    [Fact]
    public void Every_project_but_the_program_has_a_rule() => Assert.Equal(
        MayUse.Keys.Append("Cli").Order(),
        Directory.EnumerateDirectories(Repository.PathTo("checker")).Select(Path.GetFileName).Order());
}
