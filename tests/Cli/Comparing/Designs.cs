using ModelCheck.Cli.Comparing;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Comparison;
using ModelCheck.Tests.Support;

namespace ModelCheck.Tests.Cli.Comparing;

/// <summary>A design with the verdicts of all of its properties, found in this process.</summary>
internal static class Designs
{
    /// <param name="isWhole">Whether all of it is explored; else up to the first violation.</param>
    public static (LoadedDesign Loaded, ComparedDesign Compared) Check(
        string specification, LoadOptions options, bool isWhole)
    {
        string path = Repository.PathTo("specs", specification);
        LoadResult loaded = Specification.Load(path, options);
        var exploration = new ExplorationOptions { MaxErrors = isWhole ? int.MaxValue : 1 };
        CheckResult result = Checker.Check(loaded.System!, new CheckOptions { Exploration = exploration });
        return (new LoadedDesign(path, loaded), Compared(path, loaded.System!, result, isWhole));
    }

    /// <summary>A result as a comparison has it.</summary>
    public static ComparedDesign Compared(string path, TransitionSystem system, CheckResult result, bool isComplete)
    {
        var inquiry = new Inquiry("compare", path, null, Compatibility.None, []);
        return new ComparedDesign(path, new Report(inquiry, system, result, [], Ending.Of(result)), null, isComplete);
    }

    /// <summary>Values for constants, written as <c>Pages=2 Writes=false</c>.</summary>
    public static LoadOptions Constants(string text)
    {
        var constants = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('='));
        return new LoadOptions { Constants = [.. constants.Select(c => (c[0], c[1]))] };
    }

    /// <summary>A counterexample of one design, taken by another one.</summary>
    /// <param name="onlyKept">Of a property that the other one keeps.</param>
    /// <param name="isWhole">Whether the first one is explored beyond its violation.</param>
    public static FollowedCounterexample Follow(
        string broken, string right, LoadOptions options, bool onlyKept = true, bool isWhole = false)
    {
        var left = Check(broken, options, isWhole);
        var other = Check(right, options, isWhole: true);
        var rows = ComparisonTable.Of([left.Compared, other.Compared]).Rows;
        var constants = DesignComparison.ConstantChanges(left.Loaded, other.Loaded);
        return new CounterexampleFollower(left, other, rows, constants, options).Follow(onlyKept)!;
    }
}
