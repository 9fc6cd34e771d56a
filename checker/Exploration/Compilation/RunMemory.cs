using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Owns the <see cref="RunContext"/> of one thread and all that it points to.</summary>
internal sealed unsafe class RunMemory
{
    private readonly CompilationUnit _unit;
    private readonly long* _frames;
    private GCHandle _types;

    /// <param name="unit">With nothing left to compile.</param>
    public RunMemory(CompilationUnit unit)
    {
        _unit = unit;
        _types = GCHandle.Alloc(unit.Types);
        _frames = (long*)NativeMemory.Alloc((nuint)unit.FrameSlots, sizeof(long));
        Context = (RunContext*)NativeMemory.AllocZeroed((nuint)sizeof(RunContext));
        Context->Frame = _frames;
        Context->Scratch = (ulong*)NativeMemory.AllocZeroed((nuint)unit.Layout.WordCount, sizeof(ulong));
        Context->CoversMet = (byte*)NativeMemory.AllocZeroed((nuint)unit.Numbering.Covers.Length + 1, 1);
        Context->Faults = (int*)NativeMemory.AllocZeroed((nuint)unit.Numbering.Rules.Count + 1, sizeof(int));
        Context->Multisets = unit.Multisets.Build();
        Context->SortBuffer =
            (ulong*)NativeMemory.AllocZeroed((nuint)unit.Multisets.SortWords + 1, sizeof(ulong));
        Context->Types = GCHandle.ToIntPtr(_types);
    }

    ~RunMemory()
    {
        MultisetTables.Free(Context->Multisets, _unit.Multisets.Count);
        NativeMemory.Free(Context->SortBuffer);
        NativeMemory.Free(Context->Faults);
        NativeMemory.Free(Context->CoversMet);
        NativeMemory.Free(Context->Scratch);
        NativeMemory.Free(Context);
        NativeMemory.Free(_frames);
        _types.Free();
    }

    public RunContext* Context { get; }
}
