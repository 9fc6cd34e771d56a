using System.Collections.Immutable;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Solving;
using ModelCheck.Tests.Z3;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof;

public class InvariantMinimizerTests
{
    private static readonly ImmutableArray<string> NotNeeded =
    [
        "!abort_sent | !commit_sent",
        "forall m: Manager do stand[m] = working -> !vote_received[m] end",
        "forall m: Manager do stand[m] = working -> !vote_sent[m] end",
        "true",
    ];

    [RequiresZ3Theory]
    [InlineData("classic/two-phase-commit.m", true)]
    [InlineData("classic/two-phase-commit.m", false)]
    [InlineData("classic/german.m", true)]
    [InlineData("classic/german.m", false)]
    public void Dropping_any_clause_that_is_kept_breaks_the_proof(string spec, bool forAnySize)
    {
        KnownProof known = KnownProof.Of(spec);
        var problem = new Problem(known.Path, known.Clauses, forAnySize);
        Assert.True(problem.IsProved(problem.Clauses));

        ImmutableArray<Claim> kept = problem.Minimize();

        Assert.True(problem.IsProved(kept));
        Assert.All(kept, clause => Assert.False(problem.IsProved(kept.Remove(clause))));
    }

    [RequiresZ3Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Clauses_that_are_not_needed_are_dropped(bool forAnySize)
    {
        KnownProof known = KnownProof.TwoPhaseCommit;
        var problem = new Problem(known.Path, [.. NotNeeded, .. known.Clauses, .. known.Clauses], forAnySize);

        ImmutableArray<Claim> kept = problem.Minimize();

        Assert.True(problem.IsProved(kept));
        Assert.True(kept.Length <= known.Clauses.Length, string.Join("; ", kept.Select(c => c.Name)));
        Assert.All(kept, clause => Assert.False(problem.IsProved(kept.Remove(clause))));
        var again = new Problem(known.Path, [.. NotNeeded, .. known.Clauses, .. known.Clauses], forAnySize);
        Assert.Equal(kept.Select(c => c.Name), again.Minimize().Select(c => c.Name));
    }

    [RequiresZ3Fact]
    public void Clauses_that_are_not_inductive_are_not_minimized()
    {
        KnownProof known = KnownProof.TwoPhaseCommit;
        var problem = new Problem(known.Path, known.Clauses.RemoveAt(0), forAnySize: true);

        Assert.Null(problem.TryMinimize(new TimeLimit()));
    }

    [RequiresZ3Fact]
    public void No_time_gives_no_result()
    {
        var problem = new Problem(KnownProof.German.Path, KnownProof.German.Clauses, forAnySize: true);

        Assert.Null(problem.TryMinimize(new TimeLimit(TimeSpan.Zero)));
    }

    private sealed class Problem
    {
        private readonly SymbolicSystem _system;
        private readonly ImmutableArray<Claim> _properties;
        private readonly SizedSpecification _sizes;

        public Problem(string path, ImmutableArray<string> clauses, bool forAnySize)
        {
            var options = new LoadOptions { Appendix = string.Concat(clauses.Select(c => $"lemma \"{c[..4]}\" {c};\n")) };
            TransitionSystem system = Specification.Load(path, options).System!;
            _system = SymbolicSystem.Encode(
                system, forAnySize ? EncodingOptions.ForAnySize(system) : new EncodingOptions());
            _sizes = SizedSpecification.InFile(path, options);
            ImmutableArray<Claim> claims = Claim.InvariantsOf(_system);
            _properties = claims[..^clauses.Length];
            Clauses = claims[^clauses.Length..];
        }

        public ImmutableArray<Claim> Clauses { get; }

        public bool IsProved(ImmutableArray<Claim> clauses) => InductiveCheck.Run(
            _system,
            _sizes,
            [.. _properties, .. clauses],
            new InductionOptions { StopsAtFirst = true, SeeksSmall = false },
            new TimeLimit()).IsProved;

        public ImmutableArray<Claim> Minimize() => TryMinimize(new TimeLimit())!.Value;

        public ImmutableArray<Claim>? TryMinimize(TimeLimit limit) =>
            InvariantMinimizer.Run(_system, _properties, Clauses, new InductionOptions(), limit);
    }
}
