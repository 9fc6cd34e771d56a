using System.Collections.Concurrent;
using System.Collections.Immutable;
using ModelCheck.Cli.Commands;
using ModelCheck.Cli.Gate;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Comparison;

namespace ModelCheck.Cli.Comparing;

/// <summary>Checks designs in processes of their own, several at a time, on past the first violation.</summary>
internal sealed class MatrixRunner(MatrixOptions options)
{
    // A design without any of the properties asked for has none to check; an empty list would stand for all.
    private const string NoProperty = "";

    /// <summary>What came of each design, in their order.</summary>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public ImmutableArray<ComparedDesign> Run(ImmutableArray<LoadedDesign> designs, CancellationToken cancellation)
    {
        var gate = new GateOptions
        {
            Compatibility = options.Loading.Compatibility,
            Threads = options.Threads,
            MemoryBytes = options.MemoryBytes,
            Time = options.Time ?? Timeout.InfiniteTimeSpan,
        };
        PlannedRun[] runs = [.. designs.Select(Plan)];
        var records = new ConcurrentDictionary<PlannedRun, RunRecord>(ReferenceEqualityComparer.Instance);
        new WorkerPool(gate, (run, record) => records[run] = record).Run(runs, cancellation);
        return [.. runs.Select(run => Compare(run, records[run]))];
    }

    private PlannedRun Plan(LoadedDesign design)
    {
        TransitionSystem system = design.Loaded.System!;
        string[] selected = [.. system.Properties.Select(p => p.Name).Where(options.Properties.Contains).Distinct()];
        var request = new RunRequest(
            RunKind.Check,
            design.Path,
            options.Loading.Compatibility,
            [.. options.Loading.Constants.Select(c => new NamedValue(c.Name, c.Value))],
            options.Properties is [] ? [] : [.. selected.DefaultIfEmpty(NoProperty)],
            options.MaxErrors,
            LooksForVacuity: false)
        {
            Time = options.Time,
        };

        // What the specification expects tells how large it is.
        return new PlannedRun(
            request,
            design.Loaded,
            RunKey.Of(design.Loaded, request),
            [.. design.Loaded.Expectations.Where(e => e.IsAtDeclaredSizes)]);
    }

    private ComparedDesign Compare(PlannedRun run, RunRecord record)
    {
        if (record.Failure is { } failure)
            return new ComparedDesign(run.Request.Path, null, failure, IsComplete: false);

        CheckResult result = RecordReader.Read(run.Loaded.System!, record);
        var inquiry = new Inquiry(
            "compare",
            run.Request.Path,
            SpecificationReader.Sha256(run.Loaded),
            options.Loading.Compatibility,
            options.Loading.Constants);
        var report = new Report(inquiry, run.Loaded.System!, result, run.Loaded.Diagnostics, Ending.Of(result));
        bool isComplete = result.Limit is null && result.Violations.Length < options.MaxErrors;
        return new ComparedDesign(run.Request.Path, report, null, isComplete);
    }
}
