using System.Collections.Immutable;
using System.Diagnostics;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Estimation;

/// <summary>How much may be explored for an estimate, each time that something is.</summary>
public sealed record ProbeOptions
{
    public int Threads { get; init; } = 1;

    /// <summary>For everything together; null for no limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>For the specification and for each smaller instance.</summary>
    public long MaxStates { get; init; } = long.MaxValue;

    public SymmetryReduction SymmetryReduction { get; init; }
}

/// <summary>
/// Predicts what exploring a specification takes: by exploring the beginning of it, and all of it with smaller values of its
/// constants.
/// </summary>
public sealed class CostEstimator
{
    // So many sizes say how the number of states goes on.
    private const int LeastSizes = 2;

    // By how much an outlook was too high or too low for the specifications in specs/, of whose states a tenth was known.
    private const double OutlookBelow = 3;
    private const double OutlookAbove = 5;

    // Below this, time is that of starting up.
    private const long LeastTimedStates = 20_000;

    private readonly LoadResult _loaded;
    private readonly LoadOptions _load;
    private readonly ProbeOptions _probe;
    private readonly CancellationToken _cancellation;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private CostEstimator(LoadResult loaded, LoadOptions load, ProbeOptions probe, CancellationToken cancellation)
    {
        _loaded = loaded;
        _load = load;
        _probe = probe;
        _cancellation = cancellation;
    }

    /// <param name="loaded">Without errors.</param>
    /// <param name="load">How it was loaded.</param>
    public static CostEstimate Estimate(
        LoadResult loaded, LoadOptions load, ProbeOptions probe, CancellationToken cancellation = default) =>
        new CostEstimator(loaded, load, probe, cancellation).Estimate();

    private CostEstimate Estimate()
    {
        // Half of the time is for smaller instances; what they leave is not used, since less is enough to tell the speed.
        Explored whole = Explore(_loaded.System!, TimeLeft() / 2);
        long found = whole.Result.States;
        var estimate = new CostEstimate(
            EstimateBasis.Nothing, null, found, SecondsPerState(whole.Result), whole.WordCount);
        if (whole.Result.StopReason == StopReason.None)
            return estimate with { Basis = EstimateBasis.Everything, States = new Band(found, found, found) };

        CostEstimate bySize = Series()
            .OrderBy(s => s.Target - s.Series.Points[^1].Size)
            .ThenByDescending(s => s.Series.Points[^1].States)
            .Select(s => estimate with
            {
                Basis = EstimateBasis.SmallerInstances,
                States = s.Series.At(s.Target).AtLeast(found),
                Constant = s.Constant,
                Sizes = s.Series.Points,
            })
            .FirstOrDefault(estimate);
        TotalEstimator levels = LevelsOf(whole.Result);
        CostEstimate byLevels = ByLevels(estimate, EndOf(levels, whole.Result));
        CostEstimate best = Spread(byLevels) < Spread(bySize) ? byLevels : bySize;
        return best.States is null ? ByLevels(estimate, OutlookOf(levels, whole.Result)) : best;
    }

    private static CostEstimate ByLevels(CostEstimate estimate, Band? states) => states is { } band
        ? estimate with { Basis = EstimateBasis.Levels, States = band.AtLeast(estimate.Found) }
        : estimate;

    private static double Spread(CostEstimate estimate) =>
        estimate.States is { } states ? states.High / states.Low : double.PositiveInfinity;

    // The last level is not complete.
    private static TotalEstimator LevelsOf(ExplorationResult result)
    {
        var levels = new TotalEstimator();
        foreach (long size in result.StatesByDepth.SkipLast(1))
            levels.Add(size);

        return levels;
    }

    private static Band? EndOf(TotalEstimator levels, ExplorationResult result) =>
        levels.Estimate(result.States) is { } total
            ? new Band(total.Low, double.Sqrt((double)total.Low * total.High), total.High)
            : null;

    private static Band? OutlookOf(TotalEstimator levels, ExplorationResult result) =>
        levels.Outlook(result.StatesByDepth.SkipLast(1).Sum()) is { } outlook
            ? new Band(outlook / OutlookBelow, outlook, outlook * OutlookAbove)
            : null;

    private static double? SecondsPerState(ExplorationResult result) => result.States < LeastTimedStates
        ? null
        : result.Elapsed.TotalSeconds * result.Threads / result.States;

    private IEnumerable<(string Constant, long Target, SizeSeries Series)> Series()
    {
        NamedConstant[] sizes = [.. _loaded.System!.Constants.Where(c => c.Type != EnumType.Boolean && c.Value > LeastSizes)];
        for (int i = 0; i < sizes.Length && !_cancellation.IsCancellationRequested; i++)
        {
            ImmutableArray<SizedCount> points = PointsOf(sizes[i], TimeLeft() / (sizes.Length - i));
            if (points.Length >= LeastSizes && points[^1].States > points[^2].States)
                yield return (sizes[i].Name, sizes[i].Value, new SizeSeries(points));
        }
    }

    // From the smallest value that makes a specification, as far as all states can be explored.
    private ImmutableArray<SizedCount> PointsOf(NamedConstant constant, TimeSpan? time)
    {
        TimeSpan? end = _clock.Elapsed + time;
        var points = ImmutableArray.CreateBuilder<SizedCount>();
        for (long size = 1; size < constant.Value; size++)
        {
            LoadOptions smaller = _load with
            {
                Constants = [.. _load.Constants.Where(c => c.Name != constant.Name), (constant.Name, size.ToString())],
            };
            if (Specification.Again(_loaded, smaller).System is not { } system)
                continue;

            ExplorationResult result = Explore(system, end - _clock.Elapsed).Result;
            if (result.StopReason != StopReason.None || result.States == 0)
                break;

            points.Add(new SizedCount(size, result.States));
        }

        return points.ToImmutable();
    }

    private TimeSpan? TimeLeft() => _probe.TimeLimit - _clock.Elapsed;

    private Explored Explore(TransitionSystem system, TimeSpan? time)
    {
        var numbering = new ModelNumbering(system, _ => false);
        CompiledModel compiled = CompiledModel.For(numbering);
        ICompiledModel model = Checker.Reduce(compiled, system, _probe.SymmetryReduction).Model;
        var options = new ExplorationOptions
        {
            Threads = _probe.Threads,
            DeadlockDetection = DeadlockDetection.Off,
            MaxErrors = int.MaxValue,
            MaxStates = _probe.MaxStates,
            TimeLimit = time < TimeSpan.Zero ? TimeSpan.Zero : time,
        };
        return new Explored(Explorer.Run(model, options, cancellation: _cancellation), model.WordCount);
    }

    private readonly record struct Explored(ExplorationResult Result, int WordCount);
}
