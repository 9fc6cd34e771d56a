using System.Runtime.ExceptionServices;

namespace ModelCheck.Exploration.Search;

/// <summary>
/// A fixed number of threads that do the same job together, again and again. The caller is one of them.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    /// <summary>
    /// For functions of the model that call themselves as deep as the language allows; only what is used of it
    /// is ever taken.
    /// </summary>
    private const int StackBytes = 256 << 20;

    private readonly Barrier _start;
    private readonly Barrier _end;
    private Action<int>? _job;
    private Exception? _failure;

    public WorkerTeam(int size)
    {
        Size = size;
        _start = new Barrier(size);
        _end = new Barrier(size);
        for (int i = 1; i < size; i++)
        {
            int member = i;
            var thread = new Thread(() => Serve(member), StackBytes)
            {
                IsBackground = true,
                Name = $"search {member}",
            };
            thread.Start();
        }
    }

    public int Size { get; }

    /// <summary>Runs a job on every member, given its number, and returns when all are done.</summary>
    public void Run(Action<int> job)
    {
        if (Size == 1)
        {
            job(0);
            return;
        }

        _job = job;
        _start.SignalAndWait();
        RunGuarded(job, 0);
        _end.SignalAndWait();
        if (_failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Ends the threads. Not while a job runs.</summary>
    public void Dispose()
    {
        _job = null;
        if (Size > 1)
            _start.SignalAndWait();
    }

    private void Serve(int member)
    {
        while (true)
        {
            _start.SignalAndWait();
            if (_job is not { } job)
                return;

            RunGuarded(job, member);
            _end.SignalAndWait();
        }
    }

    private void RunGuarded(Action<int> job, int member)
    {
        try
        {
            job(member);
        }
        catch (Exception e)
        {
            // Kept for the caller of Run: the first failure wins, and every member must reach the barrier.
            Interlocked.CompareExchange(ref _failure, e, null);
        }
    }
}
