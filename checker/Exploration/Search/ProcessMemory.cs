using System.Globalization;

namespace ModelCheck.Exploration.Search;

/// <summary>What this process occupies, and what it may.</summary>
internal static class ProcessMemory
{
    private const double DefaultShare = 0.8;

    /// <summary>80 % of the machine's memory, or of the container's when that is less.</summary>
    public static long DefaultLimitBytes =>
        (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * DefaultShare);

    public static long ResidentBytes => FromStatus("VmRSS:") ?? Environment.WorkingSet;

    public static long PeakBytes => FromStatus("VmHWM:") ?? Environment.WorkingSet;

    // Linux keeps both in kibibytes; elsewhere the runtime's figure has to do for both.
    private static long? FromStatus(string key)
    {
        const string Path = "/proc/self/status";
        if (!OperatingSystem.IsLinux() || !File.Exists(Path))
            return null;

        string? line = File.ReadLines(Path).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal));
        string? number = line?[key.Length..].Trim().Split(' ')[0];
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long kibibytes)
            ? kibibytes * 1024
            : null;
    }
}
