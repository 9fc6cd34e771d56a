using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Logic;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Bmc;

/// <summary>
/// Bounded model checking: looks for violations of invariants and for failures, one depth after the other.
/// </summary>
/// <remarks>Every path found is replayed on the reference interpreter.</remarks>
public sealed class BoundedCheck : IDisposable
{
    private readonly SymbolicSystem _system;
    private readonly ImmutableArray<Claim> _claims;
    private readonly ImmutableArray<Term> _background;
    private readonly ImmutableArray<Term> _assumptionFailures;
    private readonly Unrolling _unrolling;
    private readonly TermSolver _solver;

    private BoundedCheck(SymbolicSystem system, TimeLimit limit)
    {
        if (system.Sorts.Scalars.Any())
            throw new ArgumentException("a scalarset has no fixed size", nameof(system));

        _system = system;
        _claims = Claim.InvariantsOf(system);
        _background = new ObligationBuilder(system).Background;
        _assumptionFailures =
        [
            .. system.Properties
                .Where(p => p.Property.Kind == PropertyKind.Assumption)
                .SelectMany(p => p.Errors)
                .Select(e => e.Condition),
        ];
        _unrolling = new Unrolling(system);
        _solver = InductiveCheck.CreateSolver(system, sizes: null, limit);
    }

    /// <summary>Looks at all states that up to so many steps lead to.</summary>
    /// <param name="system">Complete, with scalarsets of fixed sizes.</param>
    /// <exception cref="EncoderMismatchException">A path cannot be repeated on the interpreter.</exception>
    public static BoundedResult Run(SymbolicSystem system, int bound, TimeLimit limit)
    {
        using var check = new BoundedCheck(system, limit);
        return check.Run(bound);
    }

    public void Dispose() => _solver.Dispose();

    private BoundedResult Run(int bound)
    {
        SolverAnswer answer = _solver.Check(_unrolling.StartFails());
        if (answer.Status != SolverStatus.Unsatisfiable)
            return End(-1, answer, steps: 0, lastStepFails: false);

        _solver.Assert(_unrolling.Starts());
        for (int state = 0; ; state++)
        {
            // A state in which an assumption cannot be evaluated is a violation; one where it is false is
            // left out.
            answer = _solver.Check(_unrolling.At(_system.Terms.Or(_assumptionFailures), state));
            if (answer.Status != SolverStatus.Unsatisfiable)
                return End(state - 1, answer, state, lastStepFails: false);

            foreach (Term fact in _background)
                _solver.Assert(_unrolling.At(fact, state));

            Term all = _system.Terms.And(_claims.Select(c => c.Holds));
            answer = _solver.Check(_unrolling.At(_system.Terms.Not(all), state));
            if (answer.Status != SolverStatus.Unsatisfiable)
                return End(state - 1, answer, state, lastStepFails: false);

            _solver.Assert(_unrolling.At(all, state));
            if (state == bound)
                return new BoundedResult(bound, null, _solver.Checks, null);

            answer = _solver.Check(_unrolling.StepFails(state));
            if (answer.Status != SolverStatus.Unsatisfiable)
                return End(state, answer, state, lastStepFails: true);

            _solver.Assert(_unrolling.Steps(state));
        }
    }

    private BoundedResult End(int depth, SolverAnswer answer, int steps, bool lastStepFails)
    {
        if (answer.Status == SolverStatus.Unknown)
            return new BoundedResult(depth, null, _solver.Checks, answer.Reason);

        Instance<Rule> initial = InstanceOf(_unrolling.InitialRuleOf(_solver.Model.ValueOf), null);
        ImmutableArray<Instance<Rule>> rules =
        [
            .. Enumerable.Range(0, lastStepFails ? steps + 1 : steps)
                .Select(state => InstanceOf(_unrolling.RuleOf(state, _solver.Model.ValueOf), state)),
        ];
        return new BoundedResult(depth, Repeat(initial, rules), _solver.Checks, null);
    }

    private Instance<Rule> InstanceOf(SymbolicRule rule, int? state)
    {
        var open = new Queue<Term>(_unrolling.ParametersOf(rule, state));
        return new Instance<Rule>(
            rule.Rule, [.. rule.Arguments.Select(a => a ?? _solver.Model.ValueOf(open.Dequeue()))]);
    }

    private BoundedViolation Repeat(Instance<Rule> initial, ImmutableArray<Instance<Rule>> rules)
    {
        Replay replay = new TraceReplayer(_system.System).Replay(initial, rules);
        if (replay.Trace is null || replay.Refused is not null)
            throw Mismatch(rules, replay.Refused?.Reason ?? "it does not start");

        if (replay.Error is not null)
            return new BoundedViolation(replay.Trace, null, replay.Error);

        var interpreter = new Interpreter(_system.System);
        foreach (Claim claim in _claims)
        {
            bool holds = Holds(interpreter, claim.Property!, replay.Trace.Steps[^1].State, out ModelError? error);
            if (!holds)
                return new BoundedViolation(replay.Trace, claim.Property, error);
        }

        throw Mismatch(rules, "nothing is violated at its end");
    }

    private static bool Holds(
        Interpreter interpreter, Property property, ImmutableArray<long> state, out ModelError? error)
    {
        error = null;
        try
        {
            for (long number = 0; number < Parameters.Count(property.Bindings); number++)
            {
                var instance = new Instance<Property>(property, Parameters.Decode(property.Bindings, number));
                if (!interpreter.Holds(instance, [.. state]))
                    return false;
            }

            return true;
        }
        catch (ModelErrorException failure)
        {
            error = failure.Error;
            return false;
        }
    }

    private static EncoderMismatchException Mismatch(ImmutableArray<Instance<Rule>> rules, string what)
    {
        string path = string.Join(", ", rules.Select(r => $"{r.Owner.Name}({string.Join(", ", r.Arguments)})"));
        return new EncoderMismatchException($"a path was found that the interpreter does not take: {what}: {path}");
    }
}
