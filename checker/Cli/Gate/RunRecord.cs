using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ModelCheck.Language.Results;

namespace ModelCheck.Cli.Gate;

/// <summary>
/// What came of a run, in numbers: it goes from one process to another, and into the cache. States are left out, since a
/// trace is replayed whenever a record is read.
/// </summary>
/// <param name="Key">See <see cref="RunKey"/>.</param>
internal sealed record RunRecord(string Key)
{
    /// <summary>Why there is no result; null when there is one.</summary>
    public string? Failure { get; init; }

    public Verdict Verdict { get; init; }

    public ImmutableArray<RecordedViolation> Violations { get; init; } = [];

    public ImmutableArray<RecordedProperty> Properties { get; init; } = [];

    public long States { get; init; }

    public long RulesFired { get; init; }

    public int Depth { get; init; }

    public ImmutableArray<long> RuleFirings { get; init; } = [];

    public RecordedLimit? Limit { get; init; }

    public double Seconds { get; init; }

    public long PeakMemoryBytes { get; init; }

    public int Threads { get; init; }

    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The numbers of vacuous points; null where they were not looked for, or nothing can be said.</summary>
    public ImmutableArray<int>? Vacuous { get; init; }

    /// <summary>The numbers of points of which nothing is known.</summary>
    public ImmutableArray<int> Unjudged { get; init; } = [];

    /// <summary>For a proof: what was proved.</summary>
    public ImmutableArray<RecordedProof> Proofs { get; init; } = [];

    /// <summary>Whether it says the last word, so that it is worth keeping.</summary>
    [JsonIgnore]
    public bool IsConclusive => Failure is null && Limit is null && Verdict != Verdict.Inconclusive
        && Violations.All(v => v.ConditionError is null);

    public static JsonSerializerOptions Json { get; } = new()
    {
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };
}

/// <param name="Property">Its number among the properties of the specification; null when there is none.</param>
/// <param name="Steps">The trace; null when there is none.</param>
internal sealed record RecordedViolation(
    ViolationKind Kind,
    int? Property,
    ImmutableArray<long> Arguments,
    bool IsError,
    ImmutableArray<RecordedFiring>? Steps,
    int? LoopStart)
{
    /// <summary>
    /// What went wrong in a condition of a temporal property; else null, since a replay shows it. Its position is one in
    /// the files as they were, so it is not kept.
    /// </summary>
    public RecordedError? ConditionError { get; init; }
}

/// <param name="File">The number of the file among the sources.</param>
internal sealed record RecordedError(ModelErrorKind Kind, string Message, int File, int Start, int Length);

/// <param name="Rule">Its number among the rules; for the first of a trace, among the initial rules.</param>
internal sealed record RecordedFiring(int Rule, ImmutableArray<long> Arguments);

internal sealed record RecordedProperty(int Property, Verdict Verdict, int? TraceLength);

internal sealed record RecordedLimit(string Reason, string Flag);

/// <param name="AnySize">The scalarset types of which the proof allows any number of values.</param>
internal sealed record RecordedProof(int Property, ImmutableArray<string> AnySize);
