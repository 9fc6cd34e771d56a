using System.Collections.Immutable;
using System.Diagnostics;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Cli.Gate;
using ModelCheck.Cli.Gate.Against;
using ModelCheck.Language.Text;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Gate;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Cli.Commands;

/// <summary>Holds specifications to what they expect.</summary>
internal static class CiCommand
{
    public static ExitCode Run(CiArguments arguments, Terminal terminal)
    {
        var clock = Stopwatch.StartNew();
        GateOptions options = OptionsOf(arguments);
        var outputs = OutputTargets<IGateFormat>.Parse(arguments.Outputs, GateFormats.All);
        ImmutableArray<string> paths = Discovery.Find(arguments.Paths);

        // Where a result for programs goes to standard output, what people read goes to the other one.
        TextWriter place = outputs.TakeStandardOutput ? terminal.Errors : terminal.Output;
        bool usesColor = outputs.TakeStandardOutput ? terminal.ErrorsUseColor : terminal.OutputUsesColor;
        var text = new GateText(new StyledWriter(place, usesColor, terminal.Width));
        var runner = new GateRunner(
            options,
            specification => Show(text, specification, place),
            warning => terminal.Errors.WriteLine($"warning: {Printable.Escape(warning)}"));
        ImmutableArray<GatedSpecification> specifications = runner.Run(paths, terminal.Interrupted);
        if (options.Updates)
            specifications = Updating.Apply(specifications, place);
        if (arguments.Against is { } revision)
        {
            ImmutableArray<string> roots = [.. arguments.Paths.DefaultIfEmpty(".")];
            specifications = Add(
                AgainstFindings.In(specifications, roots, revision, options, terminal.Interrupted), specifications, text);
        }

        if (options.Vacuity is { } level)
            specifications = Add(VacuityFindings.In(specifications, level), specifications, text);

        var report = new GateReport(specifications, EndingOf(specifications), clock.Elapsed);
        text.WriteSummary(report);
        if (Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true")
            GitHubAnnotations.Write(report, place);

        outputs.Write((format, stream) => format.Write(report, stream));
        return report.Ending.Code;
    }

    // Findings that only the run as a whole shows.
    private static ImmutableArray<GatedSpecification> Add(
        ImmutableArray<(int Specification, GateFinding Finding)> findings,
        ImmutableArray<GatedSpecification> specifications,
        GateText text)
    {
        text.WriteFindings(findings.Select(f => f.Finding));
        return
        [
            .. specifications.Select((specification, number) => specification with
            {
                Findings = [.. specification.Findings, .. findings.Where(f => f.Specification == number).Select(f => f.Finding)],
            }),
        ];
    }

    private static void Show(GateText text, GatedSpecification specification, TextWriter place)
    {
        text.WriteSpecification(specification);
        place.Flush();
    }

    private static Ending EndingOf(ImmutableArray<GatedSpecification> specifications)
    {
        int unmet = specifications.Count(s => !s.IsMet);
        int met = specifications.Count(s => s.IsMet && !s.ExpectsNothing);
        int notRun = specifications.Sum(s => s.NotRun.Length);
        string rest = notRun == 0 ? "" : $"; {ViolationText.Count(notRun, "expectation")} not run";
        bool isVacuityOnly = specifications.SelectMany(s => s.Findings)
            .All(f => f.Level != FindingLevel.Error || f.Rule.IsVacuity);
        if (unmet > 0 && isVacuityOnly)
        {
            int vacuous = specifications.Sum(s => s.Findings.Count(f => f.Level == FindingLevel.Error));
            return new Ending(ExitCode.Vacuity, $"as expected, but {ViolationText.Count(vacuous, "place")} vacuous{rest}");
        }

        return unmet == 0
            ? new Ending(ExitCode.Holds, $"{ViolationText.Count(met, "specification")} as expected{rest}")
            : new Ending(
                ExitCode.Expectation,
                $"{ViolationText.Count(unmet, "specification")} of {specifications.Length} not as expected{rest}");
    }

    private static GateOptions OptionsOf(CiArguments arguments)
    {
        if (arguments is { Cache: not null, NoCache: true })
            throw Failure.Usage("'--cache' and '--no-cache' exclude each other");

        return new GateOptions
        {
            Compatibility = SpecificationReader.CompatibilityOf(arguments.Compatibility),
            Threads = FlagValue.Threads(arguments.Threads),
            MemoryBytes = FlagValue.Memory(arguments.Memory),
            Time = FlagValue.Duration("timeout", arguments.Timeout),
            IncludesLarge = arguments.Large,
            Proves = !arguments.NoProofs,
            Vacuity = SharedFlags.Vacuity(arguments.Vacuity),
            IsStrict = arguments.Strict,
            Updates = arguments.Update,
            Cache = arguments.NoCache ? null : new ResultCache(arguments.Cache ?? ResultCache.DefaultFolder()),
        };
    }
}
