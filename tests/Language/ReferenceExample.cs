using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Language;

/// <summary>Completes and runs the examples of the reference pages.</summary>
internal static class ReferenceExample
{
    private const string Complete = "-- complete";
    private const long MostStates = 100_000;

    /// <summary>
    /// Adds to a fragment a rule that switches a variable of its own between true and undefined, so that
    /// nothing deadlocks, and an empty start state when it has none. One that ends with <c>-- complete</c>
    /// stays as it is.
    /// </summary>
    public static string Completed(string fragment)
    {
        if (fragment.TrimEnd().EndsWith(Complete, StringComparison.Ordinal))
            return fragment;

        const string Declaration = "var completion: boolean; ";
        const string Rule = " rule \"completion\" begin if isundefined(completion) then completion := true; "
            + "else undefine completion; end; end";
        string separator = fragment.TrimEnd().EndsWith(';') ? "" : ";";
        string startState = fragment.Contains("startstate", StringComparison.Ordinal)
            ? ""
            : " startstate \"completion\" begin end;";
        return Declaration + fragment + separator + startState + Rule;
    }

    public static LoadResult Load(string text, Compatibility compatibility = Compatibility.None) =>
        Specification.FromText(text, new LoadOptions { Compatibility = compatibility });

    public static Compatibility CompatibilityOf(MarkdownBlock block) => block.Option("compat") switch
    {
        null => Compatibility.None,
        "rumur" => Compatibility.Rumur,
        "cmurphi" => Compatibility.CMurphi,
        string other => throw new InvalidDataException($"line {block.Line}: no such tool as {other}"),
    };

    /// <summary>Checks a specification that must load, with a limit that no example comes near.</summary>
    public static CheckResult Check(LoadResult loaded)
    {
        Assert.Empty(Describe(loaded, Severity.Error));
        var exploration = new ExplorationOptions { MaxStates = MostStates };
        CheckResult result = Checker.Check(loaded.System!, new CheckOptions { Exploration = exploration });
        Assert.Null(result.Limit);
        return result;
    }

    /// <summary>The diagnostics of a severity and the graver ones, as text.</summary>
    public static IEnumerable<string> Describe(LoadResult loaded, Severity least) => loaded.Diagnostics
        .Where(d => d.Severity >= least)
        .Select(d => $"{d.Code} {d.Span.Line}:{d.Span.Column} {d.Message}");
}
