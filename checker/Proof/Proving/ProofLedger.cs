using System.Collections.Immutable;
using System.Diagnostics;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Proving;

/// <summary>What is to be proved, what is proved so far, and what each engine did.</summary>
internal sealed class ProofLedger(ImmutableArray<Property> targets, Action<EngineRun>? onStep)
{
    private const string Violated = "violated";

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<EngineRun> _steps = [];
    private readonly Dictionary<Property, Claim> _claims = [];
    private readonly Dictionary<Property, PropertyProof> _proofs = [];
    private PropertyProof? _success;

    public ImmutableArray<Property> Targets => targets;

    /// <summary>What the targets claim, in their order; those without an encoding are left out.</summary>
    public ImmutableArray<Claim> Claims => [.. targets.Where(_claims.ContainsKey).Select(p => _claims[p])];

    /// <summary>The first thing that could not be shown, or what the last engine says stands in the way.</summary>
    public InductionFailure? Failure { get; set; }

    public Refutation? Refutation { get; set; }

    public ProvedClaims? Proved { get; set; }

    /// <summary>Whether all that has an encoding is proved, or something is violated.</summary>
    public bool IsDone => Refutation is not null || (_success is not null && _claims.Keys.All(_proofs.ContainsKey));

    public void AddClaims(IEnumerable<SymbolicProperty> properties, TermFactory terms)
    {
        foreach (SymbolicProperty property in properties.Where(p => targets.Contains(p.Property)))
            _claims.Add(property.Property, Claim.Of(property, terms));
    }

    /// <summary>Notes what is proved about a target, or, for null, that no rule fails. The first proof counts.</summary>
    public void MarkProved(
        Property? property, ProofMethod method, IEnumerable<Property> others, ImmutableArray<string> clauses)
    {
        var proof = new PropertyProof(property, method, [.. others.Where(o => o != property)], clauses);
        if (property is null)
            _success ??= proof;
        else
            _proofs.TryAdd(property, proof);
    }

    /// <summary>Notes that a set of claims is inductive, and with them that no rule fails.</summary>
    public void MarkProved(ImmutableArray<Claim> claims, ProofMethod method, ImmutableArray<string> clauses)
    {
        Property[] together = [.. claims.Select(c => c.Property).OfType<Property>()];
        foreach (Property? property in together.Append(null))
            MarkProved(property, method, together, clauses);
    }

    /// <summary>Runs an engine and notes what it did.</summary>
    /// <param name="run">Gives what is said of the outcome, and how many questions the solver was asked.</param>
    public void Run(string engine, Func<(string Outcome, int Queries)> run)
    {
        var watch = Stopwatch.StartNew();
        (string outcome, int queries) = run();
        var step = new EngineRun(engine, outcome, queries, watch.Elapsed);
        _steps.Add(step);
        onStep?.Invoke(step);
    }

    public ProofOutcome ToOutcome(ProofSetting setting, bool isAnySize, IEnumerable<Diagnostic> warnings, string? obstacle)
    {
        ImmutableArray<PropertyProof> proofs =
        [
            .. targets.Select(p => _proofs.GetValueOrDefault(p) ?? Unproved(p, setting, obstacle)),
            _success ?? new PropertyProof(null, ProofMethod.None, [], [], IsRefuted(null) ? Violated : obstacle),
        ];
        var result = new ProofResult(
            proofs,
            isAnySize,
            setting.Sizes,
            [.. proofs.SelectMany(p => p.Clauses).Distinct()],
            [.. _steps],
            Refutation is null && !proofs.All(p => p.IsProved) ? Failure : null,
            _watch.Elapsed);
        return new ProofOutcome(result, [.. warnings], Refutation, proofs.All(p => p.IsProved) ? Proved : null);
    }

    private PropertyProof Unproved(Property property, ProofSetting setting, string? obstacle)
    {
        string? reason = setting.Symbolic.Unencodable.FirstOrDefault(u => u.Owner == property)?.Reason ?? obstacle;
        return new PropertyProof(property, ProofMethod.None, [], [], IsRefuted(property) ? Violated : reason);
    }

    // The counterexample may be one of another size, and then has other objects for the same properties.
    private bool IsRefuted(Property? property) =>
        Refutation?.Result.Violations.Any(v => v.Property?.Span.Start == property?.Span.Start
            && v.Property?.Span.File.Path == property?.Span.File.Path) ?? false;
}
