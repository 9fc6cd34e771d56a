using System.Diagnostics;
using System.Text.Json;

namespace ModelCheck.Cli.Gate;

/// <summary>A process of this program that runs requests one after the other.</summary>
/// <remarks>Whatever happens to it, by the system's hand or by a bug of ours, costs one run and not the gate.</remarks>
internal sealed class WorkerProcess : IDisposable
{
    /// <summary>From so much memory on a process is not used again: it would not give it back.</summary>
    private const long LargeBytes = 512L << 20;

    private const int LongestError = 4000;

    private readonly Process _process;
    private readonly Task<string> _errors;

    public WorkerProcess()
    {
        _process = Process.Start(StartInfo()) ?? throw new InvalidOperationException("no worker was started");
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Whether it can run another request that leaves no more memory than usual.</summary>
    public bool IsReusable { get; private set; } = true;

    /// <summary>Runs a request to its end.</summary>
    /// <exception cref="OperationCanceledException">Cancelled: the process is of no use any more.</exception>
    public RunRecord Run(RunRequest request, string key, CancellationToken cancellation)
    {
        using CancellationTokenRegistration registration = cancellation.Register(Kill);
        try
        {
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(request, RunRecord.Json));
            _process.StandardInput.Flush();
            if (_process.StandardOutput.ReadLine() is { } answer)
                return Read(answer, key);
        }
        catch (IOException)
        {
            // It is gone, as when its answer is missing.
        }

        cancellation.ThrowIfCancellationRequested();
        return Lost(key);
    }

    public void Dispose()
    {
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private RunRecord Read(string answer, string key)
    {
        RunRecord record;
        try
        {
            record = JsonSerializer.Deserialize<RunRecord>(answer, RunRecord.Json)!;
        }
        catch (JsonException)
        {
            IsReusable = false;
            return new RunRecord(key) { Failure = "the checker's answer cannot be read" };
        }

        IsReusable = record.PeakMemoryBytes < LargeBytes;
        return record.Key == key
            ? record
            : new RunRecord(key) { Failure = "the specification changed while it was being checked" };
    }

    private RunRecord Lost(string key)
    {
        IsReusable = false;
        _process.WaitForExit();
        string errors = _errors.GetAwaiter().GetResult().Trim();
        string why = errors == "" ? "" : $": {(errors.Length > LongestError ? errors[..LongestError] : errors)}";

        // Beyond 128 the shell's convention: 128 and the number of the signal.
        string how = _process.ExitCode > 128 && _process.ExitCode < 160
            ? $"signal {_process.ExitCode - 128}"
            : $"exit code {_process.ExitCode}";
        return new RunRecord(key) { Failure = $"the checker's process ended with {how}{why}" };
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }
    }

    // The program itself, however it was started: as an executable, or by dotnet.
    private static ProcessStartInfo StartInfo()
    {
        string program = Environment.ProcessPath!;
        string assembly = typeof(WorkerProcess).Assembly.Location;
        bool isOurs = Path.GetFileNameWithoutExtension(program) == "modelcheck" || assembly == "";
        string dotnet = Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? program
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = isOurs
            ? new ProcessStartInfo(program, [Worker.Argument])
            : new ProcessStartInfo(dotnet, [assembly, Worker.Argument]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return start;
    }
}
