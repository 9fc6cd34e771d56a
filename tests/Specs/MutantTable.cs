using System.Collections.Immutable;
using ModelCheck.Exploration.Mutation;
using ModelCheck.Language;
using ModelCheck.Language.Mutation;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Mutation;

namespace ModelCheck.Tests.Specs;

/// <summary>
/// What v6.4 hinges on: for each of its guards the switch that takes it away, and the piece of the model that is the guard,
/// each changed alone in the whole state space.
/// </summary>
internal static class MutantTable
{
    // Enough for the one among them that survives; of the others all that falls has fallen before.
    private const int MostStates = 260_000;

    /// <param name="Owner">The rule, procedure, function or constant.</param>
    /// <param name="Spec">Where one page does not show it.</param>
    private sealed record Change(string Guard, string Owner, string Description, string Spec = "v6.4");

    private static readonly ImmutableArray<Change> Changes =
    [
        new("copy-out", "CopyOut", "with CopyOut = false"),
        new("copy-out", "get_write_access", "without \"b_frozen[p][b] := true\""),
        new("shadow wait", "ShadowWait", "with ShadowWait = false"),
        new("shadow wait", "may_get_write_access", "without \"!must_wait_for_shadow(t, p, b)\""),
        new("inode listed by the fault", "ListInMkwrite", "with ListInMkwrite = false"),
        new("inode listed by the fault", "journal_faulted_page", "without \"inode_add_write(t, p)\""),
        new("dirty before the handle stops", "DirtyBeforeStop", "with DirtyBeforeStop = false"),
        new("dirty before the handle stops", "journal_faulted_page", "without \"set_page_dirty(p)\""),
        new("page lock until the entry is in place", "LockHeldAcrossFault", "with LockHeldAcrossFault = false"),
        new("page lock until the entry is in place", "page_mkwrite: lock page, map blocks", "without \"PG_locked[u_page[u]] := true\""),
        new("waiting for handles", "LockedWaitsForHandles", "with LockedWaitsForHandles = false"),
        new("waiting for handles", "all handles are stopped", "without \"no_updates(j_running_transaction)\""),
        new("waiting for handles, the flusher's", "no_updates", "without \"f_handle != t\""),
        new("callbacks before capture", "CallbacksBeforeCapture", "with CallbacksBeforeCapture = false"),
        new("callbacks before capture", "submit callbacks are done, begin the metadata phase", "without \"!submit_callback_busy()\""),
        new("no early return", "EarlyReturn", "with EarlyReturn = true"),
        new("joins blocked while switching", "SwitchBlocksJoin", "with SwitchBlocksJoin = false"),
        new("joins blocked while locked", "LockedBlocksJoin", "with LockedBlocksJoin = false"),
        new("redirty, for the window and the checksum", "RedirtyOtherDirt", "with RedirtyOtherDirt = false"),
        new("redirty, for the accounting of dirt", "RedirtyOtherDirt", "with RedirtyOtherDirt = false", "dirt-two-pages"),
        new("range starts at the page", "RangeCorrect", "with RangeCorrect = false"),
        new("range starts at the page", "RangeCorrect", "with RangeCorrect = false", "v6.4-two-pages"),
    ];

    public static IEnumerable<string> Lines()
    {
        yield return "| guard | change | specification | found | in steps |";
        yield return "|---|---|---|---|---|";
        ILookup<string, MutantResult> results = Changes.GroupBy(c => c.Spec)
            .SelectMany(group => Check(group.Key, [.. group]), (group, result) => (group.Key, Result: result))
            .ToLookup(pair => pair.Key, pair => pair.Result);
        foreach (Change change in Changes)
            yield return RowOf(change, results[change.Spec].Single(r => IsMeant(change, r.Mutant)));
    }

    private static ImmutableArray<MutantResult> Check(string spec, Change[] changes)
    {
        LoadResult loaded = SpecFiles.Load($"ext4-data-journal/{spec}.m");
        MutantSet all = MutantFinder.Of(loaded, new LoadOptions());
        MutantSet meant = all with
        {
            Mutants = [.. all.Mutants.Where(mutant => changes.Any(change => IsMeant(change, mutant)))],
        };
        return MutationChecker.Check(meant, new MutationOptions { Threads = Environment.ProcessorCount, MaxStates = MostStates }).Results;
    }

    private static bool IsMeant(Change change, Mutant mutant) =>
        mutant.Owner.Name == change.Owner && mutant.Description == change.Description;

    private static string RowOf(Change change, MutantResult result)
    {
        string found = result.Falls.IsEmpty
            ? MutationWords.Finding(result)
            : string.Join("; ", result.Falls.Select(f => f.Property?.Name ?? ViolationText.Summary(f)));
        string steps = string.Join(", ", result.Falls.Select(StepsOf));
        return $"| {change.Guard} | `{change.Description.Replace("\"", "", StringComparison.Ordinal)}` | `{change.Spec}.m` "
            + $"| {MutationWords.Key(result.Class)}: {found} | {steps} |";
    }

    private static string StepsOf(Violation fall) => $"{fall.Trace?.Length}";
}
