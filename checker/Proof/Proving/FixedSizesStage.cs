using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Bmc;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Horn;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Proving;

/// <summary>The engines for the declared sizes: bounded model checking, k-induction, and Spacer.</summary>
internal sealed class FixedSizesStage(ProofContext context)
{
    private readonly ProofLedger _ledger = context.Ledger;
    private readonly SymbolicSystem _system = WithDeclaredSizes(context);

    private bool IsComplete => _system.Unencodable.All(u => u.Owner is Property { Kind: not PropertyKind.Assumption });

    // States where an assumption fails are neither looked at nor reported by an engine that takes steps as formulas.
    private bool AssumptionsMayFail => _system.Properties.Any(
        p => p.Property.Kind == PropertyKind.Assumption && p.Errors.Any(e => !e.Condition.IsFalse));

    /// <summary>Looks for a violation within a number of steps.</summary>
    public void CheckUpTo(int bound) => _ledger.Run("bounded model checking", () =>
    {
        if (!IsComplete)
            return ("part of the specification has no encoding at its declared sizes", 0);

        BoundedResult result = BoundedCheck.Run(_system, bound, context.Part);
        if (Keep(result.Violation))
            return ($"violated in {result.Violation!.Trace.Length} steps", result.Queries);

        string depth = result.Depth < 0 ? "no state was looked at" : $"nothing violated in {result.Depth} steps";
        return (result.Reason is { } reason ? $"{depth}, then {reason}" : depth, result.Queries);
    });

    /// <summary>Tries to prove what is left by induction over several steps.</summary>
    public void Induct(int largest) => _ledger.Run("k-induction", () =>
    {
        if (!IsComplete)
            return ("part of the specification has no encoding at its declared sizes", 0);

        if (AssumptionsMayFail)
            return ("not tried: evaluating an assumption may fail", 0);

        ImmutableArray<Claim> claims = ClaimsOf(_ledger.Targets);
        KInductionResult result = KInduction.Run(
            _system, claims, lemmas: [], largest, requiresDifferentStates: true, context.Part);
        if (Keep(result.Base?.Violation))
            return ($"violated in {result.Base!.Violation!.Trace.Length} steps", result.Queries);

        if (result.Status != ObligationStatus.Proved || claims.Length < _ledger.Claims.Length)
            return (result.Reason ?? "not proved", result.Queries);

        _ledger.MarkProved(claims, ProofMethod.SeveralSteps, []);
        return ($"what holds for {result.K} steps holds after them", result.Queries);
    });

    /// <summary>Lets Spacer look for an invariant of all that is left.</summary>
    public void Reach(TimeSpan time) => _ledger.Run("Spacer", () =>
    {
        if (!IsComplete)
            return ("part of the specification has no encoding at its declared sizes", 0);

        if (AssumptionsMayFail)
            return ("not tried: evaluating an assumption may fail", 0);

        TimeLimit limit = context.Limit.Within(time);
        BoundedResult start = BoundedCheck.Run(_system, 0, limit);
        if (Keep(start.Violation))
            return ("violated in an initial state", start.Queries);

        ImmutableArray<Claim> claims = ClaimsOf(_ledger.Targets);
        if (start.Depth < 0 || claims.Length < _ledger.Claims.Length)
            return ($"not tried: {start.Reason ?? "not all claims have an encoding"}", start.Queries);

        ReachabilityResult found = ReachabilityCheck.Run(_system, claims, limit);
        int queries = start.Queries + found.Queries;
        switch (found.Status)
        {
            case ObligationStatus.Proved:
                _ledger.MarkProved(claims, ProofMethod.Reachability, []);
                return ("found an invariant, which the solver confirms", queries);
            case ObligationStatus.Refuted:
                return ("says that something is violated; --bmc looks for a trace", queries);
            default:
                return (found.Reason ?? "no answer", queries);
        }
    });

    private static SymbolicSystem WithDeclaredSizes(ProofContext context) =>
        context.Setting.Symbolic.Sorts.Scalars.Any()
            ? SymbolicSystem.Encode(context.System, cancellation: context.Limit.Cancellation)
            : context.Setting.Symbolic;

    private ImmutableArray<Claim> ClaimsOf(ImmutableArray<Property> properties) =>
    [
        .. _system.Properties.Where(p => properties.Contains(p.Property)).Select(p => Claim.Of(p, _system.Terms)),
    ];

    // A violation of what nobody asked about is none.
    private bool Keep(BoundedViolation? found)
    {
        if (found is null)
            return false;

        Violation? violation = found is { Error: { } error, Property: null }
            ? new Violation(ViolationKind.ModelError, null, [], error, found.Trace, Explanation: null)
            : new LastState(context.System, found.Trace).FindViolation();
        if (violation is null || (violation.Property is { } property && !_ledger.Targets.Contains(property)))
            return false;

        _ledger.Refutation = new Refutation(context.System, context.ResultOf(violation));
        return true;
    }
}
