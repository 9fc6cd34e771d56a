using System.Runtime.InteropServices;

namespace Microsoft.Z3;

/// <summary>Finds libz3: where MODELCHECK_LIBZ3 says and nowhere else, or under its usual names.</summary>
internal static class LibraryResolver
{
    private const string Variable = "MODELCHECK_LIBZ3";

    // All functions come from one library, even if the variable changes between their first uses.
    private static readonly Lazy<nint> Found = new(() => Load(Environment.GetEnvironmentVariable(Variable)));

    // Debian's libz3-4 brings the first name only; the second needs its development package.
    private static readonly string[] Names = ["libz3.so.4", "libz3.so", "libz3.dylib", "libz3.dll"];

    /// <exception cref="DllNotFoundException">There is none.</exception>
    public static nint Library => Found.Value;

    /// <param name="chosen">The library to load; null or empty for the usual ones.</param>
    private static nint Load(string? chosen)
    {
        if (!string.IsNullOrEmpty(chosen))
        {
            return NativeLibrary.TryLoad(chosen, out nint library)
                ? library
                : throw new DllNotFoundException($"{Variable} is '{chosen}', which can't be loaded");
        }

        foreach (string name in Names)
        {
            if (NativeLibrary.TryLoad(name, typeof(LibraryResolver).Assembly, searchPath: null, out nint library))
                return library;
        }

        throw new DllNotFoundException($"found no {string.Join(", ", Names[..^1])} or {Names[^1]}");
    }
}
