using System.Text;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;

namespace ModelCheck.Exploration.Distributed;

/// <summary>Explores every reachable state of a model with several processes.</summary>
public static class DistributedExplorer
{
    /// <summary>
    /// As <see cref="Explorer.Run(ICompiledModel, ExplorationOptions, IProgress{ExplorationProgress}?, CancellationToken)"/>,
    /// called by every process of a communicator. All get the same result but for the time; its memory is of all
    /// processes, while limits are for each.
    /// </summary>
    /// <param name="progress">Of the whole search; that of process 0 is enough.</param>
    /// <exception cref="DistributedException">The processes were not asked for the same search.</exception>
    public static ExplorationResult Run(
        ICompiledModel model,
        ExplorationOptions options,
        ICommunicator communicator,
        IProgress<ExplorationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        if (communicator.Size == 1)
            return Explorer.Run(model, options, progress, cancellation);

        if (!CanBeDistributed(model, options))
            throw new ArgumentException("only what single states decide can be distributed, with exact storage", nameof(options));

        StateOwner owner = ClassDealer.OwnersFor(model, communicator.Size);
        RequireSameSearch(model, options, owner, communicator);
        var cluster = new SearchCluster(communicator, owner);
        ExplorationResult result = Explorer.Run(
            model, options with { KeepsEveryState = true }, cluster, progress, cancellation);
        long[] sums = [result.PeakMemoryBytes, result.LacksHugePages ? 1 : 0, cluster.Traffic.Messages, cluster.Traffic.Bytes];
        communicator.Sum(sums);
        return result with
        {
            PeakMemoryBytes = sums[0],
            LacksHugePages = sums[1] > 0,
            Traffic = new MessageTraffic(communicator.Size, sums[2], sums[3]),
        };
    }

    private static bool CanBeDistributed(ICompiledModel model, ExplorationOptions options) =>
        model.Properties.All(p => p.Kind is not (StatePropertyKind.Liveness or StatePropertyKind.Condition))
        && options is { Storage: not StateStorage.Compact, Simplest: null };

    // Processes that explore different things would wait for each other for ever, or worse, agree.
    private static void RequireSameSearch(
        ICompiledModel model, ExplorationOptions options, StateOwner owner, ICommunicator communicator)
    {
        string search = string.Join(
            '\n',
            [
                .. options.Checkpoints.Traits.Select(t => $"{t.Name} {t.Value}"),
                $"{options.DeadlockDetection} {options.MaxErrors} {options.Bound} {options.MaxStates} {options.Storage}",
                $"{model.FullWordCount} {model.InitialRuleCount} {model.RuleCount} {model.CoverCount}",
                owner.Fingerprint,
            ]);
        byte[][]? all = communicator.Gather(Encoding.UTF8.GetBytes(search));
        int different = all is null ? -1 : Array.FindIndex(all, other => !other.AsSpan().SequenceEqual(all[0]));
        different = BitConverter.ToInt32(communicator.Broadcast(BitConverter.GetBytes(different)));
        if (different > 0)
            throw new DistributedException($"process {different} was started with another specification or other flags than process 0");
    }

    private sealed class SearchCluster(ICommunicator communicator, StateOwner owner) : ISearchCluster
    {
        private Func<(long Messages, long Bytes)>? _traffic;

        public (long Messages, long Bytes) Traffic => _traffic?.Invoke() ?? default;

        public int Size => communicator.Size;

        public bool IsLeader => communicator.Rank == 0;

        public byte[][]? Gather(ReadOnlySpan<byte> contribution) => communicator.Gather(contribution);

        public byte[] Broadcast(ReadOnlySpan<byte> contribution) => communicator.Broadcast(contribution);

        public bool Owns(ReadOnlySpan<ulong> full) => owner.Of(full) == communicator.Rank;

        public bool CanAll(bool canThis)
        {
            long[] unable = [canThis ? 0 : 1];
            communicator.Sum(unable);
            return unable[0] == 0;
        }

        public ISearchPeers Join(SearchSpace space, int workers)
        {
            var peers = new SearchPeers(communicator, owner, space, workers);
            _traffic = () => peers.Traffic;
            return peers;
        }
    }
}
