using System.Globalization;
using System.Text;
using ModelCheck.Exploration.Distributed;
using ModelCheck.Exploration.Distributed.Mpi;
using ModelCheck.Exploration.Search;
using ModelCheck.Reporting;

namespace ModelCheck.Cli.Distribution;

/// <summary>The processes that <c>mpirun</c> started for one command. All do the same; process 0 speaks for them.</summary>
internal sealed class ProcessGroup
{
    private const string AskedToEnd =
        "asked to end, perhaps because another process was lost; where there is a checkpoint, --resume goes on from it";

    private readonly MpiCommunicator _communicator;
    private readonly Terminal _terminal;
    private bool _hasAgreed;
    private bool _isSearching;

    private ProcessGroup(MpiCommunicator communicator, Terminal terminal)
    {
        _communicator = communicator;
        _terminal = terminal;
        Terminal = IsLeader ? terminal : new Terminal(TextWriter.Null, TextWriter.Null, terminal.Interrupted);
    }

    public ICommunicator Communicator => _communicator;

    public bool IsLeader => _communicator.Rank == 0;

    /// <summary>Nothing that others than process 0 write is seen.</summary>
    public Terminal Terminal { get; }

    /// <summary>Runs a command as one of the processes.</summary>
    public static ExitCode Run(Terminal terminal, Func<ProcessGroup, ExitCode> command)
    {
        var group = new ProcessGroup(Join(), terminal);
        group.SayWhenAskedToEnd();
        ExitCode code = ExitCode.Holds;
        try
        {
            code = command(group);
        }
        catch (Exception failure) when (failure is Failure || !group._isSearching)
        {
            // Once the search has begun, what ends with a failure has been agreed on by all.
            group.Tell(failure);
            group._communicator.Dispose();
            if (group.IsLeader)
                throw;

            return ExitCode.Holds;
        }
        catch (Exception)
        {
            // The others wait for this process. What happened is written before it exits.
            AppDomain.CurrentDomain.ProcessExit += (_, _) => group._communicator.Abort(Environment.ExitCode);
            throw;
        }

        group._communicator.Dispose();
        return group.IsLeader ? code : ExitCode.Holds;
    }

    /// <summary>Limits of the machine are shared by the processes on it.</summary>
    public ExplorationOptions Share(ExplorationOptions options, bool isThreadCountGiven) => options with
    {
        Threads = isThreadCountGiven ? options.Threads : int.Max(1, options.Threads / _communicator.ProcessesHere),
        MemoryLimitBytes = options.MemoryLimitBytes / _communicator.ProcessesHere,
    };

    /// <summary>Called before the search, when nothing has gone wrong in this process.</summary>
    /// <exception cref="Failure">Something has in another one.</exception>
    public void Begin()
    {
        if (Agree("") is { } failure)
            throw failure;

        _isSearching = true;
    }

    // When a process dies mpirun asks the others to end, and kills them soon after: then there is no result to wait for.
    private void SayWhenAskedToEnd() => _terminal.Interrupted.Register(() =>
    {
        if (IsLeader && _isSearching)
            _terminal.Errors.WriteLine(AskedToEnd);
    });

    private static MpiCommunicator Join()
    {
        if (!MpiCommunicator.IsStarted)
        {
            throw Failure.Usage(
                "'--distributed' is for processes that mpirun starts: mpirun -n 4 modelcheck check SPEC --distributed");
        }

        try
        {
            return MpiCommunicator.Join();
        }
        catch (DistributedException exception)
        {
            throw Failure.System(exception.Message);
        }
    }

    private void Tell(Exception exception)
    {
        ExitCode code = exception switch
        {
            Failure failure => failure.Code,
            IOException or UnauthorizedAccessException => ExitCode.System,
            OperationCanceledException => ExitCode.Interrupted,
            _ => ExitCode.Internal,
        };
        if (!_hasAgreed)
            Agree(string.Create(CultureInfo.InvariantCulture, $"{(int)code} {exception.Message}"));
    }

    // What the first of the processes says that cannot go on, if there is one.
    private Failure? Agree(string failure)
    {
        _hasAgreed = true;
        byte[][] all = _communicator.Gather(Encoding.UTF8.GetBytes(failure)) ?? [];
        int first = Array.FindIndex(all, text => text is not []);
        string said = first < 0 ? "" : $"process {first}: {Encoding.UTF8.GetString(all[first])}";
        said = Encoding.UTF8.GetString(_communicator.Broadcast(Encoding.UTF8.GetBytes(said)));
        if (said.Split(' ', 4) is not [_, string process, string code, string message])
            return null;

        return new Failure((ExitCode)int.Parse(code, CultureInfo.InvariantCulture), $"process {process} {message}");
    }
}
