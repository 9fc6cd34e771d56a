using System.Collections.Immutable;
using ModelCheck.Exploration.Designs;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration.Holding;

/// <summary>Counts the transitions in which rules change the truth of an invariant's parts.</summary>
internal sealed class TruthCounter
{
    private readonly TransitionSystem _system;
    private readonly ExploredDesign _design;
    private readonly ImmutableArray<(Property Part, PartRole Role)> _parts;
    private readonly PartModel _model;

    public TruthCounter(TransitionSystem system, Property invariant, ExploredDesign design)
    {
        _system = system;
        _design = design;
        _parts = PartFinder.Of(invariant);
        _model = new PartModel(system, [.. _parts.Select(p => p.Part)], design.Layout);
    }

    /// <summary>The parts, and how many transitions there are.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public unsafe (ImmutableArray<PartTruth> Parts, long Transitions) Count(int threads, CancellationToken cancellation)
    {
        int[] sizes = [.. _parts.Select(p => (int)Parameters.Count(p.Part.Bindings))];
        TruthTally[] tallies =
        [
            .. Enumerable.Range(0, threads).Select(_ => new TruthTally(_design, _model, sizes, _system.Rules.Length)),
        ];
        _design.ForEach((thread, state) =>
        {
            tallies[thread].Look(new ReadOnlySpan<ulong>(state.Words, _design.Model.WordCount));
            return !cancellation.IsCancellationRequested;
        });
        cancellation.ThrowIfCancellationRequested();
        long transitions = tallies.Sum(t => t.Transitions);
        ImmutableArray<PartTruth> parts = [.. _parts.Select((part, i) => ToTruth(part, i, sizes[i], tallies))];
        foreach (TruthTally tally in tallies)
            tally.Dispose();

        return (parts, transitions);
    }

    private PartTruth ToTruth((Property Part, PartRole Role) part, int number, int instances, TruthTally[] tallies)
    {
        IEnumerable<RuleTruth> rules = _system.Rules.Select((rule, i) => new RuleTruth(
            rule, tallies.Sum(t => t.Rises[number, i]), tallies.Sum(t => t.Falls[number, i])));
        return new PartTruth(
            part.Part.Span,
            part.Role,
            instances,
            tallies.Sum(t => t.States[number]),
            [.. rules.Where(r => r.BecomesTrue + r.BecomesFalse > 0)]);
    }
}
