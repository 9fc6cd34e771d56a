using System.Diagnostics;

namespace ModelCheck.Exploration.Search;

/// <summary>Watches a search from a timer: reports progress and asks it to stop at a limit.</summary>
internal sealed class SearchMonitor : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    // The process must not pass the limit between two looks.
    private const long LeastSlackBytes = 2L << 20;
    private const int SlackShare = 64;

    private readonly SearchControl _control;
    private readonly ExplorationOptions _options;
    private readonly long _memoryLimitBytes;
    private readonly IProgress<ExplorationProgress>? _progress;
    private readonly CancellationTokenRegistration _cancellation;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _ticking = new();
    private readonly Timer _timer;
    private TimeSpan _nextReport;

    public SearchMonitor(
        SearchControl control,
        ExplorationOptions options,
        long memoryLimitBytes,
        IProgress<ExplorationProgress>? progress,
        CancellationToken cancellation)
    {
        _control = control;
        _options = options;
        _memoryLimitBytes = memoryLimitBytes;
        _progress = progress;
        _nextReport = options.ProgressInterval;
        _cancellation = cancellation.Register(() => control.Stop(StopReason.Interrupted));
        _timer = new Timer(_ => Tick(), null, Period, Period);
    }

    public void Dispose()
    {
        _cancellation.Dispose();
        using var ended = new ManualResetEvent(false);
        if (_timer.Dispose(ended))
            ended.WaitOne();
    }

    private void Tick()
    {
        // A slow consumer of progress must not pile up ticks.
        if (!_ticking.TryEnter())
            return;

        try
        {
            Watch();
        }
        finally
        {
            _ticking.Exit();
        }
    }

    private void Watch()
    {
        TimeSpan elapsed = _clock.Elapsed;
        long memory = ProcessMemory.ResidentBytes;
        if (memory > _memoryLimitBytes - long.Max(LeastSlackBytes, _memoryLimitBytes / SlackShare))
            _control.Stop(StopReason.Memory);

        if (elapsed > _options.TimeLimit)
            _control.Stop(StopReason.Time);

        if (_progress is null || elapsed < _nextReport)
            return;

        _nextReport = elapsed + _options.ProgressInterval;
        long states = _control.States;
        _progress.Report(new ExplorationProgress(
            states,
            _control.RulesFired,
            _control.Depth,
            long.Max(0, states - _control.Expanded),
            elapsed,
            memory,
            _control.Total.Estimate(states)));
    }
}
