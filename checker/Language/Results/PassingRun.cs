namespace ModelCheck.Language.Results;

/// <summary>A run near a counterexample in which nothing is wrong.</summary>
/// <param name="Trace">Not longer than the counterexample.</param>
/// <param name="SharedSteps">How many steps both begin with.</param>
/// <param name="TakesLastStep">
/// Whether it ends with the counterexample's last step, which does no harm there; else it only goes on otherwise.
/// </param>
public sealed record PassingRun(Trace Trace, int SharedSteps, bool TakesLastStep);
