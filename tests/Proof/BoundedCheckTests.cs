using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Bmc;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Solving;
using ModelCheck.Tests.Language;
using ModelCheck.Tests.Specs;
using ModelCheck.Tests.Z3;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof;

/// <summary>Bounded model checking finds what breadth-first search finds, at the same depth.</summary>
public class BoundedCheckTests
{
    public static TheoryData<string> Broken =>
        SpecFiles.Where(name => name.StartsWith("broken/", StringComparison.Ordinal)
            && !name.Contains("visited-set", StringComparison.Ordinal));

    [RequiresZ3Theory]
    [MemberData(nameof(Broken))]
    public void Broken_specifications(string name) => Compare(SpecFiles.Load(name).System!, bound: 6, name);

    [RequiresZ3Theory]
    [InlineData("classic/german.m")]
    [InlineData("classic/mcs-lock.m")]
    [InlineData("ext4-data-journal/v6.4.m")]
    public void Right_specifications(string name) => Compare(SpecFiles.Load(name).System!, bound: 4, name);

    [RequiresZ3Fact]
    public void Random_models()
    {
        var depths = new SortedDictionary<int, int>();
        for (int seed = 0; seed < 30; seed++)
        {
            string text = RandomModel.WriteWithoutMultisets(seed);
            TransitionSystem system = Specification.FromText(text).System!;
            if (Compare(system, bound: 3, $"model {seed}:\n{text}") is { } depth)
                depths[depth] = depths.GetValueOrDefault(depth) + 1;
        }

        Assert.True(depths.Count >= 3 && depths.Values.Sum() > 20, string.Join(", ", depths));
    }

    [RequiresZ3Fact]
    public void A_failure_of_the_start_is_found_before_any_step()
    {
        const string text = "var x: 0..2; startstate begin x := 3; end; rule \"r\" true ==> begin end;";
        BoundedResult result = Run(text, bound: 2);
        Assert.Equal(ModelErrorKind.OutOfRange, result.Violation!.Error!.Kind);
        Assert.Equal(0, result.Violation.Trace.Length);
    }

    [RequiresZ3Fact]
    public void A_bound_without_a_violation_is_reported_as_depth()
    {
        const string text = """
            var x: 0..9;
            startstate begin x := 0; end;
            rule "r" x < 9 ==> begin x := x + 1; end;
            invariant "small" x < 5;
            """;
        Assert.Equal(new BoundedResult(4, null, Run(text, 4).Queries, null), Run(text, 4));
        BoundedResult found = Run(text, 9);
        Assert.Equal(5, found.Violation!.Trace.Length);
        Assert.Equal("small", found.Violation.Property!.Name);
        Assert.Equal(4, found.Depth);
    }

    private static BoundedResult Run(string text, int bound) =>
        BoundedCheck.Run(SymbolicSystem.Encode(Specification.FromText(text).System!), bound, new TimeLimit());

    /// <summary>How far a violation is, or one more than the bound; null for what has no complete encoding.</summary>
    private static int? Compare(TransitionSystem system, int bound, string where)
    {
        SymbolicSystem symbolic = SymbolicSystem.Encode(system);
        if (!symbolic.Unencodable.IsEmpty)
            return null;

        var options = new CheckOptions
        {
            Exploration = new ExplorationOptions { Bound = bound, DeadlockDetection = DeadlockDetection.Off },
            Properties = [.. system.PropertiesOf(PropertyKind.Invariant).Select(p => p.Name)],
        };
        IEnumerable<Violation> expected = Checker.Check(system, options).Violations
            .Where(v => v.Kind is ViolationKind.Invariant or ViolationKind.ModelError);
        BoundedResult actual = BoundedCheck.Run(symbolic, bound, new TimeLimit());
        Assert.True(actual.Reason is null, actual.Reason);
        Assert.True(
            expected.Min(v => (int?)v.Trace!.Length) == actual.Violation?.Trace.Length,
            $"{expected.FirstOrDefault()?.Trace?.Length} is {actual.Violation?.Trace.Length}: {where}");
        return actual.Violation?.Trace.Length ?? bound + 1;
    }
}
