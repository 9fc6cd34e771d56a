using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace ModelCheck.Cli.Gate;

/// <summary>Runs requests in processes of their own, several at a time.</summary>
/// <remarks>
/// Small runs go side by side, a thread and a share of the memory each. Large ones, and those for which the share was
/// not enough, follow one by one with everything.
/// </remarks>
/// <param name="finish">Told each record as soon as it is there, by any thread.</param>
internal sealed class WorkerPool(GateOptions options, Action<PlannedRun, RunRecord> finish)
{
    /// <summary>From so many states on, more threads are worth waiting for.</summary>
    private const long ManyStates = 1_000_000;

    private volatile ExceptionDispatchInfo? _failure;

    private long Share => options.MemoryBytes / options.Threads;

    /// <exception cref="OperationCanceledException">Interrupted: what was finished is finished.</exception>
    public void Run(IReadOnlyCollection<PlannedRun> runs, CancellationToken cancellation)
    {
        var alone = new ConcurrentQueue<PlannedRun>(runs.Where(NeedsAll));

        // The longest first, so that none of them is left over at the end.
        var small = new ConcurrentQueue<PlannedRun>(
            runs.Where(run => !NeedsAll(run)).OrderByDescending(EffortOf));
        Thread[] threads =
        [
            .. Enumerable.Range(0, Math.Min(options.Threads, small.Count))
                .Select(_ => new Thread(() => RunSmall(small, alone, cancellation))),
        ];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();

        _failure?.Throw();
        while (alone.TryDequeue(out PlannedRun? run))
        {
            cancellation.ThrowIfCancellationRequested();
            using var worker = new WorkerProcess();
            long memory = Math.Min(options.MemoryBytes, run.Request.Within ?? long.MaxValue);
            RunRequest request = run.Request with { Threads = options.Threads, MemoryBytes = memory };
            finish(run, worker.Run(request, run.Key, cancellation));
        }

        cancellation.ThrowIfCancellationRequested();
    }

    // What an expectation limits in memory must be alone in its process: the peak is the process's.
    private bool NeedsAll(PlannedRun run) => run.ExpectedStates >= ManyStates || run.Request.Within is not null;

    // Nobody knows how long a proof takes: longer than most checks.
    private static long EffortOf(PlannedRun run) =>
        run.Request.Kind == RunKind.Check ? run.ExpectedStates : ManyStates;

    private void RunSmall(
        ConcurrentQueue<PlannedRun> queue, ConcurrentQueue<PlannedRun> alone, CancellationToken cancellation)
    {
        WorkerProcess? worker = null;
        try
        {
            while (_failure is null && !cancellation.IsCancellationRequested && queue.TryDequeue(out PlannedRun? run))
            {
                worker ??= new WorkerProcess();
                RunRequest request = run.Request with { Threads = 1, MemoryBytes = Share };
                RunRecord record = worker.Run(request, run.Key, cancellation);
                if (record.Limit?.Flag == "--memory" && Share < options.MemoryBytes)
                    alone.Enqueue(run);
                else
                    finish(run, record);

                if (!worker.IsReusable)
                {
                    worker.Dispose();
                    worker = null;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The caller sees it, too.
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            worker?.Dispose();
        }
    }
}
