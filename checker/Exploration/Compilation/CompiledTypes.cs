using System.Runtime.InteropServices;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>The types that compiled code refers to by number.</summary>
internal static unsafe class CompiledTypes
{
    public static ModelType Of(RunContext* context, int number) =>
        ((List<ModelType>)GCHandle.FromIntPtr(context->Types).Target!)[number];
}
