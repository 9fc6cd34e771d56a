using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Mining;

/// <summary>
/// Searches clauses that make claims inductive: each excludes a counterexample to induction, and holds in all reachable
/// states of a small instance. That it holds in all states of every size, the solver has to show then.
/// </summary>
/// <remarks>
/// After H. Ma, A. Goel, J.-B. Jeannin, M. Kapritsos, B. Kasikci and K. A. Sakallah, "I4: Incremental inference of
/// inductive invariants for verification of distributed protocols", SOSP 2019, and T. Hance, M. Heule, R. Martins and
/// B. Parno, "Finding invariants of distributed systems: it's a small (enough) world after all", NSDI 2021, in that
/// small instances suggest what all instances have in common. Deterministic.
/// </remarks>
public sealed class InvariantMiner : IDisposable
{
    private readonly SymbolicSystem _system;
    private readonly IReachableStates _reachable;
    private readonly MiningOptions _options;
    private readonly TimeLimit _limit;
    private readonly InductiveCheck _check;
    private readonly OpenObligations _open;
    private readonly ImmutableArray<string> _types;
    private readonly ImmutableArray<Template> _templates;
    private readonly ReachableRows _rows;
    private readonly ClauseFinder _finder;
    private readonly Dictionary<Claim, (Clause Clause, MinedClause Mined)> _clauses =
        new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _instances = [];
    private readonly IEnumerator<ImmutableArray<int>> _plan;

    public InvariantMiner(
        SymbolicSystem system,
        ISizedSystems systems,
        IReachableStates reachable,
        InductionOptions induction,
        MiningOptions options,
        TimeLimit limit)
    {
        _system = system;
        _reachable = reachable;
        _options = options;
        _limit = limit;
        _check = new InductiveCheck(system, systems, induction, limit);
        _open = new OpenObligations(system, _check.Obligations);
        _types = [.. system.Sorts.Scalars.Select(system.Sorts.TypeNameOf)];
        _templates = TemplatesOf(system.System);
        _rows = new ReachableRows(systems, reachable, _templates, TemplatesOf, _types);
        _finder = new ClauseFinder(_rows, _templates, options);
        _plan = InstancePlan.For(_types.Length).GetEnumerator();
    }

    /// <summary>Searches until the claims are inductive together with what was found, or nothing more is found.</summary>
    /// <exception cref="EncoderMismatchException">A counterexample cannot be repeated on the interpreter.</exception>
    public MiningResult Run(ImmutableArray<Claim> claims)
    {
        if (!AddFirstInstances())
            return Result(MiningOutcome.TooLarge);

        AddInductiveLiterals();
        foreach (Claim claim in claims)
            _open.Add(claim);

        while (_open.Next() is { } obligation)
        {
            ObligationResult result = _check.Check(obligation);
            if (result.Status == ObligationStatus.Proved)
                _open.MarkShown(obligation);
            else if (result.Counterexample is not { } counterexample)
                return Result(MiningOutcome.Unknown, reason: $"{obligation}: {result.Reason}");
            else if (Exclude(counterexample) is { } failure)
                return failure;
        }

        return Result(MiningOutcome.Proved);
    }

    public void Dispose()
    {
        _plan.Dispose();
        _check.Dispose();
    }

    private ImmutableArray<Template> TemplatesOf(TransitionSystem system)
    {
        ImmutableHashSet<string> alwaysDefined =
            [.. _system.Leaves.Where(l => l.Definedness is null).Select(l => l.Name)];
        return AtomCatalog.Of(system, [.. _types], alwaysDefined.Contains, _options.MostVariables);
    }

    private bool AddFirstInstances()
    {
        if (AddNextInstance())
            return true;

        ImmutableArray<int>[] smaller = [.. InstancePlan.Smaller(_types.Length).Where(TryAdd)];
        return smaller is not [];
    }

    private bool AddNextInstance() => _plan.MoveNext() && TryAdd(_plan.Current);

    private bool TryAdd(ImmutableArray<int> sizes)
    {
        bool added = _rows.TryAdd(sizes, _limit.Cancellation);
        string description = _rows.Describe(sizes);
        _options.Log?.Invoke(added
            ? $"explored {description}: {_rows.Count} combinations of atoms in {_templates.Length} templates"
            : $"{description}: too large");
        if (added)
            _instances.Add(description);

        return added;
    }

    // Literals that never change are cheap to show, and save many a counterexample. Those that need help are left out:
    // whether it is worth the effort, a counterexample will tell.
    private void AddInductiveLiterals()
    {
        foreach (Clause clause in _finder.OfOneLiteral())
            Add(clause);

        while (_open.Next() is { } obligation && !_limit.IsOver)
        {
            if (obligation.Claim is null || _check.Check(obligation).Status == ObligationStatus.Proved)
                _open.MarkShown(obligation);
            else
                Remove(claim => ReferenceEquals(claim, obligation.Claim));
        }

        _open.ForgetSuccesses();
        _options.Log?.Invoke($"{_clauses.Count} literals never change");
    }

    // Null when the counterexample is excluded now, or a claim is gone that it contradicted.
    private MiningResult? Exclude(CounterexampleToInduction found)
    {
        bool isMined = found.Obligation.Claim is { } claim && _clauses.ContainsKey(claim);
        if (found.Obligation.IsInitial)
            return isMined ? Withdraw(found) : Result(MiningOutcome.Refuted, found);

        TransitionSystem sized = found.Map.Sized;
        if (_finder.Excluding(sized, TemplatesOf(sized), [.. found.State]) is { } clause)
        {
            if (_clauses.Count >= _options.MostClauses)
                return Result(MiningOutcome.NoClause, found, $"{_clauses.Count} clauses were not enough");

            Add(clause);
            _options.Log?.Invoke($"{found.Obligation}: {clause.ToText(_templates)}");
            return null;
        }

        _options.Log?.Invoke($"{found.Obligation}: nothing of few literals excludes {Describe(found)}");
        if (_reachable.IsReachable(sized, found.State, _limit.Cancellation) == true)
            return isMined ? Withdraw(found) : Result(MiningOutcome.Refuted, found);

        return TryGrow() ? null : Result(MiningOutcome.NoClause, found);
    }

    // What holds in the instances explored does not hold in a larger one.
    private MiningResult? Withdraw(CounterexampleToInduction found)
    {
        Claim wrong = found.Obligation.Claim!;
        if (TryGrow() && !_clauses.ContainsKey(wrong))
            return null;

        return Result(MiningOutcome.NoClause, found, $"'{wrong.Name}' holds in small instances only");
    }

    private bool TryGrow()
    {
        while (!_limit.IsOver && _plan.MoveNext())
        {
            if (!TryAdd(_plan.Current))
                continue;

            Remove(claim => _clauses.TryGetValue(claim, out var known) && !known.Clause.HoldsIn(_rows[known.Clause.Template]));
            return true;
        }

        return false;
    }

    private void Add(Clause clause)
    {
        string text = clause.ToText(_templates);
        if (!_system.TryEncode(clause.ToExpression(_templates), [], out EncodedExpression? encoded, out Unencodable? failure))
            throw new InvalidOperationException($"'{text}' cannot be encoded: {failure.Reason}");

        Claim added = Claim.Of(text, encoded, [], _system.Terms);
        if (_clauses.Values.Any(known => known.Mined.Text == text))
            throw new EncoderMismatchException($"'{text}' was assumed, and does not hold in a counterexample");

        _clauses.Add(added, (clause, new MinedClause(text, added)));
        _open.Add(added);
    }

    private static string Describe(CounterexampleToInduction found) => string.Join("; ", found.Map.Sized.Variables
        .Select(v => $"{v.Name} = {Interpreter.FormatValue(v, [.. found.State])}"));

    private void Remove(Predicate<Claim> isMeant)
    {
        _open.Remove(isMeant);
        foreach (Claim gone in _clauses.Keys.Where(claim => isMeant(claim)).ToArray())
            _clauses.Remove(gone);
    }

    private MiningResult Result(
        MiningOutcome outcome, CounterexampleToInduction? counterexample = null, string? reason = null) => new(
        outcome,
        [.. _open.Claims.Where(_clauses.ContainsKey).Select(claim => _clauses[claim].Mined)],
        [.. _instances],
        _check.Queries,
        counterexample,
        reason);
}
