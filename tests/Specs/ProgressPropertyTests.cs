using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Specs;

/// <summary>
/// The kernel model's progress properties, which specifications check under the fairness that its rules state.
/// </summary>
public class ProgressPropertyTests
{
    private static readonly LoadResult Progress =
        Specification.Load(Repository.PathTo("model", "properties", "progress.m"));

    [Fact]
    public void Progress_properties_are_well_typed()
    {
        Assert.Empty(Progress.Diagnostics);
        Assert.All(Progress.System!.Properties, p => Assert.Equal(PropertyKind.LeadsTo, p.Kind));
    }

    [Fact]
    public void Steps_of_tasks_and_devices_are_fair_and_what_starts_them_is_not()
    {
        ILookup<Fairness, string> rules = Progress.System!.Rules.ToLookup(r => r.Fairness, r => r.Name);
        Assert.Contains("power fails", rules[Fairness.None]);
        Assert.Contains("store faults", rules[Fairness.None]);
        Assert.Contains("log write lands", rules[Fairness.Weak]);
        Assert.Contains("all handles are stopped", rules[Fairness.Weak]);
        Assert.Contains("page_mkwrite: lock page, map blocks", rules[Fairness.Strong]);
    }
}
