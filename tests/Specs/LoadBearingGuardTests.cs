using ModelCheck.Exploration;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Specs;

/// <summary>
/// Each guard of the v6.4 design, and each repair of a defect, removed alone: what breaks without it.
/// </summary>
public class LoadBearingGuardTests
{
    private const string Checksum = "checksum: a landed journal block matches its tag";
    private const string MappedWritably = "tight window: no writable mapping of a block that the commit reads";
    private const string Recovered = "recovery: every block is as last committed";
    private const string ForgetList = "forget list: no buffer of the committing transaction is dirty for its home";
    private const string Detached = "truncate: write-back does not journal a page that left the file";
    private const string NoMismatch = "recovery: no block of a committed transaction fails its checksum";
    private const string WriteAndWait = "write and wait: what was there before the call is committed";
    private const string AfterCrash = "fsync: what was there before the call is recovered after a crash";
    private const string InLogOrHome = "log tail: every committed block is in the log or home";
    private const string Unwritten = "ordered: no committed metadata points at unwritten data";
    private const string WriteAhead = "write-ahead: a home block holds committed bytes";
    private const string Committed = "fsync: what was there before the call is committed when it returns";

    /// <summary>The switch that takes a guard out of v6.4, and what else the defect needs to show.</summary>
    public static TheoryData<string, string> GuardsOfContents => new()
    {
        { "CopyOut = false", "" },
        { "ShadowWait = false", "" },
        { "ListInMkwrite = false", "" },
        { "WriteProtectAtCommit = false", "" },
        { "DirtyBeforeStop = false", "" },
        { "LockHeldAcrossFault = false", "" },
        { "LockedWaitsForHandles = false", "" },
        { "SwitchBlocksJoin = false", "" },
        { "EarlyReturn = true", "" },
        { "CallbacksBeforeCapture = false", "" },
        { "RangeCorrect = false", ", Pages = 2, Writes = false, Flushes = false" },
    };

    /// <summary>
    /// A specification that holds, the same without one guard, the guard's switches, and what is violated.
    /// </summary>
    public static TheoryData<string, string, string, string> Pairs => new()
    {
        { "truncate-recheck", "truncate-recheck-removed", "RecheckMapping", Detached },
        { "truncate-tail-fixed", "truncate-tail", "JournalledBlockMapping, WrapperClearsDirty", ForgetList },
        { "zero-range-fixed", "zero-range", "ZeroRangeUnmaps", "mapping: a writable mapping has all its blocks" },
        { "checkpoint-fixed", "checkpoint-filing", "AccessFilesAtomically", Recovered },
        { "checkpoint-fixed", "checkpoint-lock-test", "CheckpointTrylock", Recovered },
        { "checkpoint-fixed", "d7-wrapper-clears-dirty", "WrapperClearsDirty", Recovered },
        { "crash-sync", "crash-async-v3", "AsyncCommit", NoMismatch },
        { "dirt-two-pages", "dirt-without-redirty", "RedirtyOtherDirt", "dirt: a dirty buffer lies in a dirty page" },
        { "ordered", "ordered-off", "OrderedMachinery", Unwritten },
        { "d2-repaired", "d2-home-write", "CheckpointTestsAsyncWrite", InLogOrHome },
        { "d3-repaired", "d3-home-write-uncommitted", "ModifyWaitsForWriteback", WriteAhead },
        { "v5.10-repaired", "v5.10", "DirtyBeforeStop, DirtyInWriteEnd", MappedWritably },
        { "fsync-v5.10-repaired", "fsync-v5.10", "DirtyBeforeStop, DirtyInWriteEnd", Committed },
        { "crash-v5.10-repaired", "crash-v5.10", "DirtyBeforeStop, DirtyInWriteEnd", NoMismatch },
        { "d4-repaired", "d4-pinned-checked", "RedirtyChecked", "dirt: a checked page is dirty" },
        { "d5-repaired", "d5-pinned-dma", "CapturesPinnedCopy", Checksum },
        { "fsync-sync", "fsync-without-datasync-tid", "DatasyncTidInMkwrite", Committed },
        { "fsync-sync", "fsync-without-wait", "FsyncWaitsForCommit", Committed },
        { "fsync-sync", "fsync-without-commit-first", "CommitBeforeWriteback", WriteAndWait },
        { "fsync-async-v1", "fsync-async-v3", "ChecksumV1", AfterCrash },
    };

    [Theory]
    [MemberData(nameof(GuardsOfContents))]
    public void Without_it_a_journal_block_does_not_match_its_checksum(string removal, string setting) =>
        Assert.Equal(Verdict.Violated, CheckChecksums(removal + setting));

    [Theory]
    [InlineData("LockedBlocksJoin = false")]
    [InlineData("RedirtyOtherDirt = false")]
    [InlineData("Transactions = 3")]
    public void Without_it_journal_blocks_still_match_their_checksums(string removal) =>
        Assert.Equal(Verdict.Holds, CheckChecksums(removal));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_specifications_differ_in_one_guard_and_in_the_verdict(
        string with, string without, string switches, string property)
    {
        SpecResult holding = SpecResults.Of($"ext4-data-journal/{with}.m");
        SpecResult broken = SpecResults.Of($"ext4-data-journal/{without}.m");
        Assert.True(holding.Holds);
        Assert.Equal(property, broken.Violated);
        Assert.Equal(switches, string.Join(", ", Differences(holding.System, broken.System)));
    }

    /// <summary>Every specification that is named after a removed guard of v6.4 removes that guard alone.</summary>
    [Fact]
    public void A_specification_without_a_guard_of_v6_4_differs_in_nothing_else()
    {
        TransitionSystem v64 = SpecFiles.Load("ext4-data-journal/v6.4.m").System!;
        string[] sizes = ["Pages", "Writes", "Flushes"];
        foreach (string file in SpecFiles.KernelModel.Where(f => f.Contains("v6.4-with", StringComparison.Ordinal)))
            Assert.Single(Differences(v64, SpecFiles.Load(file).System!).Except(sizes));
    }

    private static Verdict CheckChecksums(string overrides)
    {
        LoadResult loaded = Specification.FromText($"""
            import "{Repository.PathTo("model", "ext4.m")}" with {overrides};
            import "{Repository.PathTo("model", "properties", "content.m")}";
            """);
        return Checker.Check(loaded.System!, new CheckOptions { Properties = [Checksum] }).Verdict;
    }

    private static string[] Differences(TransitionSystem left, TransitionSystem right) =>
    [
        .. left.Constants.Zip(right.Constants)
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => pair.First.Name),
    ];
}
