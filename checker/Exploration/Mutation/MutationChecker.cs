using System.Collections.Immutable;
using System.Diagnostics;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Mutation;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration.Mutation;

/// <summary>Checks every mutant of a specification exhaustively, and says what each of them shows.</summary>
/// <remarks>
/// The specification is explored once, with its transitions. A mutant then costs little more than the states that it adds
/// and the firings of the rules that it changes; see <see cref="MutantSearch"/>. Symmetry reduction is off: a mutant may
/// tell elements apart that the specification does not.
/// </remarks>
public sealed class MutationChecker
{
    private readonly MutantSet _mutants;
    private readonly MutationOptions _options;
    private readonly IMutantJournal? _journal;
    private readonly IProgress<MutationProgress>? _progress;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly ModelNumbering _numbering;
    private int _done;

    private MutationChecker(
        MutantSet mutants, MutationOptions options, IMutantJournal? journal, IProgress<MutationProgress>? progress)
    {
        _mutants = mutants;
        _options = options;
        _journal = journal;
        _progress = progress;
        _numbering = new ModelNumbering(mutants.Base, IsJudgedByState);
    }

    /// <summary>
    /// Checks the mutants. A limit or a cancellation gives a result that says so; nothing about the model is an exception.
    /// </summary>
    public static MutationResult Check(
        MutantSet mutants,
        MutationOptions options,
        IMutantJournal? journal = null,
        IProgress<MutationProgress>? progress = null,
        CancellationToken cancellation = default) =>
        DeepStack.Run(() => new MutationChecker(mutants, options, journal, progress).Check(cancellation));

    private MutationResult Check(CancellationToken cancellation)
    {
        var results = new MutantResult?[_mutants.Mutants.Length];
        MutationResult? whole = null;
        foreach (SharedLayout layout in SharedLayout.Of(_numbering, _mutants.Mutants))
        {
            BaseGraph? graph = Explore(layout, cancellation, out StopReason reason);
            if (graph is null)
                return new MutationResult(_mutants, [], 0, 0, [], LimitOf(reason), _time.Elapsed);

            LiveChecker claimed = LiveCheckerOf([.. _mutants.Base.Properties.Where(IsJudgedByRuns)], graph);
            var live = LiveCheckerOf(claimed.Holding(_mutants.Base, cancellation), graph);
            var run = new MutationRun(graph, live, _options, _journal, ReportDone);
            run.CheckAll(_mutants.Mutants, layout.Mutants, results, cancellation);
            whole ??= new MutationResult(
                _mutants,
                [],
                graph.States.Count,
                graph.Targets.LongLength,
                [.. BrokenProperties.In(graph, claimed, live)],
                null,
                TimeSpan.Zero);
        }

        return whole! with
        {
            Results = [.. results.OfType<MutantResult>()],
            Limit = results.Contains(null) ? LimitOf(StopReason.Interrupted) : null,
            Elapsed = _time.Elapsed,
        };
    }

    private BaseGraph? Explore(SharedLayout layout, CancellationToken cancellation, out StopReason reason) =>
        BaseGraphBuilder.Build(
            _numbering,
            new CompiledModel(_numbering, layout.Layout),
            _options,
            states => _progress?.Report(new MutationProgress(states, 0, 0, null)),
            cancellation,
            out reason);

    private LiveChecker LiveCheckerOf(ImmutableHashSet<Property> properties, BaseGraph graph) => new(
        properties,
        new ExplorationOptions
        {
            DeadlockDetection = DeadlockDetection.Off,
            MaxErrors = int.MaxValue,
            MaxStates = _options.MaxStatesFor(graph.States.Count),
        });

    // By one thread at a time.
    private void ReportDone(int states)
    {
        _done++;
        TimeSpan left = _time.Elapsed * ((double)(_mutants.Mutants.Length - _done) / _done);
        _progress?.Report(new MutationProgress(states, _done, _mutants.Mutants.Length, left));
    }

    private bool IsJudgedByState(Property property) =>
        !LiveChecker.IsLive(property) && _options.Selects(property.Name);

    private bool IsJudgedByRuns(Property property) =>
        LiveChecker.IsLive(property) && _options.Selects(property.Name);

    private static LimitReached LimitOf(StopReason reason) => reason switch
    {
        StopReason.Memory => new LimitReached("the memory limit was reached by the specification itself", "--memory"),
        StopReason.Interrupted => new LimitReached("the run was interrupted", ""),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "is no limit here"),
    };
}
