using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ModelCheck.Benchmarks;

/// <summary>A program and its arguments.</summary>
internal sealed record Command(string Folder, string Program, params string[] Arguments)
{
    public override string ToString() => $"{Program} {string.Join(' ', Arguments)}";
}

/// <summary>What one whole process took, from its start to its end.</summary>
internal sealed record Measurement(double User, double System, double Wall, long PeakBytes, string Output);

/// <summary>Runs programs one at a time and measures them.</summary>
internal static partial class MeasuredProcess
{
    private const int Children = -1;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(40);

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    /// <remarks>
    /// CPU time is what the system has charged to this process's ended children, so exact and with theirs. The
    /// peak of memory is that of the program's own resident set, asked for 200 times a second while it runs.
    /// </remarks>
    public static Measurement Run(Command command)
    {
        (double userBefore, double systemBefore) = ChildrenTimes();
        var clock = Stopwatch.StartNew();
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            WorkingDirectory = command.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(PollInterval))
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            if (clock.Elapsed < Limit)
                continue;

            process.Kill(entireProcessTree: true);
            throw new BenchmarkException($"'{command}' took more than {Limit.TotalMinutes} minutes");
        }

        double wall = clock.Elapsed.TotalSeconds;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new BenchmarkException($"'{command}' ended with {process.ExitCode}:\n{errors.Result}");

        (double user, double system) = ChildrenTimes();
        return new Measurement(user - userBefore, system - systemBefore, wall, peak, output.Result);
    }

    // "VmHWM:    123456 kB"
    private static long PeakOf(int process)
    {
        try
        {
            foreach (string line in File.ReadLines($"/proc/{process}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return long.Parse(line[6..].Replace("kB", ""), CultureInfo.InvariantCulture) * 1024;
            }
        }
        catch (IOException)
        {
            // It has just ended.
        }

        return 0;
    }

    private static (double User, double System) ChildrenTimes()
    {
        // struct rusage: user and system time, each as seconds and microseconds, and more.
        Span<long> usage = stackalloc long[32];
        if (GetUsage(Children, ref MemoryMarshal.GetReference(usage)) != 0)
            throw new BenchmarkException("the system does not tell what child processes used");

        return (usage[0] + (usage[1] / 1e6), usage[2] + (usage[3] / 1e6));
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, ref long usage);
}
