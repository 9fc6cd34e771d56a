using System.Collections.Immutable;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Everything that the trace viewer's page shows: one JSON object inside the page.</summary>
/// <remarks>
/// Whatever needs the meaning of the language is computed here, by the reference interpreter; the page only decodes
/// slots by their types and lays out. Indices refer to the lists of this object. Spans are places in <see cref="Sources"/>.
/// </remarks>
internal sealed record ViewerBundle
{
    public required BundleRun Run { get; init; }

    /// <summary>Whether the page can ask for other paths.</summary>
    public bool Live { get; init; }

    public required ImmutableArray<BundleSource> Sources { get; init; }

    public required ImmutableArray<BundleType> Types { get; init; }

    public required ImmutableArray<BundleVariable> Variables { get; init; }

    /// <summary>How many of the rules are initial.</summary>
    public required int InitialRules { get; init; }

    /// <summary>The initial rules, then the others.</summary>
    public required ImmutableArray<BundleRule> Rules { get; init; }

    public required ImmutableArray<BundleProperty> Properties { get; init; }

    /// <summary>Instances of the rules that are not initial, by number; empty when there are too many to list.</summary>
    public required ImmutableArray<BundleInstance> Instances { get; init; }

    /// <summary>Instances of the initial rules, by number; empty when there are too many to list.</summary>
    public required ImmutableArray<BundleInstance> InitialInstances { get; init; }

    public required ImmutableArray<BundleTrace> Traces { get; init; }

    /// <summary>Other specifications that the traces are compared with.</summary>
    public ImmutableArray<BundleDesign> Designs { get; init; } = [];

    public required BundleCoverage Coverage { get; init; }

    /// <summary>Null where none was tried.</summary>
    public BundleProofRun? Proof { get; init; }
}

/// <summary>What was asked and how it ended.</summary>
/// <param name="Reproduce">The command that gives the same result.</param>
/// <param name="Statistics">Names and values for people, in order.</param>
internal sealed record BundleRun(
    string Spec,
    string? Sha256,
    string Command,
    string Reproduce,
    string Verdict,
    int ExitCode,
    string Reason,
    ImmutableArray<BundlePair> Statistics,
    ImmutableArray<long> StatesByDepth,
    ImmutableArray<string> Notes);

internal sealed record BundlePair(string Name, string Value);

/// <param name="Highlights">Start, length and kind of each coloured piece, one after another.</param>
internal sealed record BundleSource(string Path, string Text, ImmutableArray<int> Highlights);

/// <param name="Source">Index of the file.</param>
/// <param name="Start">Offset of the first UTF-16 code unit.</param>
/// <param name="Line">From 1.</param>
internal sealed record BundleSpan(int Source, int Start, int Length, int Line);

/// <summary>How slots are read: one of the shapes <c>range</c>, <c>names</c>, <c>scalarset</c>, <c>union</c>,
/// <c>record</c>, <c>array</c> and <c>multiset</c>, each with the members it needs.</summary>
internal sealed record BundleType(string Kind, string Text, int Slots)
{
    /// <summary>Of a simple type.</summary>
    public Slot? Low { get; init; }

    /// <summary>Of a simple type.</summary>
    public Slot? High { get; init; }

    /// <summary>Of <c>names</c>.</summary>
    public ImmutableArray<string>? Names { get; init; }

    /// <summary>Of <c>union</c>.</summary>
    public ImmutableArray<int>? Members { get; init; }

    /// <summary>Of <c>record</c>.</summary>
    public ImmutableArray<BundleField>? Fields { get; init; }

    /// <summary>Of <c>array</c>.</summary>
    public int? Index { get; init; }

    /// <summary>Of <c>array</c> and <c>multiset</c>.</summary>
    public int? Element { get; init; }

    /// <summary>Of <c>multiset</c>.</summary>
    public int? Capacity { get; init; }
}

internal sealed record BundleField(string Name, int Type, int Offset);

internal sealed record BundleVariable(string Name, int Type, int Offset, string? Doc, BundleSpan Span);

/// <param name="Short">The name without what its lane says.</param>
/// <param name="Links">The kernel functions that <c>@source</c> names.</param>
/// <param name="Guard">The conjuncts of the guard.</param>
internal sealed record BundleRule(
    string Name,
    string Short,
    string? Doc,
    ImmutableArray<string> Links,
    ImmutableArray<string> Parameters,
    BundleSpan Span,
    ImmutableArray<BundleSpan> Guard,
    long Firings);

/// <param name="IsTemporal">True when no single state decides it.</param>
internal sealed record BundleProperty(
    string Name, string Kind, string? Doc, BundleSpan Span, string? Verdict, bool IsTemporal);

/// <param name="Rule">Among the rules of the bundle.</param>
internal sealed record BundleInstance(int Rule, ImmutableArray<string> Arguments);

/// <summary>A path through the states, and what is wrong at its end.</summary>
/// <param name="Word">The verdict in a word.</param>
/// <param name="Subject">What it is said of.</param>
/// <param name="Property">Index, or null.</param>
/// <param name="Loop">The step to whose state the last one returns, or null.</param>
/// <param name="Initial">The slots of the initial state.</param>
/// <param name="Truth">For each property: step and value (1 true, 0 false, -1 fails) wherever it changes.</param>
/// <param name="Windows">The specification's windows, in source order.</param>
internal sealed record BundleTrace(
    string Word,
    string Subject,
    string? Meaning,
    int? Property,
    string? Error,
    BundleSpan? Span,
    int? Loop,
    ImmutableArray<string> Lanes,
    ImmutableArray<Slot> Initial,
    ImmutableArray<BundleStep> Steps,
    ImmutableArray<ImmutableArray<BundleSpan>> Executions,
    ImmutableArray<ImmutableArray<int>> Truth,
    ImmutableArray<BundleWindow> Windows,
    ImmutableArray<BundleExplanation> Explanations,
    BundleGuards Guards)
{
    /// <summary>Of a run without end: each fair rule instance, and why the loop is fair to it.</summary>
    public ImmutableArray<BundlePair> Fairness { get; init; } = [];

    /// <summary>Whether no shorter way there exists.</summary>
    public bool IsShortest { get; init; }

    /// <summary>Null when it was not computed.</summary>
    public BundleDistances? Distances { get; init; }

    /// <summary>Null where the search did not rename anything.</summary>
    public BundleNames? Stored { get; init; }

    /// <summary>Runs to be set beside this one.</summary>
    public ImmutableArray<BundleComparison> Comparisons { get; init; } = [];

    /// <summary>Whether the reader chose this path.</summary>
    public bool Explored { get; init; }
}

/// <summary>One firing.</summary>
/// <param name="Instance">The number of the rule instance among its kind.</param>
/// <param name="Lane">Index in the trace's lanes; -1 for none.</param>
/// <param name="Changes">Slot and new value of each slot that changed, one after another.</param>
/// <param name="Execution">Which statements ran: an index in the trace's executions.</param>
/// <param name="Flows">
/// For each part of the state that the firing read and an earlier step had changed: that step, first slot and number
/// of slots.
/// </param>
internal sealed record BundleStep(
    int Rule,
    int Instance,
    ImmutableArray<BundlePair> Parameters,
    int Lane,
    ImmutableArray<Slot> Changes,
    int Execution,
    ImmutableArray<int> Flows,
    string? Output);

/// <summary>Steps over which a named expression of the specification is true.</summary>
/// <param name="Truth">As for properties.</param>
internal sealed record BundleWindow(string Name, BundleSpan Span, ImmutableArray<int> Truth);

/// <summary>Why a property is false after a step.</summary>
/// <remarks>The slots of a culprit are those of its reads: first slot and number of slots, one after another.</remarks>
internal sealed record BundleExplanation(int Property, int Step, ImmutableArray<BundleCulprit> Culprits);

internal sealed record BundleCulprit(
    BundleSpan Span, bool Value, ImmutableArray<BundlePair> Witnesses, ImmutableArray<BundlePair> Reads,
    ImmutableArray<int> Slots);

/// <summary>The value of every conjunct of every rule instance's guard.</summary>
/// <param name="From">The first step after whose state it is known.</param>
/// <param name="Patterns">A letter for each conjunct: t, f, or ? where it has no value; "-" for an instance without its element.</param>
/// <param name="Changes">
/// For each step from <paramref name="From"/> on: instance and pattern wherever it differs from the step before.
/// </param>
internal sealed record BundleGuards(
    int From, ImmutableArray<string> Patterns, ImmutableArray<ImmutableArray<int>> Changes);

/// <summary>How many firings the trace's violation is away at least, after each step but the last.</summary>
/// <param name="Bound">Nothing is known beyond; null when everything is.</param>
/// <param name="Steps">Number of an enabled rule instance and of firings, one after another; -1 for none within the bound.</param>
internal sealed record BundleDistances(int? Bound, ImmutableArray<ImmutableArray<int>> Steps);

/// <summary>Under which names the elements of scalarsets stand in the states that the search stored.</summary>
/// <param name="Types">Scalarsets, among the types of the bundle.</param>
/// <param name="Names">For each renaming, for each of these, the stored name of each element.</param>
/// <param name="Steps">For each step its renaming.</param>
internal sealed record BundleNames(
    ImmutableArray<int> Types, ImmutableArray<ImmutableArray<ImmutableArray<int>>> Names, ImmutableArray<int> Steps);

/// <param name="Points">Null when it was not measured.</param>
internal sealed record BundleCoverage(int? Points, int? Reached, ImmutableArray<BundleUnreached> NeverReached);

internal sealed record BundleUnreached(string Kind, string Owner, BundleSpan Span);
