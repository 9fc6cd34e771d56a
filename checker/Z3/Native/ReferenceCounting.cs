namespace Microsoft.Z3;

/// <summary>How one kind of libz3's objects is kept alive and given back.</summary>
/// <param name="weight">
/// How much memory one holds, as a share of <see cref="Context"/>'s patience before it gives back what is no longer
/// used: terms are small and many, a solver or a model may be large.
/// </param>
/// <param name="pressure">Bytes that the collector should know of; zero for what is small.</param>
internal sealed class ReferenceCounting(
    Action<nint, nint> increment, Action<nint, nint> decrement, int weight, long pressure = 0)
{
    /// <summary>The weight at which a context gives back.</summary>
    public const int FullWeight = 4096;

    // An idle solver holds about 2 MiB, of which the collector sees 40 bytes.
    private const long PressureOfSolver = 2L << 20;
    private const long PressureOfModel = 16L << 10;

    public static readonly ReferenceCounting Ast = new(Native.Z3_inc_ref, Native.Z3_dec_ref, weight: 1);
    public static readonly ReferenceCounting AstVector =
        new(Native.Z3_ast_vector_inc_ref, Native.Z3_ast_vector_dec_ref, weight: 64);
    public static readonly ReferenceCounting Model =
        new(Native.Z3_model_inc_ref, Native.Z3_model_dec_ref, FullWeight, PressureOfModel);
    public static readonly ReferenceCounting FuncInterp =
        new(Native.Z3_func_interp_inc_ref, Native.Z3_func_interp_dec_ref, weight: 64);
    public static readonly ReferenceCounting FuncEntry =
        new(Native.Z3_func_entry_inc_ref, Native.Z3_func_entry_dec_ref, weight: 8);
    public static readonly ReferenceCounting Params =
        new(Native.Z3_params_inc_ref, Native.Z3_params_dec_ref, weight: 64);
    public static readonly ReferenceCounting Tactic =
        new(Native.Z3_tactic_inc_ref, Native.Z3_tactic_dec_ref, FullWeight);
    public static readonly ReferenceCounting Solver =
        new(Native.Z3_solver_inc_ref, Native.Z3_solver_dec_ref, FullWeight, PressureOfSolver);
    public static readonly ReferenceCounting Fixedpoint =
        new(Native.Z3_fixedpoint_inc_ref, Native.Z3_fixedpoint_dec_ref, FullWeight, PressureOfSolver);
    public static readonly ReferenceCounting Statistics =
        new(Native.Z3_stats_inc_ref, Native.Z3_stats_dec_ref, weight: 64);

    public int Weight => weight;

    public void Increment(nint context, nint handle)
    {
        increment(context, handle);
        if (pressure > 0)
            GC.AddMemoryPressure(pressure);
    }

    /// <summary>Tells the collector that the object is no longer used; any thread may.</summary>
    public void Forget()
    {
        if (pressure > 0)
            GC.RemoveMemoryPressure(pressure);
    }

    public void Decrement(nint context, nint handle) => decrement(context, handle);
}
