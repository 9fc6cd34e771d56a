using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Comparison;
using ModelCheck.Tests.Support;
using Compare = ModelCheck.Tests.Cli.Comparing;

namespace ModelCheck.Tests.Specs;

/// <summary>
/// Every design of the kernel model against the same properties: each of them is decided in the design's
/// whole state space, also after others have been found violated.
/// </summary>
internal static class DesignTable
{
    private const int AllErrors = 100;

    // The constants before it are sizes and what the tasks do.
    private const string FirstSwitch = "EarlyReturn";

    // Two pages with every task have too many states for a test.
    private static readonly (string Spec, ImmutableArray<(string, string)> Constants)[] Designs =
    [
        ("v5.7", []),
        ("writeback-flag", [("Flushes", "true")]),
        ("writeback-flag-rfc1", []),
        ("callbacks-literal", []),
        ("v5.10-rc1", [("Writes", "false"), ("Flushes", "false")]),
        ("v5.10", []),
        ("v6.4", []),
        ("today", []),
        ("strict-window", []),
    ];

    private static readonly string[] Modules =
    [
        "headline", "tight", "content", "journalled_mapping", "forget_list", "waits", "stall",
        "fault_waits_for_log_only",
    ];

    private static readonly string[] WindowModules =
        ["headline", "window_w1", "window_w2", "window_w3", "tight", "content", "captured", "durability"];

    /// <summary>The lines of the table, as <c>compare</c> writes it: a column for each design, a row for each property.</summary>
    public static IEnumerable<string> Lines() => ComparisonMarkdown.LinesOf([.. Designs.Select(ComparedTo)]);

    /// <summary>
    /// The lines of a table of one design, with power failing at any moment: where the headline fails, beside
    /// what must hold in the same states.
    /// </summary>
    public static IEnumerable<string> Windows()
    {
        CheckResult result = Check("crash-sync", [("TracksHandover", "true")], WindowModules);
        yield return "| property | verdict or steps |";
        yield return "|---|---|";
        foreach (string name in InvariantsOf(result))
            yield return Row(name, [PropertyCell(result, name)]);

        yield return Row("states", [result.States.ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>The lines of a table of the switches in which designs differ from each other.</summary>
    public static IEnumerable<string> Switches()
    {
        TransitionSystem[] systems = [.. Designs.Select(d => SpecFiles.Load($"ext4-data-journal/{d.Spec}.m").System!)];
        yield return Row("switch", Designs.Select(d => $"`{d.Spec}.m`"));
        yield return Separator;
        foreach (string name in systems[0].Constants.Select(c => c.Name).SkipWhile(n => n != FirstSwitch))
        {
            bool[] values = [.. systems.Select(s => s.Constants.First(c => c.Name == name).Value != 0)];
            if (values.Distinct().Count() > 1)
                yield return Row($"`{name}`", values.Select(on => on ? "yes" : ""));
        }
    }

    private static ComparedDesign ComparedTo((string Spec, ImmutableArray<(string, string)> Constants) design)
    {
        (TransitionSystem system, CheckResult result) = CheckWith(design.Spec, design.Constants, Modules);
        return Compare.Designs.Compared($"{design.Spec}.m", system, result, isComplete: true);
    }

    private static string Separator => $"|---{string.Concat(Designs.Select(_ => "|---"))}|";

    private static CheckResult Check(
        string design, ImmutableArray<(string, string)> constants, string[] properties) =>
        CheckWith(design, constants, properties).Result;

    private static (TransitionSystem System, CheckResult Result) CheckWith(
        string design, ImmutableArray<(string, string)> constants, string[] properties)
    {
        string modules = string.Join('\n', properties.Select(
            m => $"import \"{Repository.PathTo("model", "properties", $"{m}.m")}\";"));
        LoadResult loaded = Specification.FromText($"""
            import "{Repository.PathTo("specs", "ext4-data-journal", $"{design}.m")}";
            {modules}
            """, new LoadOptions { Constants = constants });
        return (loaded.System!, Checker.Check(loaded.System!, new CheckOptions
        {
            Exploration = new ExplorationOptions { MaxErrors = AllErrors },
        }));
    }

    private static string Row(string name, IEnumerable<string> cells) => $"| {name} | {string.Join(" | ", cells)} |";

    private static IEnumerable<string> InvariantsOf(CheckResult result) => result.Properties
        .Where(p => p.Property.Kind == PropertyKind.Invariant)
        .Select(p => p.Property.Name)
        .Order(StringComparer.Ordinal);

    private static string PropertyCell(CheckResult result, string property) =>
        Cell(result.Properties.First(p => p.Property.Name == property).TraceLength);

    private static string Cell(int? steps) => steps is null ? "holds" : $"{steps}";
}
