using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Schedules;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Sets the schedule of a trace beside what it leads to in other specifications.</summary>
/// <param name="sources">The files of the page.</param>
internal sealed class ComparisonBundler(ImmutableArray<SourceFile> sources, ImmutableArray<Design> designs)
{
    /// <summary>The other specifications.</summary>
    public ImmutableArray<BundleDesign> Designs() => [.. designs.Select(Describe)];

    /// <summary>A trace in each of them.</summary>
    public ImmutableArray<BundleComparison> Of(Trace trace) =>
        [.. designs.Select((design, number) => Compare(trace, design, number))];

    private BundleDesign Describe(Design design)
    {
        TransitionSystem system = design.System;
        var described = new SystemBundler(system, SpansOf(system));
        (ImmutableArray<BundleVariable> variables, ImmutableArray<BundleType> types) = described.Variables();
        return new BundleDesign(
            design.SpecPath,
            types,
            variables,
            system.InitialRules.Length,
            described.Rules(firings: [.. system.Rules.Select(_ => 0L)]),
            described.Properties(found: []));
    }

    private BundleComparison Compare(Trace trace, Design design, int number)
    {
        ScheduleReplay replay = ScheduleReplayer.Follow(trace, design.System);
        SourceSpans spans = SpansOf(design.System);
        var bundler = new TraceBundler(design.System, spans, instances: null);
        return new BundleComparison(
            design.SpecPath,
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

    private SourceSpans SpansOf(TransitionSystem system) => new(sources, system.Sources);
}
