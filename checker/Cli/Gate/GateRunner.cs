using System.Collections.Concurrent;
using System.Collections.Immutable;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Cli.Gate;

/// <summary>Runs everything that is planned, from the cache where it can, and judges it.</summary>
/// <param name="finish">Told each specification as soon as it and all before it are done.</param>
/// <param name="warn">Told what is odd about the cache.</param>
internal sealed class GateRunner(GateOptions options, Action<GatedSpecification> finish, Action<string> warn)
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<PlannedRun, JudgedRun> _judged = new(ReferenceEqualityComparer.Instance);
    private ImmutableArray<PlannedSpecification> _planned = [];
    private int _next;

    /// <summary>What came of each specification, in their order.</summary>
    public ImmutableArray<GatedSpecification> Run(ImmutableArray<string> paths, CancellationToken cancellation)
    {
        _planned = WithoutModules(
            [.. paths.AsParallel().AsOrdered().WithDegreeOfParallelism(options.Threads).Select(
                path => DeepStack.Run(() => Planner.Plan(path, options)))]);
        var results = ImmutableArray.CreateBuilder<GatedSpecification>();
        List<PlannedRun> missing = [];
        foreach (PlannedRun run in _planned.SelectMany(p => p.Runs))
        {
            if (FindCached(run) is { } judged)
                _judged[run] = judged;
            else
                missing.Add(run);
        }

        Advance(results);
        new WorkerPool(options, (run, record) => Finish(run, record, results)).Run(missing, cancellation);
        return results.ToImmutable();
    }

    // A file that another one imports, and that expects nothing, is part of that one.
    private static ImmutableArray<PlannedSpecification> WithoutModules(ImmutableArray<PlannedSpecification> planned)
    {
        HashSet<string> imported =
        [
            .. planned.SelectMany(p => p.Loaded?.Sources.Skip(1) ?? []).Select(source => Path.GetFullPath(source.Path)),
        ];
        return [.. planned.Where(p =>
            p.Loaded is not { Expectations: [] } || !imported.Contains(Path.GetFullPath(p.Path)))];
    }

    private JudgedRun? FindCached(PlannedRun run)
    {
        if (options.Cache?.Find(run.Key, warn) is not { } record)
            return null;

        try
        {
            return Judge.Decide(run, record, isCached: true);
        }
        catch (RecordException exception)
        {
            warn($"the result kept for '{run.Request.Path}' is ignored: {exception.Message}");
            return null;
        }
    }

    private void Finish(PlannedRun run, RunRecord record, ImmutableArray<GatedSpecification>.Builder results)
    {
        JudgedRun judged = Judge.Decide(run, record, isCached: false);
        lock (_lock)
        {
            options.Cache?.Keep(record, warn);
            _judged[run] = judged;
            Advance(results);
        }
    }

    private void Advance(ImmutableArray<GatedSpecification>.Builder results)
    {
        for (; _next < _planned.Length && _planned[_next].Runs.All(_judged.ContainsKey); _next++)
        {
            GatedSpecification done = Combine(_planned[_next]);
            results.Add(done);
            finish(done);
        }
    }

    private GatedSpecification Combine(PlannedSpecification planned)
    {
        JudgedRun[] runs = [.. planned.Runs.Select(run => _judged[run])];
        return new GatedSpecification(
            planned.Path,
            [.. runs.Select(r => r.Run)],
            [.. planned.Findings, .. runs.SelectMany(r => r.Findings)],
            planned.NotRun);
    }
}
