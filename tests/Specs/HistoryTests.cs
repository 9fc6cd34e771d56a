using ModelCheck.Language;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Comparison;
using ModelCheck.Tests.Cli.Comparing;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Specs;

/// <summary>
/// Neighbours in the history of the kernel: what keeps the race of the older design out of the newer one, as
/// <c>modelcheck compare --diff</c> tells it.
/// </summary>
public class HistoryTests
{
    /// <summary>
    /// The older and the newer design and sizes at which both are explored; the step that is blocked and the part of
    /// its guard that is false; the step after which the states differ; and the switch that is alone to blame.
    /// </summary>
    public static TheoryData<string, string, string, string, string, string, string> Fixes => new()
    {
        {
            "v5.7", "v5.10-rc1", "Pages=1 StartsUntagged=false Flushes=false",
            "page_mkwrite: lock page for the early-return check", "EarlyReturn", "", "EarlyReturn"
        },
        {
            "v5.10-rc1", "v5.10", "Pages=2 StartsUntagged=false Writes=false Flushes=false",
            "submit callback: write-protect page", "submit_pages[p]",
            "page_mkwrite: dirty the buffers, list the inode", "RangeCorrect"
        },
        {
            "v5.10", "v6.4", "",
            "submit callbacks are done, begin the metadata phase",
            "CallbacksBeforeCapture -> !submit_callback_busy()",
            "page_mkwrite: dirty the buffers, list the inode", "DirtyBeforeStop"
        },
    };

    [Theory]
    [MemberData(nameof(Fixes))]
    public void The_newer_design_blocks_the_race_of_the_older_one(
        string older, string newer, string constants, string blocked, string conjunct, string parting, string release)
    {
        FollowedCounterexample followed = Designs.Follow(
            $"ext4-data-journal/{older}.m", $"ext4-data-journal/{newer}.m", Designs.Constants(constants));

        Obstruction obstruction = followed.Strictly.Obstruction!;
        var steps = followed.Violation.Trace!.Steps;
        Assert.Equal(blocked, steps[obstruction.Step].Rule.Name);
        Assert.Equal([conjunct], obstruction.Conjuncts.Select(c => c.Text));
        Assert.Equal(parting, followed.Parting is { } p ? steps[p.Step].Rule.Name : "");
        Assert.Equal([release], followed.Releasing.Select(c => c.Name));
        Assert.False(followed.Freely?.IsShared ?? false);
    }

    [Fact]
    public void A_fault_that_cannot_return_early_makes_the_commit_keep_a_copy()
    {
        FollowedCounterexample followed = Designs.Follow(
            "ext4-data-journal/v5.7.m",
            "ext4-data-journal/v5.10-rc1.m",
            Designs.Constants("Pages=1 StartsUntagged=false Flushes=false"),
            isWhole: true);

        Assert.Null(followed.Freely!.Run.Obstruction);
        Assert.Equal([14, 15], followed.Freely.Run.LeftOut.ToArray());
        Assert.Equal(5, followed.Freely.Run.OwnSteps);
        Assert.Contains(followed.Freely.Changes, change => change.Path == "b_frozen[0][0]");
    }

    [Fact]
    public void The_callback_proposal_has_the_race_of_the_baseline() => Assert.True(
        Designs.Follow(
            "ext4-data-journal/v5.7.m", "ext4-data-journal/callbacks-literal.m", new LoadOptions(), onlyKept: false).IsShared);
}
