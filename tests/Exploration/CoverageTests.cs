using ModelCheck.Exploration;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Specs;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

public class CoverageTests
{
    private static readonly CheckOptions WithCoverage = new() { Coverage = true };

    public static TheoryData<string> Textbook => SpecFiles.Where(
        name => name.StartsWith("classic", StringComparison.Ordinal));

    [Fact]
    public void Names_the_first_part_of_a_guard_that_is_never_true_with_those_before_it()
    {
        Coverage coverage = Of(
            """
            var x: 0..9; row: array [0..2] of 0..9;
            startstate begin x := 0; for i: 0..2 do row[i] := i; end; end;
            rule "up" x < 5 & x >= 0 ==> begin x := x + 1; end;
            rule "round" x = 5 ==> begin x := 0; end;
            rule "odd" x < 3 & x > 3 & x != 4 ==> begin x := 9; end;
            ruleset i: 0..2 do rule "row" row[i] = i & (row[i] < 1 & x = 7) ==> begin row[i] := 0; end; end;
            rule "protected" x < 3 & row[x] = 5 & true ==> begin x := 0; end;
            """);

        Assert.Equal(
            [("odd", "x > 3"), ("row", "x = 7"), ("protected", "row[x] = 5")],
            coverage.NeverReached.Select(p => (p.Owner, p.Span.Text)));
        Assert.All(coverage.NeverReached, p => Assert.Equal(CoveragePointKind.Guard, p.Kind));
        Assert.Equal((11, 6), (coverage.PointCount, coverage.ReachedCount));
    }

    [Fact]
    public void Names_branches_of_rules_and_called_functions_that_are_never_taken()
    {
        Coverage coverage = Of(
            """
            const Option: false;
            var x: 0..9;
            function half(n: 0..9): 0..9; begin
              if n > 8 then return 4; end;
              return n / 2;
            end;
            procedure unused(); begin if x = 3 then x := 1; else x := 2; end; end;
            startstate begin if true then x := 0; else x := 1; end; end;
            rule "if" begin if x = 0 then x := 1; elsif x = 9 then x := 8; elsif x < 3 then x := 5; else x := half(x); end; end;
            rule "switch" begin
              switch x case 0, 1: x := 2; case 7, 8: x := 7; case 2: x := 4; else x := half(x); end;
            end;
            rule "nested" begin
              for i: 0..2 do while x > 6 do x := x - 1; end; end;
              if Option then x := 9; end;
              if x < 9 then alias y: x do if y > 6 then x := 1; else x := 0; end; end; end;
            end;
            """);

        Assert.Equal(
            [("if", "x = 9"), ("switch", "7"), ("nested", "x > 6"), ("nested", "y > 6"), ("half", "n > 8")],
            coverage.NeverReached.Select(p => (p.Owner, p.Span.Text)));
        Assert.All(coverage.NeverReached, p => Assert.Equal(CoveragePointKind.Branch, p.Kind));
    }

    [Theory]
    [MemberData(nameof(Textbook))]
    public void Fits_the_firings_and_changes_nothing_else(string spec)
    {
        TransitionSystem system = SpecFiles.Load(spec).System!;
        CheckResult plain = Checker.Check(system, new CheckOptions());

        CheckResult covered = Checker.Check(system, WithCoverage);

        Assert.Equal((plain.Verdict, plain.States, plain.RulesFired), (covered.Verdict, covered.States, covered.RulesFired));
        Assert.Equal(plain.Properties.Length, covered.Properties.Length);
        IEnumerable<string> unfired = system.Rules
            .Where((rule, i) => plain.RuleFirings[i] == 0 && rule.Guard is Logical { Operator: LogicalOperator.And })
            .Select(rule => rule.Name);
        Assert.Equal(
            unfired,
            covered.Coverage!.NeverReached.Where(p => p.Kind == CoveragePointKind.Guard).Select(p => p.Owner));
        Assert.Null(plain.Coverage);
    }

    [Fact]
    public void What_goes_wrong_in_a_part_of_a_guard_is_reported_once_as_before()
    {
        const string Faulty = """
            var x: 0..9;
            startstate begin x := 0; end;
            rule "fails" x >= 0 & 5 / x > 2 & x < 9 ==> begin x := x + 1; end;
            """;
        CheckResult plain = Checker.Check(Specification.FromText(Faulty).System!, new CheckOptions { Exploration = new() { MaxErrors = 9 } });
        CheckResult covered = Checker.Check(
            Specification.FromText(Faulty).System!, WithCoverage with { Exploration = new() { MaxErrors = 9 } });

        Assert.Equal(
            plain.Violations.Select(v => (v.Kind, v.Error?.Message, v.Trace?.Length)),
            covered.Violations.Select(v => (v.Kind, v.Error?.Message, v.Trace?.Length)));
        Assert.Equal("5 / x > 2", Assert.Single(covered.Coverage!.NeverReached).Span.Text);
    }

    private static Coverage Of(string specification)
    {
        LoadResult loaded = Specification.FromText(specification);
        Assert.Empty(loaded.Diagnostics);
        CheckResult one = Checker.Check(loaded.System!, WithCoverage);
        CheckResult many = Checker.Check(loaded.System!, WithCoverage with { Exploration = new() { Threads = 3 } });
        Assert.Equal(Verdict.Holds, one.Verdict);
        Assert.Equal(one.Coverage!.NeverReached.ToArray(), many.Coverage!.NeverReached.ToArray());
        return one.Coverage;
    }
}
