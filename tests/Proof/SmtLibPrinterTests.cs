using System.Collections.Immutable;
using Microsoft.Z3;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Logic;
using ModelCheck.Proof.Solving;
using ModelCheck.Tests.Specs;
using ModelCheck.Tests.Z3;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof;

public class SmtLibPrinterTests
{
    [Fact]
    public void Names_are_those_of_the_specification()
    {
        const string text = """
            type Node: scalarset(2); Copy: enum { none, all };
            var copy: array [Node] of Copy; owner: Node;
            startstate begin for n: Node do copy[n] := none; end; undefine owner; end;
            ruleset n: Node do rule "take" copy[n] = none ==> begin copy[n] := all; owner := n; end; end;
            invariant "owned" forall n: Node do copy[n] = all -> !isundefined(owner) & owner = n end;
            """;
        Assert.Equal(
            """
            ; rule 'take(n)' preserves 'owned'
            ; The goal follows from the premises exactly when the answer is unsat.
            (set-logic ALL)
            (declare-sort |Node| 0)
            (declare-datatypes ((|Copy| 0)) (((|Copy none|) (|Copy all|))))
            (declare-fun |copy[]| (|Node|) |Copy|)
            (declare-fun |owner?| () Bool)
            (declare-fun |owner| () |Node|)
            (declare-const |n| |Node|)

            ; premise 1
            (assert (forall ((|Node 1| |Node|)) (or (= (|copy[]| |Node 1|) |Copy none|) (and |owner?| (= |owner| |Node 1|)))))

            ; premise 2
            (assert (= (|copy[]| |n|) |Copy none|))

            ; the negated goal
            (assert (not (forall ((|Node 1| |Node|)) (or (= (|copy[]| |Node 1|) |Copy none|) (= |n| |Node 1|)))))
            (check-sat)

            """,
            ObligationsOf(Specification.FromText(text).System!)[^1].Script);
    }

    [RequiresZ3Theory]
    [InlineData("classic/german.m")]
    [InlineData("classic/mcs-lock.m")]
    [InlineData("classic/dining-philosophers.m")]
    public void A_script_has_the_answer_of_its_obligation(string name)
    {
        TransitionSystem system = SpecFiles.Load(name).System!;
        int refuted = 0;
        foreach ((Obligation obligation, string script, TermFactory terms) in ObligationsOf(system))
        {
            using var expected = new QuantifiedSolver(new TimeLimit());
            expected.Assert(terms.And([.. obligation.Premises, terms.Not(obligation.Goal)]));
            bool isRefuted = expected.Check().IsSatisfiable;
            using var context = new Context();
            Solver solver = context.MkSolver();
            solver.FromString(script);
            Assert.Equal(isRefuted ? Status.SATISFIABLE : Status.UNSATISFIABLE, solver.Check());
            refuted += isRefuted ? 1 : 0;
        }

        Assert.True(refuted > 0);
    }

    [Fact]
    public void Equal_obligations_have_equal_scripts()
    {
        TransitionSystem system = SpecFiles.Load("ext4-data-journal/v6.4.m").System!;
        Assert.Equal(ObligationsOf(system).Select(o => o.Script), ObligationsOf(system).Select(o => o.Script));
    }

    [Fact]
    public void Division_truncates()
    {
        const string text = """
            var x: -1000..1000;
            startstate begin x := 0; end;
            rule "halve" true ==> begin x := x / 2; end;
            invariant "small" x % 7 <= 6;
            """;
        string script = ObligationsOf(Specification.FromText(text).System!)[^1].Script;
        Assert.Contains("(ite (>= |x| 0) (div |x| 2) (- (div (- |x|) 2)))", script, StringComparison.Ordinal);
    }

    private static ImmutableArray<(Obligation Obligation, string Script, TermFactory Terms)> ObligationsOf(
        TransitionSystem system)
    {
        SymbolicSystem symbolic = SymbolicSystem.Encode(system, EncodingOptions.ForAnySize(system));
        return
        [
            .. new ObligationBuilder(symbolic).For(Claim.InvariantsOf(symbolic))
                .Where(o => !o.Goal.IsTrue)
                .Select(o => (o, o.ToSmtLib(symbolic.Terms), symbolic.Terms)),
        ];
    }
}
