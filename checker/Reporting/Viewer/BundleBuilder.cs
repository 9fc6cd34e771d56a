using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Syntax;
using ModelCheck.Reporting.Proofs;

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
        bool listsInstances = Listed(instances) is not null;
        var traces = new TraceBundler(_system, _spans, Listed(instances));
        var described = new SystemBundler(_system, _spans);
        (ImmutableArray<BundleVariable> variables, ImmutableArray<BundleType> types) = described.Variables();
        var comparisons = new ComparisonBundler(_system.Sources, _report.Beside);
        return new ViewerBundle
        {
            Run = DescribeRun(),
            Sources = [.. _system.Sources.Select(file => new BundleSource(file.Path, file.Text, Highlight(file)))],
            Variables = variables,
            Types = types,
            InitialRules = _system.InitialRules.Length,
            Rules = described.Rules(_report.Result.RuleFirings),
            Properties = described.Properties(_report.Result.Properties),
            Instances = listsInstances
                ? [.. Enumerable.Range(0, instances.Count).Select(number => Describe(instances, number))]
                : [],
            Traces =
            [
                .. _report.Result.Violations.Where(violation => violation.Trace is not null)
                    .Select(violation => traces.Bundle(violation) with
                    {
                        Distances = SurroundingsBundler.Of(violation.Distances),
                        Stored = SurroundingsBundler.Of(violation.StoredNames, described),
                        Comparisons = comparisons.Of(violation.Trace!),
                    }),
            ],
            Designs = comparisons.Designs(),
            Coverage = DescribeCoverage(),
            Proofs = [.. (_report.Proof?.Properties ?? []).Select(Describe)],
        };
    }

    private BundleRun DescribeRun()
    {
        Inquiry inquiry = _report.Inquiry;
        return new BundleRun(
            inquiry.SpecPath,
            inquiry.SpecSha256,
            inquiry.Command,
            ReproduceCommand.Of(inquiry),
            $"{_report.Result.Verdict}".ToLowerInvariant(),
            (int)_report.Ending.Code,
            _report.Ending.Reason,
            Statistics(_report.Result),
            _report.Result.StatesByDepth,
            _report.Result.Notes);
    }

    private static ImmutableArray<BundlePair> Statistics(CheckResult result)
    {
        double seconds = result.Elapsed.TotalSeconds;
        var rows = ImmutableArray.CreateBuilder<BundlePair>();
        rows.Add(new("states", Number(result.States)));
        rows.Add(new("rules fired", Number(result.RulesFired)));
        rows.Add(new("depth", Number(result.Depth)));
        rows.Add(new("time", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s")));
        if (seconds > 0)
            rows.Add(new("states per second", Number((long)(result.States / seconds))));

        rows.Add(new("peak memory", string.Create(
            CultureInfo.InvariantCulture, $"{result.PeakMemoryBytes / 1048576.0:0.0} MiB")));
        rows.Add(new("threads", Number(result.Threads)));
        if (result.Limit is { } limit)
            rows.Add(new("limit", limit.Reason));

        return rows.DrainToImmutable();
    }

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private ImmutableArray<int> Highlight(Language.Text.SourceFile file) =>
    [
        .. Highlighting.Of(file, _report.Inquiry.Compatibility)
            .SelectMany(piece => new[] { piece.Span.Start, piece.Span.Length, (int)piece.Kind }),
    ];

    private BundleInstance Describe(RuleInstances instances, int number)
    {
        Instance<Rule> instance = instances[number];
        return new BundleInstance(
            _system.InitialRules.Length + instances.RuleIndexOf(number),
            [.. instance.Owner.Parameters.Zip(instance.Arguments, Parameters.Format)]);
    }

    private static BundleProof Describe(PropertyProof proof) => new(
        proof.Property?.Name ?? "no rule fails",
        proof.Method switch
        {
            ProofMethod.None => "not proved",
            ProofMethod.Alone => "inductive alone",
            ProofMethod.WithOthers => "inductive with other invariants",
            ProofMethod.WithClauses => "inductive with mined clauses",
            ProofMethod.SeveralSteps => "inductive over several steps",
            ProofMethod.Reachability => "by a reachability engine",
        },
        proof.IsProved,
        [.. proof.Others.Select(InvariantText.Of), .. proof.Clauses]);

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
