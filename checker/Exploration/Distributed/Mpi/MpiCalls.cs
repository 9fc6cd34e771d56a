using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.Distributed.Mpi;

/// <summary>What MPI says of a message that was received, as Open MPI lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MpiStatus
{
    public int Source;
    public int Tag;
    public int Error;
    private readonly int _isCancelled;
    private readonly nuint _byteCount;
}

/// <summary>The part of MPI that a distributed search needs. Each returns 0 or an error's number.</summary>
/// <remarks>Communicators, types, operations and requests are pointers in Open MPI.</remarks>
internal static unsafe partial class MpiCalls
{
    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Init_thread")]
    public static partial int InitThread(nint argumentCount, nint arguments, int required, out int provided);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Finalize")]
    public static partial int FinalizeAll();

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Abort")]
    public static partial int Abort(nint communicator, int exitCode);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Comm_set_errhandler")]
    public static partial int SetErrorHandler(nint communicator, nint handler);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Error_string")]
    public static partial int ErrorString(int error, byte* text, out int length);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Comm_rank")]
    public static partial int Rank(nint communicator, out int rank);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Comm_size")]
    public static partial int Size(nint communicator, out int size);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Comm_split_type")]
    public static partial int SplitByType(nint communicator, int type, int key, nint info, out nint part);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Comm_free")]
    public static partial int Free(ref nint communicator);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Isend")]
    public static partial int BeginSend(
        void* buffer, int count, nint type, int destination, int tag, nint communicator, out nint request);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Irecv")]
    public static partial int BeginReceive(
        void* buffer, int count, nint type, int source, int tag, nint communicator, out nint request);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Test")]
    public static partial int Test(ref nint request, out int isDone, out MpiStatus status);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Cancel")]
    public static partial int Cancel(ref nint request);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Wait")]
    public static partial int Wait(ref nint request, out MpiStatus status);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Get_count")]
    public static partial int GetCount(in MpiStatus status, nint type, out int count);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Allreduce")]
    public static partial int AllReduce(
        void* contribution, void* result, int count, nint type, nint operation, nint communicator);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Bcast")]
    public static partial int Broadcast(void* buffer, int count, nint type, int root, nint communicator);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Gather")]
    public static partial int Gather(
        void* contribution, int count, nint type, void* result, int resultCount, nint resultType, int root, nint communicator);

    [LibraryImport(MpiLibrary.Name, EntryPoint = "MPI_Gatherv")]
    public static partial int GatherVarying(
        void* contribution, int count, nint type, void* result, int* counts, int* places, nint resultType, int root,
        nint communicator);
}
