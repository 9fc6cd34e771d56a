using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Solving;

/// <summary>
/// Values for functions and variables that make formulas hold. Alive as long as the solver.
/// </summary>
public abstract class SolverModel : IInterpretation, IDisposable
{
    public abstract long Apply(FunctionSymbol symbol, ReadOnlySpan<long> arguments);

    public abstract long SizeOf(ScalarSort sort);

    /// <summary>The value of a free variable.</summary>
    public abstract long ValueOf(Term variable);

    public abstract void Dispose();
}
