using System.Collections.Immutable;

namespace ModelCheck.Benchmarks;

/// <summary>A model that every contestant explores completely.</summary>
/// <param name="Spec">The specification, below the project's folder.</param>
/// <param name="Constants">As <c>--const</c> takes them.</param>
internal sealed record BenchmarkModel(string Name, string Spec, params ImmutableArray<string> Constants)
{
    private const string Classic = "specs/classic";
    private const string Kernel = "specs/ext4-data-journal";

    public static readonly ImmutableArray<BenchmarkModel> All =
    [
        new("Peterson, 2 processes (start-up)", $"{Classic}/peterson.m"),
        German(4) with { HasSymmetry = true },
        Mcs(4) with { HasSymmetry = true },
        Mcs(5) with { HasSymmetry = true },
        Peterson(5) with { HasSymmetry = true },
        Peterson(6),
        Msi(4, 8) with { HasSymmetry = true },
        Msi(5, 8),
        Msi(5, 14),
        new("ext4 v6.4", $"{Kernel}/v6.4.m"),
        new("ext4 v6.4, two pages", $"{Kernel}/v6.4-two-pages.m"),
        new("ext4 d6, repaired", $"{Kernel}/d6-repaired.m"),
        Mcs(6),
        German(5) with { HasSymmetry = true },
        Runs("Peterson, 5 processes, recurrence", 5, "peterson-n.m", Recurrence(104_432)),
        Runs("Peterson, 6 processes, recurrence", 6, "peterson-n.m", Recurrence(2_111_008)),
        Runs("Peterson, 4 processes, fair response", 4, "peterson-n-fair.m", Response(5_744)),
        Runs("Peterson, 5 processes, fair response", 5, "peterson-n-fair.m", Response(104_432)),
    ];

    /// <summary>The same model in Promela, or null when there is none.</summary>
    public PromelaTwin? Twin { get; init; }

    /// <summary>False for what only CMurphi's language has: unions, multisets, choose.</summary>
    public bool IsForRumur { get; init; } = true;

    /// <summary>The one claim that is decided, about runs and not about states; null for the model's invariants.</summary>
    public RunClaim? Claim { get; init; }

    /// <summary>Whether it is measured with symmetry reduction as well.</summary>
    public bool HasSymmetry { get; init; }

    private static RunClaim Recurrence(long states) =>
        new("who gets in again and again gets out", "recurrence", IsFair: false, states);

    private static RunClaim Response(long states) =>
        new("whoever signs gets in", "response", IsFair: true, states);

    private static BenchmarkModel German(int clients) =>
        new($"German, {clients} clients", $"{Classic}/german.m", $"NODE={clients}")
        {
            Twin = new PromelaTwin("german.pml", ExtraStates: 1, $"N={clients}"),
        };

    private static BenchmarkModel Mcs(int threads) =>
        new($"MCS lock, {threads} threads", $"{Classic}/mcs-lock.m", $"N={threads}")
        {
            Twin = new PromelaTwin("mcs-lock.pml", ExtraStates: 0, $"N={threads}"),
        };

    private static BenchmarkModel Peterson(int processes) =>
        new($"Peterson, {processes} processes", $"{Classic}/peterson-n.m", $"N={processes}")
        {
            Twin = new PromelaTwin("peterson-n.pml", ExtraStates: 0, $"N={processes}"),
        };

    // Fairness to SPIN's processes is fairness to our rules when each rule is a process; else one process is faster.
    private static BenchmarkModel Runs(string name, int processes, string file, RunClaim claim) =>
        new(name, $"tests/Benchmarks/temporal/{file}", $"N={processes}")
        {
            Twin = new PromelaTwin(
                claim.IsFair ? "peterson-n-processes.pml" : "peterson-n.pml", ExtraStates: 0, $"N={processes}"),
            Claim = claim,
            IsForRumur = false,
        };

    private static BenchmarkModel Msi(int processors, int capacity) => new(
        $"MSI with multisets, {processors} processors, inboxes of {capacity}",
        $"{Classic}/msi-multiset.m",
        $"PROC={processors}",
        $"CAPACITY={capacity}")
    {
        Twin = new PromelaTwin("msi-multiset.pml", ExtraStates: 1, $"N={processors}", $"CAPACITY={capacity}"),
        IsForRumur = false,
    };
}

/// <param name="File">In tests/Benchmarks/twins.</param>
/// <param name="ExtraStates">States that SPIN counts and the specification does not have.</param>
/// <param name="Defines">For the preprocessor.</param>
internal sealed record PromelaTwin(string File, int ExtraStates, params ImmutableArray<string> Defines);

/// <param name="Property">In the specification.</param>
/// <param name="Name">In the twin.</param>
/// <param name="States">Of the specification, since SPIN counts those of its product with the claim.</param>
internal sealed record RunClaim(string Property, string Name, bool IsFair, long States);
