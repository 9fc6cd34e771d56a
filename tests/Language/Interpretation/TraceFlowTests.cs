using ModelCheck.Exploration;
using ModelCheck.Language;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

public class TraceFlowTests
{
    /// <summary>One thing after the other, of which some have no part in what goes wrong.</summary>
    private const string Pipeline =
        """
        var step: 0..6; source, copied, result, noise: 0..9; box: multiset [2] of 0..9; on: boolean;
        procedure store(value: 0..9);
        begin
          result := value;
        end;
        startstate step := 0; source := 0; copied := 0; result := 0; noise := 0; on := false; end;
        rule "switch on" step = 0 ==>
          on := true;
          step := 1;
        end;
        rule "take" step = 1 ==>
          source := 3;
          step := 2;
        end;
        rule "make a noise" step = 2 ==>
          noise := 7;
          step := 3;
        end;
        rule "copy" step = 3 & on ==>
          if source > 0 then
            copied := source + 1;
          end;
          step := 4;
        end;
        rule "overwrite" step = 4 ==>
          source := 9;
          step := 5;
        end;
        rule "finish" step = 5 ==>
          store(copied);
          step := 6;
        end;

        """;

    [Fact]
    public void Each_write_has_its_statement_and_its_readers()
    {
        TransitionSystem system = SystemOf(Pipeline + "invariant \"small\" result < 4;\n");
        Violation violation = ViolationOf(system);
        Causes causes = new TraceFlow(system, violation.Trace!).CausesOf(violation)!;

        string[] expected =
        [
            "6 result@4 by end",
            "5 step@27 by 6",
            "4 step@23 copied@21 by 5 6",
            "3 step@17 by 4",
            "2 step@13 source@12 by 3 4",
            "1 step@9 on@8 by 2 4",
        ];
        Assert.Equal(expected, causes.Steps.Select(c => Describe(system, c)));
    }

    [Fact]
    public void An_error_in_a_rule_is_traced_from_what_the_rule_reads()
    {
        TransitionSystem system = SystemOf(
            """
            var x, y, z: 0..3;
            startstate x := 0; y := 0; z := 0; end;
            rule "one" x = 0 ==> x := 1; end;
            rule "two" x = 1 & y = 0 ==> y := 3; end;
            rule "other" z = 0 ==> z := 1; end;
            rule "fails" y > 0 ==> x := y + 1; end;
            """);
        Violation violation = ViolationOf(system);
        Causes causes = new TraceFlow(system, violation.Trace!).CausesOf(violation)!;

        Assert.Equal(["2 y@4 by end", "1 x@3 by 2"], causes.Steps.Select(c => Describe(system, c)));
    }

    [Fact]
    public void What_a_later_step_wrote_again_is_not_traced_further()
    {
        TransitionSystem system = SystemOf(
            """
            var x, n: 0..3;
            startstate x := 0; n := 0; end;
            rule "first" n = 0 ==> n := 1; x := 1; end;
            rule "second" n = 1 ==> n := 2; x := 2; end;
            invariant "not two" x != 2;
            """);
        Violation violation = ViolationOf(system);
        Causes causes = new TraceFlow(system, violation.Trace!).CausesOf(violation)!;

        Assert.Equal(["2 x@4 by end", "1 n@3 by 2"], causes.Steps.Select(c => Describe(system, c)));
    }

    [Fact]
    public void Whether_a_multiset_holds_elements_is_read_where_they_are_counted_and_where_there_is_no_room()
    {
        const string Box =
            """
            var box: multiset [1] of 0..3; n: 0..3;
            startstate n := 0; end;
            rule "put" n = 0 ==> n := 1; multisetadd(2, box); end;
            rule "put again" n = 1 ==> multisetadd(2, box); end;
            rule "see" n = 1 & multisetcount(i: box, true) = 1 ==> n := 2; end;

            """;
        TransitionSystem full = SystemOf(Box);
        TransitionSystem seen = SystemOf(
            Box.Replace("n = 1 ==> multisetadd", "n = 3 ==> multisetadd", StringComparison.Ordinal)
            + "invariant \"not seen\" n != 2;\n");

        Assert.Equal(["1 box@3 box@3 n@3 by end"], Slice(full));
        Assert.Equal(["2 n@5 by end", "1 box@3 box@3 n@3 by 2"], Slice(seen));
    }

    [Fact]
    public void A_deadlock_has_no_part_that_reads_anything()
    {
        TransitionSystem system = SystemOf(Pipeline);
        Violation violation = ViolationOf(system);

        Assert.Equal(ViolationKind.Deadlock, violation.Kind);
        Assert.Null(new TraceFlow(system, violation.Trace!).CausesOf(violation));
    }

    private static string[] Slice(TransitionSystem system)
    {
        Violation violation = ViolationOf(system);
        return [.. new TraceFlow(system, violation.Trace!).CausesOf(violation)!.Steps.Select(c => Describe(system, c))];
    }

    private static TransitionSystem SystemOf(string text) => Specification.FromText(text).System!;

    private static Violation ViolationOf(TransitionSystem system) =>
        Checker.Check(system, new CheckOptions()).Violations[0];

    private static string Describe(TransitionSystem system, Cause cause)
    {
        string writes = string.Join(' ', cause.Writes.Select(w => $"{NameAt(system, w.Slot)}@{w.Span!.Value.Line}"));
        string[] readers = [.. cause.Readers.Select(r => $"{r}"), .. cause.IsDirect ? ["end"] : Array.Empty<string>()];
        return $"{cause.Step} {writes} by {string.Join(' ', readers)}";
    }

    private static string NameAt(TransitionSystem system, int slot) => system.Variables.Last(v => v.Offset <= slot).Name;
}
