using System.Text;

namespace ModelCheck.Exploration.Distributed.Mpi;

/// <summary>The processes that <c>mpirun</c> started, through Open MPI.</summary>
public sealed unsafe class MpiCommunicator : ICommunicator
{
    private const int Serialized = 2;
    private const int SharingMemory = 0;
    private const int MostErrorBytes = 256;

    // Set by what starts processes: mpirun, and srun with PMIx or PMI.
    private static readonly string[] StarterVariables = ["OMPI_COMM_WORLD_RANK", "PMIX_RANK", "PMI_RANK"];

    private readonly nint _world = MpiLibrary.AddressOf("ompi_mpi_comm_world");
    private readonly nint _byte = MpiLibrary.AddressOf("ompi_mpi_byte");
    private readonly nint _int = MpiLibrary.AddressOf("ompi_mpi_int");
    private readonly nint _long = MpiLibrary.AddressOf("ompi_mpi_int64_t");
    private readonly nint _sum = MpiLibrary.AddressOf("ompi_mpi_op_sum");

    private MpiCommunicator()
    {
        Check(MpiCalls.InitThread(0, 0, Serialized, out int provided));
        if (provided < Serialized)
            throw new DistributedException("this Open MPI was built without support for threads");

        Check(MpiCalls.SetErrorHandler(_world, MpiLibrary.AddressOf("ompi_mpi_errors_return")));
        Check(MpiCalls.Rank(_world, out int rank));
        Check(MpiCalls.Size(_world, out int size));
        Check(MpiCalls.SplitByType(_world, SharingMemory, rank, MpiLibrary.AddressOf("ompi_mpi_info_null"), out nint here));
        Check(MpiCalls.Size(here, out int neighbours));
        Check(MpiCalls.Free(ref here));
        (Rank, Size, ProcessesHere) = (rank, size, neighbours);
    }

    /// <summary>Whether this process was started as one of several that can find each other.</summary>
    public static bool IsStarted => StarterVariables.Any(name => Environment.GetEnvironmentVariable(name) is not null);

    public int Rank { get; }

    public int Size { get; }

    /// <summary>How many of the processes run on this machine.</summary>
    public int ProcessesHere { get; }

    /// <summary>Finds the other processes. Once for a process.</summary>
    /// <exception cref="DistributedException">Open MPI is missing or cannot be used.</exception>
    /// <exception cref="IOException">It fails.</exception>
    public static MpiCommunicator Join()
    {
        MpiLibrary.Require();
        return new MpiCommunicator();
    }

    public void Sum(Span<long> values)
    {
        long[] own = values.ToArray();
        fixed (long* contribution = own, result = values)
            Check(MpiCalls.AllReduce(contribution, result, values.Length, _long, _sum, _world));
    }

    public byte[][]? Gather(ReadOnlySpan<byte> contribution)
    {
        int own = contribution.Length;
        int[] counts = new int[Size];
        fixed (int* all = counts)
            Check(MpiCalls.Gather(&own, 1, _int, all, 1, _int, 0, _world));

        int[] places = new int[Size];
        for (int i = 1; i < Size; i++)
            places[i] = places[i - 1] + counts[i - 1];

        byte[] gathered = new byte[places[^1] + counts[^1]];
        fixed (byte* from = contribution, to = gathered)
        fixed (int* allCounts = counts, allPlaces = places)
            Check(MpiCalls.GatherVarying(from, own, _byte, to, allCounts, allPlaces, _byte, 0, _world));

        return Rank == 0
            ? [.. Enumerable.Range(0, Size).Select(i => gathered.AsSpan(places[i], counts[i]).ToArray())]
            : null;
    }

    public byte[] Broadcast(ReadOnlySpan<byte> contribution)
    {
        int length = contribution.Length;
        Check(MpiCalls.Broadcast(&length, 1, _int, 0, _world));
        byte[] content = Rank == 0 ? contribution.ToArray() : new byte[length];
        fixed (byte* buffer = content)
            Check(MpiCalls.Broadcast(buffer, length, _byte, 0, _world));

        return content;
    }

    public IMessageChannel Open(IReadOnlyCollection<MessageBuffer> receiving) => new MpiChannel(_world, _byte, receiving);

    public void Abort(int exitCode) => _ = MpiCalls.Abort(_world, exitCode);

    public void Dispose() => _ = MpiCalls.FinalizeAll();

    /// <exception cref="IOException">The call failed, in this process at least.</exception>
    internal static void Check(int error)
    {
        if (error == 0)
            return;

        byte* text = stackalloc byte[MostErrorBytes];
        _ = MpiCalls.ErrorString(error, text, out int length);
        throw new IOException($"Open MPI: {Encoding.UTF8.GetString(text, length)}");
    }
}
