using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Syntax;
using ModelCheck.Reporting.Comparison;
using ModelCheck.Tests.Cli.Comparing;
using ModelCheck.Tests.Support;

namespace ModelCheck.Tests.Specs;

/// <summary>The generated tables of <c>model/README.md</c>, each as the lines of a Markdown table.</summary>
internal static class ModelTables
{
    /// <summary>One row for each property of each specification of the kernel model, as <c>compare</c> writes it.</summary>
    public static IEnumerable<string> Verdicts() => ComparisonMarkdown.LinesOf(
        [.. SpecFiles.KernelModel.Select(file => ComparedTo(file, SpecResults.Of(file)))]);

    /// <summary>Every rule of the model with the kernel functions that its documentation names.</summary>
    public static IEnumerable<string> Rules() =>
    [
        "| rule | module | kernel function |",
        "|---|---|---|",
        .. Model.Rules
            .OrderBy(r => ModuleOf(r.Span.File.Path), StringComparer.Ordinal)
            .Select(r => $"| {r.Name} | `{ModuleOf(r.Span.File.Path)}` | {FunctionsOf(r)} |"),
    ];

    /// <summary>Every kernel function that some documentation names, with the rules and functions of the model.</summary>
    public static IEnumerable<string> KernelFunctions() =>
    [
        "| kernel function | file | rules, functions and procedures |",
        "|---|---|---|",
        .. Model.Rules.Select(r => (r.Name, r.Doc))
            .Concat(Model.Functions.Select(f => (Name: $"{f.Name}()", f.Doc)))
            .SelectMany(item => Sources(item.Doc).Select(source => (source.File, source.Function, item.Name)))
            .GroupBy(s => (s.File, s.Function), s => s.Name)
            .OrderBy(g => g.Key.File, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Function, StringComparer.Ordinal)
            .Select(g => $"| `{g.Key.Function}` | {g.Key.File} | {string.Join("; ", g)} |"),
    ];

    private static TransitionSystem Model => SpecFiles.Load("ext4-data-journal/v6.4.m").System!;

    private static ComparedDesign ComparedTo(string file, SpecResult spec) =>
        Designs.Compared(file, spec.System, spec.Result, isComplete: spec.Result.Verdict == Verdict.Holds);

    private static string FunctionsOf(Rule rule)
    {
        string[] names = [.. Sources(rule.Doc).Select(s => $"`{s.Function}`")];
        return names is [] ? "-" : string.Join(", ", names);
    }

    // fs/ext4/inode.c ext4_page_mkwrite
    private static IEnumerable<(string File, string Function)> Sources(DocComment? doc) =>
        (doc?.Values("source") ?? []).Select(s => s.Split(' ')).Select(parts => (parts[0], parts[1]));

    private static string ModuleOf(string path) =>
        Path.GetRelativePath(Repository.PathTo("model"), Path.GetFullPath(path));
}
