using System.Reflection;
using System.Runtime.InteropServices;

namespace Microsoft.Z3;

/// <summary>Finds libz3: where MODELCHECK_LIBZ3 says and nowhere else, or under its usual names.</summary>
internal static class LibraryResolver
{
    private const string Variable = "MODELCHECK_LIBZ3";

    // Debian's libz3-4 brings the first name only; the second needs its development package.
    private static readonly string[] Names = ["libz3.so.4", "libz3.so", "libz3.dylib", "libz3.dll"];

    /// <exception cref="DllNotFoundException">There is none.</exception>
    public static nint Resolve(Assembly assembly, DllImportSearchPath? paths)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file)
        {
            return NativeLibrary.TryLoad(file, out nint chosen)
                ? chosen
                : throw new DllNotFoundException($"{Variable} names '{file}', which is no library");
        }

        foreach (string candidate in Names)
        {
            if (NativeLibrary.TryLoad(candidate, assembly, paths, out nint library))
                return library;
        }

        throw new DllNotFoundException($"no {string.Join(", ", Names[..^1])} or {Names[^1]}");
    }
}
