using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.Checkpoints;

/// <summary>Brings the names in a folder to the disk, so that a file moved there survives a power failure.</summary>
internal static partial class DirectoryEntries
{
    private const int ReadOnly = 0;

    /// <summary>Does nothing where the system has no such call.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;

        int descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
            return;

        _ = Synchronize(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
