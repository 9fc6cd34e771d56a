using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.Distributed.Mpi;

/// <summary>Finds Open MPI's library: where MODELCHECK_LIBMPI says and nowhere else, or under its usual names.</summary>
internal static class MpiLibrary
{
    /// <summary>What the imports are declared with; no file need have this name.</summary>
    public const string Name = "libmpi";

    private const string Variable = "MODELCHECK_LIBMPI";

    // Debian's libopenmpi3 brings the first name only; the second needs its development package.
    private static readonly string[] FileNames = ["libmpi.so.40", "libmpi.so"];

    private static readonly Lazy<nint> Found = new(Load);

    /// <summary>Loads the library, once.</summary>
    /// <exception cref="DistributedException">There is none, or it is not Open MPI's.</exception>
    public static void Require() => _ = Found.Value;

    /// <summary>The address of one of the library's variables: what MPI's predefined handles are in Open MPI.</summary>
    /// <remarks>As <c>MPI_COMM_WORLD</c>, which its <c>mpi.h</c> defines as the address of <c>ompi_mpi_comm_world</c>.</remarks>
    public static nint AddressOf(string variable) => NativeLibrary.GetExport(Found.Value, variable);

    private static nint Load()
    {
        string? chosen = Environment.GetEnvironmentVariable(Variable);
        string[] names = string.IsNullOrEmpty(chosen) ? FileNames : [chosen];
        foreach (string name in names)
        {
            if (!NativeLibrary.TryLoad(name, typeof(MpiLibrary).Assembly, searchPath: null, out nint library))
                continue;

            if (!NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out _))
                throw new DistributedException($"'{name}' is not Open MPI's: only that is supported");

            NativeLibrary.SetDllImportResolver(typeof(MpiLibrary).Assembly, (asked, _, _) => asked == Name ? library : 0);
            return library;
        }

        throw new DistributedException(
            string.IsNullOrEmpty(chosen)
                ? $"found no {string.Join(" or ", FileNames)}: install Open MPI (Debian: openmpi-bin, libopenmpi3)"
                : $"{Variable} is '{chosen}', which can't be loaded");
    }
}
