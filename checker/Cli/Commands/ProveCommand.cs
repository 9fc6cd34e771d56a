using ModelCheck.Cli.CommandLine;
using ModelCheck.Cli.Progress;
using ModelCheck.Cli.Proving;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Proving;
using ModelCheck.Reporting;
using ModelCheck.Z3;

namespace ModelCheck.Cli.Commands;

/// <summary>Proves the invariants of a specification.</summary>
internal static class ProveCommand
{
    public static ExitCode Run(ProveArguments arguments, Terminal terminal) =>
        arguments.Verify is null ? Prove(arguments, terminal) : VerifyCommand.Run(arguments, terminal);

    private static ExitCode Prove(ProveArguments arguments, Terminal terminal)
    {
        string mode = FlagValue.Choice<string>(
            "progress", arguments.Progress, [("auto", "auto"), ("plain", "plain"), ("json", "json"), ("off", "off")]);
        ProofOptions options = OptionsOf(arguments, new ProofProgress(mode, terminal));
        ExplorationOptions exploration = ExplorationOf(arguments, options.Time);
        LoadOptions loading = SpecificationReader.OptionsOf(arguments);
        if (arguments is { Unbounded: true, LargestK: not null })
            throw Failure.Usage("'--k-induction' and '--unbounded' exclude each other");

        var run = new ReportedRun(
            "prove", arguments.Specification, loading, arguments.Outputs, arguments.Trace, terminal)
        {
            ShowsClauses = arguments.ShowInvariant || arguments.Trace == "full",
        };
        return run.Run((loaded, inquiry) =>
        {
            options = options with
            {
                Properties = PropertySelection.OfInvariants(loaded.System!, arguments.Properties),
            };
            ProofOutcome outcome = Prove(loaded, loading, exploration, options, terminal);
            if (arguments.Certificate is { } folder)
                outcome = ProofCertificate.AddTo(outcome, folder, loaded, loading, terminal.Interrupted);

            return new ProofReport(loaded, outcome, arguments.Certificate is not null).Build(inquiry);
        });
    }

    private static ProofOutcome Prove(
        LoadResult loaded,
        LoadOptions loading,
        ExplorationOptions exploration,
        ProofOptions options,
        Terminal terminal)
    {
        if (Z3Library.WhyUnusable() is { } missing)
            throw Failure.System(missing);

        using var instances = new ExploredInstances(exploration);
        var prover = new Prover(
            loaded.System!,
            new SizedSpecification(o => Specification.Again(loaded, o), loading),
            instances,
            new CounterexampleSearch(exploration),
            options,
            terminal.Interrupted);
        ProofOutcome outcome = prover.Run();
        new DiagnosticPrinter(terminal.Errors, terminal.ErrorsUseColor).Print(outcome.Warnings);
        return outcome;
    }

    private static ProofOptions OptionsOf(ProveArguments arguments, ProofProgress progress) => new()
    {
        AnySize = arguments.Unbounded,
        Mines = !arguments.NoMining,
        Bound = CountOf("bmc", arguments.Bound),
        LargestK = CountOf("k-induction", arguments.LargestK),
        SpacerTime = arguments.Spacer == "off" ? null : FlagValue.Duration("spacer", arguments.Spacer),
        Time = FlagValue.Duration("timeout", arguments.Timeout),
        OnStep = progress.Show,
        Log = progress.Show,
    };

    private static int? CountOf(string flag, string? text) =>
        text is null ? null : (int)FlagValue.Number(flag, text, 1, 1_000);

    private static ExplorationOptions ExplorationOf(ProveArguments arguments, TimeSpan? time) => new()
    {
        Threads = FlagValue.Threads(arguments.Threads),
        MaxStates = FlagValue.Number("max-states", arguments.MaxStates, 1, long.MaxValue),
        TimeLimit = time,
    };
}
