using System.Runtime.CompilerServices;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// What compiled code shares with the generator that calls it; in unmanaged memory, one for each generator.
/// </summary>
/// <remarks>
/// A fault is sticky: the place that finds it sets <see cref="Status"/> and goes on with some harmless value
/// of the right type, and the end of the statement looks at the status. So code never has to leave an
/// expression half way. The first event wins: a function that is called when the status is set returns at
/// once.
/// </remarks>
internal unsafe struct RunContext
{
    public const int Normal = 0;
    public const int Fault = 1;
    public const int Abandoned = 2;

    /// <summary>What went wrong since the generator last cleared it.</summary>
    public int Status;

    /// <summary>Calls in progress.</summary>
    public int Depth;

    /// <summary>The next free slot of the memory for aggregate locals.</summary>
    public long* Frame;

    /// <summary>Room for one state.</summary>
    public ulong* Scratch;

    /// <summary>One byte for each cover.</summary>
    public byte* CoversMet;

    /// <summary>Numbers of rules that went wrong in the current expansion.</summary>
    public int* Faults;

    public int FaultCount;

    /// <summary>One for each multiset in the shape of the state.</summary>
    public MultisetTable* Multisets;

    /// <summary>Room for the codes of the largest multiset while it is sorted.</summary>
    public ulong* SortBuffer;

    /// <summary>A handle of the types that <see cref="SlotValues"/> compares.</summary>
    public nint Types;

    /// <summary>The least priority of the rules enabled so far in the current expansion.</summary>
    public long Priority;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Fail(RunContext* context)
    {
        if (context->Status == Normal)
            context->Status = Fault;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Abandon(RunContext* context)
    {
        if (context->Status == Normal)
            context->Status = Abandoned;
    }

    /// <summary>Ends a firing that went wrong or was abandoned, and makes the status good again.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void EndFailed(RunContext* context, int rule)
    {
        if (context->Status == Fault)
            context->Faults[context->FaultCount++] = rule;

        context->Status = Normal;
    }
}
