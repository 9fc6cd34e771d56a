using ModelCheck.Cli.CommandLine;
using ModelCheck.Cli.Distribution;
using ModelCheck.Cli.Gate;
using ModelCheck.Cli.Progress;
using ModelCheck.Cli.Proving;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Distributed;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Gate;
using ModelCheck.Reporting.Traces;
using ModelCheck.Z3;

namespace ModelCheck.Cli.Commands;

/// <summary>Explores every reachable state of a specification.</summary>
internal static class CheckCommand
{
    public static ExitCode Run(CheckArguments arguments, Terminal terminal) => arguments.Distributed
        ? ProcessGroup.Run(terminal, group => Run(arguments, group.Terminal, group))
        : Run(arguments, terminal, group: null);

    private static ExitCode Run(CheckArguments arguments, Terminal terminal, ProcessGroup? group)
    {
        bool isSpeaking = group is not { IsLeader: false };
        string mode = FlagValue.Choice<string>(
            "progress", arguments.Progress, [("auto", "auto"), ("plain", "plain"), ("json", "json"), ("off", "off")]);
        ProgressDisplay display = ProgressDisplay.Create(isSpeaking ? mode : "off", terminal);
        SymmetryReduction reduction = SharedFlags.SymmetryReduction(arguments.SymmetryReduction);
        ExplorationOptions exploration = OptionsOf(arguments) with { ProgressInterval = display.Interval };
        exploration = group?.Share(exploration, isThreadCountGiven: arguments.Threads != "auto") ?? exploration;
        LoadOptions loading = SpecificationReader.OptionsOf(arguments);
        FindingLevel? vacuity = SharedFlags.Vacuity(arguments.Vacuity);
        RefuseVacuity(arguments, vacuity, reduction);
        if (arguments.Orbits && reduction == SymmetryReduction.Off)
            throw Failure.Usage("'--orbits' needs '--symmetry-reduction'");

        TraceMinimum minimum = MinimumOf(arguments, exploration.Storage, reduction);
        string order = FlagValue.Choice<string>(
            "partial-order", arguments.PartialOrder, [("on", "on"), ("prove", "prove"), ("off", "off")]);
        int graphLimit = (int)FlagValue.Number("graph-limit", arguments.GraphLimit, 1, 10_000_000);
        var run = new ReportedRun(
            "check", arguments.Specification, loading, isSpeaking ? arguments.Outputs : [], arguments.Trace, terminal);

        return run.Run((loaded, inquiry) =>
        {
            TransitionSystem system = loaded.System!;
            RefuseBrokenSymmetry(system, reduction);
            var options = new CheckOptions
            {
                Exploration = exploration with
                {
                    Checkpoints = exploration.Checkpoints.With(TraitsOf(loaded, loading)),
                },
                SymmetryReduction = reduction,
                PartialOrder = order != "off",
                Commutation = order == "prove" ? ProverFor(loaded, loading, terminal) : null,
                Orbits = arguments.Orbits,
                Coverage = arguments.Coverage,
                Vacuity = vacuity is not null,
                Minimize = minimum,
                Lane = rule => Lane.Of(rule.Owner, rule.Arguments),
                PassingRuns = isSpeaking,
                Communicator = group?.Communicator,
                GraphLimit = run.NeedsGraph ? graphLimit : null,
                Properties = PropertySelection.Of(system, arguments.Properties),
            };
            RefusePartialOrder(system, options);
            RefuseCompactStorage(system, options);
            RefuseDisk(system, options);
            RefuseDistribution(system, options);
            group?.Begin();
            CheckResult result = Check(
                () => display.Show(progress => Checker.Check(system, options, progress, terminal.Interrupted)));
            var report = new Report(inquiry, system, result, loaded.Diagnostics, Ending.Of(result));
            return vacuity is { } level ? WithVacuity(report, level) : report;
        });
    }

    // Each place as a note; as an error it is how the run ends.
    private static Report WithVacuity(Report report, FindingLevel level)
    {
        var gated = new GatedSpecification(
            report.Inquiry.SpecPath, [new GatedRun("", report, [], IsCached: false)], [], []);
        string[] notes = [.. VacuityFindings.In([gated], level).Select(f => $"{f.Finding.Place}: {f.Finding.Message}")];
        Ending ending = notes is [] || level != FindingLevel.Error
            ? report.Ending
            : new Ending(ExitCode.Vacuity, $"holds, but {ViolationText.Count(notes.Length, "place")} vacuous");
        return report with
        {
            Result = report.Result with { Notes = [.. report.Result.Notes, .. notes] },
            Ending = ending,
        };
    }

    private static void RefuseVacuity(CheckArguments arguments, FindingLevel? vacuity, SymmetryReduction reduction)
    {
        if (vacuity is null)
            return;
        if (reduction != SymmetryReduction.Off)
            throw Failure.Usage("'--vacuity' excludes '--symmetry-reduction'");
        if (arguments.Resume is not null)
            throw Failure.Usage("'--vacuity' excludes '--resume': it looks at every state");
    }

    private static TraceMinimum MinimumOf(
        CheckArguments arguments, StateStorage storage, SymmetryReduction reduction)
    {
        TraceMinimum minimum = FlagValue.Choice<TraceMinimum>(
            "minimize",
            arguments.Minimize,
            [
                ("length", TraceMinimum.Length),
                ("switches", TraceMinimum.Switches),
                ("participants", TraceMinimum.Participants),
            ]);
        if (minimum == TraceMinimum.Length)
            return minimum;
        if (storage == StateStorage.Compact)
            throw Failure.Usage($"'--minimize {arguments.Minimize}' excludes '--store compact': it needs every state");

        return reduction == SymmetryReduction.Off
            ? minimum
            : throw Failure.Usage($"'--minimize {arguments.Minimize}' excludes '--symmetry-reduction'");
    }

    private static CheckResult Check(Func<CheckResult> check)
    {
        try
        {
            return check();
        }
        catch (CheckpointException exception)
        {
            throw exception.IsOfAnother ? Failure.Usage(exception.Message) : Failure.System(exception.Message);
        }
        catch (DistributedException exception)
        {
            throw Failure.System(exception.Message);
        }
    }

    private static CheckpointTrait[] TraitsOf(LoadResult loaded, LoadOptions options)
    {
        string constants = string.Join(" ", options.Constants.Select(c => $"{c.Name}={c.Value}").Order());
        return
        [
            new("specification", $"sha256 {SpecificationReader.Sha256OfAll(loaded)[..12]}"),
            new("--const", constants == "" ? "not given" : constants),
            new("--compat", $"{options.Compatibility}".ToLowerInvariant()),
        ];
    }

    private static void RefuseBrokenSymmetry(TransitionSystem system, SymmetryReduction reduction)
    {
        if (reduction == SymmetryReduction.Off || SymmetryRules.Check(system) is not [var first, ..])
            return;

        throw Failure.Usage(
            $"--symmetry-reduction cannot be used here: {first.Reason} ({first.Span})");
    }

    private static CommutationProver ProverFor(LoadResult loaded, LoadOptions loading, Terminal terminal) =>
        Z3Library.WhyUnusable() is { } missing
            ? throw Failure.System(missing)
            : new CommutationProver(loaded, loading, ResultCache.DefaultFolder(), terminal.Interrupted);

    private static void RefusePartialOrder(TransitionSystem system, CheckOptions options)
    {
        if (!options.PartialOrder)
            return;

        ExplorationOptions exploration = options.Exploration;
        (bool IsGiven, string Flag)[] excluded =
        [
            (options.SymmetryReduction != SymmetryReduction.Off, "'--symmetry-reduction'"),
            (exploration.Storage != StateStorage.Exact, "'--store'"),
            (exploration.DiskFolder is not null, "'--disk'"),
            (options.Communicator is not null, "'--distributed'"),
            (exploration.Checkpoints is not { WriteTo: null, ResumeFrom: null }, "'--checkpoint' and '--resume'"),
            (exploration.Bound is not null, "'--bound': states may be further away"),
            (options.Minimize != TraceMinimum.Length, "'--minimize'"),
            (options.Coverage, "'--coverage'"),
            (options.Vacuity, "'--vacuity'"),
            (options.GraphLimit is not null, "'--out graph-...'"),
        ];
        if (Array.Find(excluded, e => e.IsGiven).Flag is { } flag)
            throw Failure.Usage($"'--partial-order' excludes {flag}");
        if (system.Rules.Any(r => r.Priority != system.Rules[0].Priority))
            throw Failure.Usage("--partial-order cannot be used here: rules have different priorities");

        RefuseRuns("--partial-order", system, options);
    }

    private static void RefuseCompactStorage(TransitionSystem system, CheckOptions options)
    {
        if (options.Exploration.Storage != StateStorage.Compact)
            return;

        if (options.Exploration.Checkpoints is not { WriteTo: null, ResumeFrom: null })
            throw Failure.Usage("'--store compact' excludes '--checkpoint' and '--resume'");

        RefuseRuns("--store compact", system, options);
    }

    private static void RefuseDisk(TransitionSystem system, CheckOptions options)
    {
        if (options.Exploration.DiskFolder is not { } folder)
            return;

        if (options.Exploration.Storage == StateStorage.Compact)
            throw Failure.Usage("'--disk' excludes '--store compact'");
        if (options.Communicator is not null)
            throw Failure.Usage("'--disk' excludes '--distributed'");
        if (options.Vacuity)
            throw Failure.Usage("'--disk' excludes '--vacuity'");
        if (options.Minimize != TraceMinimum.Length)
            throw Failure.Usage("'--disk' excludes '--minimize'");

        RefuseRuns("--disk", system, options);
        TryFolder(folder);
    }

    private static void TryFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failure.System($"cannot use '--disk {folder}': {failure.Message}");
        }
    }

    private static void RefuseDistribution(TransitionSystem system, CheckOptions options)
    {
        if (options.Communicator is null)
            return;

        if (options.Exploration.Storage == StateStorage.Compact)
            throw Failure.Usage("'--distributed' excludes '--store compact'");
        if (options.Vacuity)
            throw Failure.Usage("'--distributed' excludes '--vacuity'");
        if (options.Minimize != TraceMinimum.Length)
            throw Failure.Usage("'--distributed' excludes '--minimize'");

        RefuseRuns("--distributed", system, options);
    }

    // What no single state decides.
    private static void RefuseRuns(string flag, TransitionSystem system, CheckOptions options)
    {
        Property? liveness = system.Properties.FirstOrDefault(p =>
            (p.Kind == PropertyKind.Liveness || p.IsTemporal)
            && (options.Properties.IsEmpty || options.Properties.Contains(p.Name)));
        if (liveness is not null)
        {
            throw Failure.Usage(
                $"'{flag}' cannot decide {KindOf(liveness)} \"{liveness.Name}\"; --property selects others");
        }
    }

    private static string KindOf(Property property) => property.Kind.ToString().ToLowerInvariant();

    private static ExplorationOptions OptionsOf(CheckArguments arguments) => new()
    {
        Threads = FlagValue.Threads(arguments.Threads),
        DeadlockDetection = SharedFlags.DeadlockDetection(arguments.DeadlockDetection),
        DeadlockStuttering = FlagValue.Choice<bool>(
            "deadlock-stuttering", arguments.DeadlockStuttering, [("on", true), ("off", false)]),
        MaxErrors = (int)FlagValue.Number("max-errors", arguments.MaxErrors, 1, int.MaxValue),
        Bound = FlagValue.Number("bound", arguments.Bound, 0, int.MaxValue) is > 0 and var bound ? (int)bound : null,
        MaxStates = arguments.MaxStates is { } most ? FlagValue.Number("max-states", most, 1, long.MaxValue) : null,
        MemoryLimitBytes = FlagValue.Memory(arguments.Memory),
        TimeLimit = TimeLimitOf(arguments),
        Storage = FlagValue.Choice<StateStorage>(
            "store", arguments.Store,
            [("exact", StateStorage.Exact), ("tree", StateStorage.Tree), ("compact", StateStorage.Compact)]),
        DiskFolder = arguments.Disk,
        Checkpoints = CheckpointsOf(arguments),
    };

    private static CheckpointOptions CheckpointsOf(CheckArguments arguments)
    {
        var options = new CheckpointOptions { ResumeFrom = arguments.Resume };
        if (arguments.Checkpoint is not { } text)
            return options;

        (TimeSpan interval, string folder) = FlagValue.Checkpoint(text);
        return options with { WriteTo = folder, Interval = interval };
    }

    public static TimeSpan? TimeLimitOf(ExplorationArguments arguments) =>
        arguments.Timeout is { } time ? FlagValue.Duration("timeout", time) : null;
}
