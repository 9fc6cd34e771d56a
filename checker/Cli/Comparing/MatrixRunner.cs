using System.Collections.Concurrent;
using System.Collections.Immutable;
using ModelCheck.Cli.Commands;
using ModelCheck.Cli.Gate;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Comparison;

namespace ModelCheck.Cli.Comparing;

/// <summary>Checks designs on past the first violation.</summary>
internal sealed class MatrixRunner(MatrixOptions options)
{
    // A design without any of the properties asked for has none to check; an empty list would stand for all.
    private const string NoProperty = "";

    /// <summary>What came of each design, in their order; one after the other in this process.</summary>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public ImmutableArray<ComparedDesign> RunHere(
        ImmutableArray<LoadedDesign> designs, CancellationToken cancellation) =>
        [.. designs.Select(design => Check(design, cancellation))];

    /// <summary>What came of each design, in their order; several at a time in processes of their own.</summary>
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

    private ComparedDesign Check(LoadedDesign design, CancellationToken cancellation)
    {
        var checking = new CheckOptions
        {
            Exploration = new ExplorationOptions
            {
                Threads = options.Threads,
                MemoryLimitBytes = options.MemoryBytes,
                TimeLimit = options.Time,
                MaxErrors = options.MaxErrors,
            },
            Properties = SelectedOf(design),
        };
        CheckResult result = Checker.Check(design.Loaded.System!, checking, cancellation: cancellation);
        cancellation.ThrowIfCancellationRequested();
        return ComparedTo(design.Path, design.Loaded, result);
    }

    private ImmutableArray<string> SelectedOf(LoadedDesign design)
    {
        IEnumerable<string> names = design.Loaded.System!.Properties.Select(p => p.Name);
        IEnumerable<string> selected = names.Where(options.Properties.Contains);
        return options.Properties is [] ? [] : [.. selected.Distinct().DefaultIfEmpty(NoProperty)];
    }

    private PlannedRun Plan(LoadedDesign design)
    {
        var request = new RunRequest(
            RunKind.Check,
            design.Path,
            options.Loading.Compatibility,
            [.. options.Loading.Constants.Select(c => new NamedValue(c.Name, c.Value))],
            SelectedOf(design),
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

        return ComparedTo(run.Request.Path, run.Loaded, RecordReader.Read(run.Loaded.System!, record));
    }

    private ComparedDesign ComparedTo(string path, LoadResult loaded, CheckResult result)
    {
        var inquiry = new Inquiry(
            "compare",
            path,
            SpecificationReader.Sha256(loaded),
            options.Loading.Compatibility,
            options.Loading.Constants);
        var report = new Report(inquiry, loaded.System!, result, loaded.Diagnostics, Ending.Of(result));
        bool isComplete = result.Limit is null && result.Violations.Length < options.MaxErrors;
        return new ComparedDesign(path, report, null, isComplete);
    }
}
