using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Schedules;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Sets counterexamples beside what their schedules lead to in other specifications, and beside runs that pass.</summary>
internal sealed class ComparisonBundler(TransitionSystem system, ImmutableArray<Design> designs)
{
    /// <summary>The other specifications.</summary>
    public ImmutableArray<BundleDesign> Designs() => [.. designs.Select(Describe)];

    /// <param name="violation">With its trace.</param>
    public ImmutableArray<BundleComparison> Of(Violation violation)
    {
        IEnumerable<BundleComparison> others =
            designs.Select((design, number) => Compare(violation.Trace!, design, number));
        return violation.Passing is { } passing ? [.. others, Compare(violation.Trace!, passing)] : [.. others];
    }

    private BundleComparison Compare(Trace trace, PassingRun passing)
    {
        string end = passing.TakesLastStep ? ", to the same last step" : "";
        ImmutableArray<ScheduledStep> rows = RunAlignment.Of(trace, passing.Trace, passing.SharedSteps);
        return Bundle(
            "a run that passes",
            $"another way from step {passing.SharedSteps + 1} on{end}",
            number: null,
            system,
            new ScheduleReplay(passing.Trace, rows, Error: null));
    }

    private BundleDesign Describe(Design design)
    {
        var described = new SystemBundler(design.System, SpansOf(design.System));
        (ImmutableArray<BundleVariable> variables, ImmutableArray<BundleType> types) = described.Variables();
        return new BundleDesign(
            design.SpecPath,
            types,
            variables,
            design.System.InitialRules.Length,
            described.Rules(firings: [.. design.System.Rules.Select(_ => 0L)]),
            described.Properties(found: []));
    }

    private BundleComparison Compare(Trace trace, Design design, int number) => Bundle(
        design.SpecPath, change: null, number, design.System, ScheduleReplayer.Follow(trace, design.System));

    private BundleComparison Bundle(
        string title, string? change, int? number, TransitionSystem other, ScheduleReplay replay)
    {
        SourceSpans spans = SpansOf(other);
        var bundler = new TraceBundler(other, spans, instances: null);
        return new BundleComparison(
            title,
            change,
            number,
            replay.Trace is null ? null : bundler.Bundle(replay.Trace),
            replay.Error?.Message,
            [.. replay.Steps.Select(step => Pair(step, spans))]);
    }

    private static BundlePairing Pair(ScheduledStep step, SourceSpans spans) => new(
        step.Scheduled,
        step.Taken,
        step.Obstacle?.Reason,
        [
            .. (step.Obstacle?.Conjuncts ?? []).Select(span =>
                new BundleConjunct(span.Text, $"{span.File.Path}:{span.Line}", spans.Of(span))),
        ]);

    private SourceSpans SpansOf(TransitionSystem other) => new(system.Sources, other.Sources);
}
