using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Syntax;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Makes the viewer's bundle of a report.</summary>
internal sealed class BundleBuilder
{
    /// <summary>Beyond this many rule instances the page does not list them.</summary>
    private const int MostInstances = 2_000;

    private readonly Report _report;
    private readonly TransitionSystem _system;
    private readonly SourceSpans _spans;

    private BundleBuilder(Report report)
    {
        _report = report;
        _system = report.System;
        _spans = new SourceSpans(_system.Sources);
    }

    public static ViewerBundle Build(Report report) => new BundleBuilder(report).Build();

    /// <summary>A path that a reader chose, for a page with the bundle of this report.</summary>
    /// <param name="violation">What is wrong at its end, or null.</param>
    public static BundleTrace Explore(Report report, Trace trace, Violation? violation)
    {
        TransitionSystem system = report.System;
        var traces = new TraceBundler(system, new SourceSpans(system.Sources), Listed(new RuleInstances(system.Rules)));
        BundleTrace bundled = violation is null ? traces.Bundle(trace) : traces.Bundle(violation);
        return bundled with { Explored = true };
    }

    private static RuleInstances? Listed(RuleInstances instances) =>
        instances.Count <= MostInstances ? instances : null;

    private ViewerBundle Build()
    {
        var instances = new RuleInstances(_system.Rules);
        var traces = new TraceBundler(_system, _spans, Listed(instances));
        var described = new SystemBundler(_system, _spans);
        (ImmutableArray<BundleVariable> variables, ImmutableArray<BundleType> types) = described.Variables();
        var comparisons = new ComparisonBundler(_system, _report.Beside);
        return new ViewerBundle
        {
            Run = DescribeRun(),
            Sources = [.. _system.Sources.Select(file => new BundleSource(file.Path, file.Text, Highlight(file)))],
            Variables = variables,
            Types = types,
            InitialRules = _system.InitialRules.Length,
            Rules = described.Rules(_report.Result.RuleFirings),
            Properties = described.Properties(_report.Result.Properties),
            Instances = Describe(instances, _system.InitialRules.Length),
            InitialInstances = Describe(new RuleInstances(_system.InitialRules), firstRule: 0),
            Traces =
            [
                .. _report.Result.Violations.Where(violation => violation.Trace is not null)
                    .Select(violation => traces.Bundle(violation) with
                    {
                        IsShortest = IsShortest(violation),
                        Distances = SurroundingsBundler.Of(violation.Distances),
                        Stored = SurroundingsBundler.Of(violation.StoredNames, described),
                        Comparisons = comparisons.Of(violation),
                    }),
            ],
            Designs = comparisons.Designs(),
            Coverage = DescribeCoverage(),
            Proof = _report.Proof is { } proof ? new ProofBundler(proof, _spans).Bundle() : null,
        };
    }

    /// <summary>
    /// An exploration of all that is reachable goes level by level, and ends with a shortest way to a state; nothing is said of
    /// lassos.
    /// </summary>
    private bool IsShortest(Violation violation) => _report is { Inquiry.Command: "check", Result.HasPartialOrder: false }
        && violation.Kind is ViolationKind.Invariant or ViolationKind.ModelError or ViolationKind.Deadlock;

    private BundleRun DescribeRun()
    {
        Inquiry inquiry = _report.Inquiry;
        return new BundleRun(
            inquiry.SpecPath,
            inquiry.SpecSha256,
            inquiry.Command,
            ReproduceCommand.Of(_report),
            $"{_report.Result.Verdict}".ToLowerInvariant(),
            (int)_report.Ending.Code,
            _report.Ending.Reason,
            _report is { Proof: { } proof, Result.States: 0 } ? Statistics(proof, _report.Result) : Statistics(_report.Result),
            _report.Result.StatesByDepth,
            _report.Result.Notes);
    }

    // Nothing was explored.
    private static ImmutableArray<BundlePair> Statistics(ProofResult proof, CheckResult result) =>
    [
        new("questions to the solver", Number(proof.Queries)),
        new("time", Seconds(proof.Time)),
        new("memory", Mebibytes(result.PeakMemoryBytes)),
    ];

    private static ImmutableArray<BundlePair> Statistics(CheckResult result)
    {
        double seconds = result.Elapsed.TotalSeconds;
        var rows = ImmutableArray.CreateBuilder<BundlePair>();
        rows.Add(new("states", Number(result.States)));
        if (result.UnreducedStates is { } unreduced)
            rows.Add(new("states without symmetry", Number(unreduced)));

        rows.Add(new("rules fired", Number(result.RulesFired)));
        rows.Add(new("depth", Number(result.Depth)));
        rows.Add(new("time", Seconds(result.Elapsed)));
        if (seconds > 0)
            rows.Add(new("states per second", Number((long)(result.States / seconds))));

        rows.Add(new("peak memory", Mebibytes(result.PeakMemoryBytes)));
        rows.Add(new("threads", Number(result.Threads)));
        if (result.Limit is { } limit)
            rows.Add(new("limit", limit.Reason));

        return rows.DrainToImmutable();
    }

    private static string Seconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");

    private static string Mebibytes(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MiB");

    private static string Number(BigInteger value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private ImmutableArray<int> Highlight(Language.Text.SourceFile file) =>
    [
        .. Highlighting.Of(file, _report.Inquiry.Compatibility)
            .SelectMany(piece => new[] { piece.Span.Start, piece.Span.Length, (int)piece.Kind }),
    ];

    private static ImmutableArray<BundleInstance> Describe(RuleInstances instances, int firstRule) =>
        Listed(instances) is null
            ? []
            : [.. Enumerable.Range(0, instances.Count).Select(number => Describe(instances, number, firstRule))];

    private static BundleInstance Describe(RuleInstances instances, int number, int firstRule)
    {
        Instance<Rule> instance = instances[number];
        return new BundleInstance(
            firstRule + instances.RuleIndexOf(number),
            [.. instance.Owner.Parameters.Zip(instance.Arguments, Parameters.Format)]);
    }

    private BundleCoverage DescribeCoverage()
    {
        if (_report.Result.Coverage is not { } coverage)
            return new BundleCoverage(null, null, []);

        return new BundleCoverage(coverage.PointCount, coverage.ReachedCount,
        [
            .. coverage.NeverReached.Select(point => new BundleUnreached(
                point.Kind == CoveragePointKind.Guard ? "never true" : "never taken",
                point.Owner,
                _spans.Of(point.Span))),
        ]);
    }
}
