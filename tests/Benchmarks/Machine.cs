namespace ModelCheck.Benchmarks;

/// <summary>Where and with what was measured.</summary>
internal sealed record Machine(
    string Processor,
    int Processors,
    string Memory,
    string System,
    string Tools,
    string LoadBefore,
    string LoadAfter)
{
    public static Machine Describe()
    {
        string processor = File.ReadLines("/proc/cpuinfo")
            .First(l => l.StartsWith("model name", StringComparison.Ordinal));
        string memory = File.ReadLines("/proc/meminfo").First();
        return new Machine(
            processor[(processor.IndexOf(':') + 1)..].Trim(),
            Environment.ProcessorCount,
            $"{long.Parse(memory.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) >> 20} GiB",
            $"Linux {Environment.OSVersion.Version}, .NET {Environment.Version}",
            $"{VersionOf("rumur", "--version")}, {VersionOf("spin", "-V")}, {VersionOf("cc", "--version")}",
            Load(),
            "");
    }

    /// <summary>How many threads want to run, on average over 1, 5 and 15 minutes.</summary>
    public static string Load() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    private static string VersionOf(string program, string flag) =>
        MeasuredProcess.Run(new Command("/", program, flag)).Output.Split('\n')[0].Trim();
}
