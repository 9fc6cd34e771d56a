using System.Collections.Immutable;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>
/// What the threads of one search work on: the model, the states found, and the properties by kind.
/// </summary>
internal sealed class SearchSpace : IDisposable
{
    private long _growthThreshold;
    private long _sharedBytes;

    /// <param name="knownStates">How many states will be restored before the search begins.</param>
    /// <param name="files">Where a search on disk keeps its levels; null when no checkpoint needs them.</param>
    public SearchSpace(
        ICompiledModel model, ExplorationOptions options, MemoryBudget budget, long knownStates = 0, LevelFiles? files = null)
    {
        Model = model;
        Budget = budget;
        Options = options;
        Control = new SearchControl(options);
        Store = new StateStore(model.WordCount, budget);
        Order = new CandidateOrder(model, Store);
        CoverDepths = new int?[model.CoverCount];
        Assumptions = NumbersOf(StatePropertyKind.Assumption);
        Invariants = NumbersOf(StatePropertyKind.Invariant);
        Covers = NumbersOf(StatePropertyKind.Cover);
        Liveness = NumbersOf(StatePropertyKind.Liveness);

        // Between two looks at the threshold every thread may fill a batch and a block.
        long overshoot = options.Threads * (model.RuleCount + Worker.BatchSize + (long)Store.StatesPerBlock);
        long capacity = long.Max(overshoot * 8, (long)(knownStates / VisitedSet.GrowAt) + 1);
        Visited = new VisitedSet(Store, budget, capacity, SlotsFor(model, options));
        _growthThreshold = Visited.GrowthThreshold;
        Disk = options.DiskFolder is { } folder ? NewDisk(folder, files) : null;
    }

    public ICompiledModel Model { get; }

    public ExplorationOptions Options { get; }

    public MemoryBudget Budget { get; }

    public SearchControl Control { get; }

    public StateStore Store { get; }

    public VisitedSet Visited { get; }

    /// <summary>Where the search goes on when memory is used up; null when it does not.</summary>
    public DiskLevels? Disk { get; }

    public CandidateOrder Order { get; }

    /// <summary>The states of complete levels; kept up to date where a reduction asks for it.</summary>
    public KnownLevels Known { get; } = new();

    public ImmutableArray<int> Assumptions { get; }

    public ImmutableArray<int> Invariants { get; }

    public ImmutableArray<int> Covers { get; }

    public ImmutableArray<int> Liveness { get; }

    /// <summary>For each cover the depth at which it was first met. Written only between levels.</summary>
    public int?[] CoverDepths { get; }

    /// <summary>Whether the visited set should grow before more states are expanded.</summary>
    public bool NeedsGrowth => Disk is not { IsActive: true } && Store.PlacesTaken >= Volatile.Read(ref _growthThreshold);

    /// <summary>Whether it could grow now, and would need to when so many states come.</summary>
    public bool WouldNeedGrowth(long states) =>
        _growthThreshold == Visited.GrowthThreshold && Store.PlacesTaken + states >= _growthThreshold;

    /// <summary>
    /// Doubles the visited set and returns true when all states have to be restored to it, which never is so
    /// for a self-contained one. When memory does not allow that, fills the set further than is good for speed, and
    /// stops the search when it is full.
    /// </summary>
    /// <param name="team">Threads that help, if any.</param>
    public bool TryGrow(WorkerTeam? team = null)
    {
        bool grown = team is null ? Visited.TryGrow() : Visited.TryGrow(team.Size, team.Run);
        if (!grown && Disk is not null)
        {
            Disk.Activate();
            return false;
        }

        if (!grown && _growthThreshold == Visited.FullThreshold)
            Control.Stop(StopReason.Memory);

        Volatile.Write(ref _growthThreshold, grown ? Visited.GrowthThreshold : Visited.FullThreshold);
        return grown && !Visited.IsSelfContained;
    }

    /// <summary>
    /// Counts what the model keeps besides the states, and stops the search when that is too much. Only when no thread
    /// is adding.
    /// </summary>
    public void CountSharedBytes()
    {
        long bytes = Model.SharedBytes;
        if (Budget.TryReserve(bytes - _sharedBytes))
            _sharedBytes = bytes;
        else
            Control.Stop(StopReason.Memory);
    }

    public void Dispose()
    {
        Disk?.Dispose();
        Budget.Release(_sharedBytes);
        Visited.Dispose();
        Store.Dispose();
    }

    /// <summary>Whether states are asked for by number, as liveness, claims about runs and checkpoints of what is in memory do.</summary>
    public static bool NeedsNumbers(ICompiledModel model, ExplorationOptions options) =>
        options is { DiskFolder: null, Checkpoints: not { WriteTo: null, ResumeFrom: null } }
        || !model.RunProperties.IsEmpty
        || model.Properties.Any(p => p.Kind is StatePropertyKind.Liveness or StatePropertyKind.Condition);

    private static SlotKind SlotsFor(ICompiledModel model, ExplorationOptions options)
    {
        if (NeedsNumbers(model, options) || options.PartialOrder is not null)
            return SlotKind.Number;

        return model.WordCount == 1 ? SlotKind.Word
            : options.Storage == StateStorage.Compact ? SlotKind.Fingerprint
            : SlotKind.Number;
    }

    private DiskLevels NewDisk(string folder, LevelFiles? files) => Visited.Kind == SlotKind.Word
        ? new DiskLevels(this, folder, Options.Threads, files)
        : throw new ArgumentException("only states of one word, not asked for by number, can be on disk", nameof(folder));

    private ImmutableArray<int> NumbersOf(StatePropertyKind kind) =>
        [.. Enumerable.Range(0, Model.Properties.Length).Where(i => Model.Properties[i].Kind == kind)];
}
