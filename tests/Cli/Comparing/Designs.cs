using ModelCheck.Cli.Comparing;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
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
        var inquiry = new Inquiry("compare", path, null, options.Compatibility, options.Constants);
        var report = new Report(inquiry, loaded.System!, result, loaded.Diagnostics, Ending.Of(result));
        return (new LoadedDesign(path, loaded), new ComparedDesign(path, report, null, isWhole));
    }

    /// <summary>A counterexample of one design, taken by another that keeps the property.</summary>
    public static FollowedCounterexample Follow(string broken, string right, LoadOptions options)
    {
        var left = Check(broken, options, isWhole: false);
        var other = Check(right, options, isWhole: true);
        var rows = ComparisonTable.Of([left.Compared, other.Compared]).Rows;
        var constants = DesignComparison.ConstantChanges(left.Loaded, other.Loaded);
        return new CounterexampleFollower(left, other, rows, constants, options).Follow(onlyKept: true)!;
    }
}
