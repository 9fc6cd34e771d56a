using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Mining;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Proof.Proving;

/// <summary>
/// Seeks proofs that invariants hold in every reachable state and that no rule fails, with one engine after the other,
/// the cheap ones first; and counterexamples before the expensive ones.
/// </summary>
/// <remarks>
/// Something is proved when it belongs to a set of claims that the initial rules establish and every rule keeps, and no
/// rule fails where they hold: all of that the solver has shown. libz3 must be usable.
/// </remarks>
public sealed class Prover(
    TransitionSystem system,
    ISizedSystems systems,
    IReachableStates reachable,
    ICounterexampleSearch search,
    ProofOptions options,
    CancellationToken cancellation = default)
{
    // Where declared sizes are too large to be explored, two of each may already show what is wrong.
    private const int SmallSize = 2;

    private readonly TimeLimit _limit = new(options.Time, cancellation);
    private readonly ProofLedger _ledger = new([.. system.Properties.Where(p => IsTarget(p, options))], options.OnStep);

    /// <exception cref="EncoderMismatchException">The encoder and the interpreter disagree.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ProofOutcome Run()
    {
        try
        {
            return Prove();
        }
        catch (Exception failure) when (cancellation.IsCancellationRequested)
        {
            // An interrupted solver may fail anywhere, and what it says last means nothing.
            throw new OperationCanceledException("interrupted", failure, cancellation);
        }
    }

    private ProofOutcome Prove()
    {
        var setting = ProofSetting.Of(system, options.AnySize, cancellation);
        IEnumerable<Diagnostic> warnings = setting.Symbolic.Unencodable.Where(IsMissed).Select(ProofWarnings.NoEncoding);
        string? obstacle = ObstacleOf(setting);
        var context = new ProofContext(setting, systems, reachable, search, options, _limit, _ledger);
        if (obstacle is null && !HasInitialState(setting))
        {
            obstacle = "no initial state satisfies the assumptions";
            context.Explore(system);
        }

        if (obstacle is null)
        {
            _ledger.AddClaims(setting.Symbolic.Properties, setting.Symbolic.Terms);
            Run(context);
        }

        cancellation.ThrowIfCancellationRequested();
        return _ledger.ToOutcome(setting, options.AnySize, warnings, obstacle);
    }

    // Lemmas are there to help.
    private static bool IsTarget(Property property, ProofOptions options) => property.Kind == PropertyKind.Invariant
        && (property.IsLemma || options.Properties.IsEmpty || options.Properties.Contains(property.Name));

    private bool IsMissed(Unencodable failure) => failure.Owner is not Property property
        || property.Kind == PropertyKind.Assumption || _ledger.Targets.Contains(property);

    private string? ObstacleOf(ProofSetting setting)
    {
        if (setting.Gaps.Any())
            return "part of the specification has no encoding";

        return options.AnySize && setting.Sizes.All(s => s.Size is not null)
            ? "no scalarset type may be of any size"
            : null;
    }

    // Where there is nothing to start from, everything would be proved.
    private bool HasInitialState(ProofSetting setting) =>
        !InitialStates.Exist(setting.Symbolic, setting.FixedSizes, _limit).IsUnsatisfiable;

    private void Run(ProofContext context)
    {
        // Encodes the specification at its declared sizes: once, and only where an engine wants that.
        var fixedSizes = new Lazy<FixedSizesStage>(() => new FixedSizesStage(context));
        var induction = new InductionStage(context);
        induction.Run();
        cancellation.ThrowIfCancellationRequested();
        if (!_ledger.IsDone)
            SeekCounterexample(context);

        if (!_ledger.IsDone && (options.Bound is not null || options.LargestK is not null))
            GoStepByStep(fixedSizes.Value);

        CounterexampleToInduction? open = induction.Counterexample;
        if (!_ledger.IsDone && options.Mines && !_limit.IsOver)
        {
            var mining = new MiningStage(context);
            mining.Run();
            open = mining.OfClaims ?? open;
        }

        cancellation.ThrowIfCancellationRequested();
        if (!_ledger.IsDone && !options.AnySize && options.SpacerTime is { } time && !_limit.IsOver)
            fixedSizes.Value.Reach(time);

        cancellation.ThrowIfCancellationRequested();
        if (!_ledger.IsDone)
            _ledger.Failure = context.Describe(open);
    }

    private void GoStepByStep(FixedSizesStage stage)
    {
        if (options.Bound is { } bound)
            stage.CheckUpTo(bound);

        if (options.LargestK is { } largest && !_ledger.IsDone)
            stage.Induct(largest);
    }

    private void SeekCounterexample(ProofContext context)
    {
        foreach (TransitionSystem instance in Instances(context.Setting))
        {
            bool isComplete = false;
            _ledger.Run("search for a counterexample", () =>
            {
                CheckResult result = context.Explore(instance);
                isComplete = result.Limit is null;
                return (Describe(instance, result), 0);
            });
            if (isComplete || _limit.IsOver)
                return;
        }
    }

    // What is proved for fixed sizes is not refuted at others.
    private IEnumerable<TransitionSystem> Instances(ProofSetting setting)
    {
        yield return system;
        string[] open = [.. setting.Sizes.Where(s => s.Size is null).Select(s => s.Type)];
        if (open is not [] && system.Scalarsets.Any(s => open.Contains(s.Type.Name) && s.Type.Cardinality > SmallSize))
            yield return systems.WithSizes(open.ToDictionary(type => type, _ => (long)SmallSize));
    }

    private static string Describe(TransitionSystem instance, CheckResult result)
    {
        string found = result.Violations is [] ? "nothing violated" : "violated";
        string limit = result.Limit is { } reached ? $" until {reached.Reason}" : "";
        return $"{found} in {result.States} states of {ProofSetting.Describe(instance)}{limit}";
    }
}
