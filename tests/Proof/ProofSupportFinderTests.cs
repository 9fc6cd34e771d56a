using System.Collections.Immutable;
using ModelCheck.Language;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Solving;
using ModelCheck.Tests.Z3;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof;

public class ProofSupportFinderTests
{
    public static TheoryData<string, string> Invariants => new()
    {
        { "classic/two-phase-commit.m", "all or nothing" },
        { "classic/two-phase-commit.m", "nobody commits before the transaction manager" },
        { "classic/german.m", "an exclusive copy is the only one" },
        { "classic/german.m", "each copy is up to date" },
    };

    [RequiresZ3Theory]
    [MemberData(nameof(Invariants))]
    public void What_is_named_is_enough_without_all_other_claims_and_parts_of_guards(string spec, string invariant)
    {
        TransitionSystem system = Load(spec);
        UsedInProof used = Find(system, invariant)!;
        string[] claims = [invariant, .. used.Claims.Select(c => c.Name)];
        var fewer = new TransitionSystem(system) { Rules = [.. system.Rules.Select(rule => WithParts(rule, used))] };

        Assert.Equal([], Broken(fewer, claims));
        Assert.True(used.Claims.Length < Claim.InvariantsOf(SymbolicSystem.Encode(system)).Length - 1);
    }

    [RequiresZ3Theory]
    [MemberData(nameof(Invariants))]
    public void The_same_is_named_in_every_run(string spec, string invariant) => Assert.Equal(
        Describe(Find(Load(spec), invariant)!), Describe(Find(Load(spec), invariant)!));

    [RequiresZ3Fact]
    public void A_guard_that_the_proof_hinges_on_is_named_and_one_that_it_does_not_need_is_not()
    {
        const string Lock =
            """
            var inside: array [0..1] of boolean; held: boolean; seen: 0..3;
            startstate for p: 0..1 do inside[p] := false; end; held := false; seen := 0; end;
            ruleset p: 0..1 do
              rule "enter" !inside[p] & seen < 3 & !held ==> inside[p] := true; held := true; end;
              rule "leave" inside[p] & held ==> inside[p] := false; held := false; end;
            end;
            rule "look" seen < 3 ==> seen := seen + 1; end;
            invariant "one" !(inside[0] & inside[1]);
            lemma "held" forall p: 0..1 do inside[p] -> held end;
            lemma "few" seen <= 3;
            """;
        TransitionSystem system = Specification.FromText(Lock).System!;
        UsedInProof used = Find(system, "one")!;

        Assert.Equal(["held"], used.Claims.Select(c => c.Name));
        Assert.Equal(["enter !held", "leave inside[p]"], Describe(used)[1..]);
    }

    [RequiresZ3Fact]
    public void Claims_that_are_not_inductive_have_no_proof_to_look_at()
    {
        TransitionSystem system = Specification.FromText(
            "var x: 0..3; startstate x := 0; end; rule x < 3 ==> x := x + 1; end; invariant \"low\" x < 3;").System!;

        Assert.Null(Find(system, "low"));
    }

    private static TransitionSystem Load(string spec)
    {
        KnownProof known = KnownProof.Of(spec);
        string lemmas = string.Concat(known.Clauses.Select((c, i) => $"lemma \"clause {i}\" {c};\n"));
        return Specification.Load(known.Path, new LoadOptions { Appendix = lemmas }).System!;
    }

    private static UsedInProof? Find(TransitionSystem system, string invariant)
    {
        var symbolic = SymbolicSystem.Encode(system);
        ImmutableArray<Claim> claims = Claim.InvariantsOf(symbolic);
        return ProofSupportFinder.Find(
            symbolic, claims.Single(c => c.Name == invariant), claims, new InductionOptions(), new TimeLimit());
    }

    private static Rule WithParts(Rule rule, UsedInProof used)
    {
        int[] numbers = [.. used.Guards.Where(g => g.Rule == rule).SelectMany(g => g.Conjuncts)];
        Expression[] parts = [.. GuardParts.Conjuncts(rule.Guard).Where((_, i) => numbers.Contains(i))];
        return rule with
        {
            Guard = parts is []
                ? null
                : parts.Aggregate((left, right) => new Logical(LogicalOperator.And, left, right, right.Span)),
        };
    }

    // The claims that are not kept by every rule, each with the help of all.
    private static string[] Broken(TransitionSystem system, string[] names)
    {
        var symbolic = SymbolicSystem.Encode(system);
        ImmutableArray<Claim> claims = [.. Claim.InvariantsOf(symbolic).Where(c => names.Contains(c.Name))];
        Assert.Equal(names.Length, claims.Length);
        using var solver = InductiveCheck.CreateSolver(symbolic, null, new TimeLimit());
        var broken = new List<string>();
        foreach (Obligation step in new ObligationBuilder(symbolic).For(claims).Where(o => o.Kind == ObligationKind.LeadsTo))
        {
            solver.Push();
            foreach (var premise in step.Premises)
                solver.Assert(premise);

            solver.Assert(symbolic.Terms.Not(step.Goal));
            if (!solver.Check().IsUnsatisfiable)
                broken.Add(step.ToString());
            solver.Pop();
        }

        return [.. broken];
    }

    private static string[] Describe(UsedInProof used) =>
    [
        string.Join("; ", used.Claims.Select(c => c.Name)),
        .. used.Guards.SelectMany(g => g.Conjuncts.Select(i => $"{g.Rule.Name} {GuardParts.Of(g.Rule)[i].Text}")),
    ];
}
