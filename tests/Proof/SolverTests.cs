using ModelCheck.Proof.Logic;
using ModelCheck.Proof.Solving;
using ModelCheck.Tests.Z3;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof;

/// <summary>
/// Both solvers agree with each other, and with the evaluator on the models that they find.
/// </summary>
public class SolverTests
{
    private const int Formulas = 60;

    [RequiresZ3Fact]
    public void A_model_makes_the_formula_true()
    {
        int satisfiable = 0;
        for (int seed = 0; seed < Formulas; seed++)
        {
            var random = new RandomFormula(seed);
            Term formula = random.Closed(depth: 4);
            using TermSolver solver = seed % 2 == 0
                ? new QuantifiedSolver(new TimeLimit())
                : new GroundSolver(random.Terms, random.Grounding(seed % 3 + 1), new TimeLimit());
            solver.Assert(formula);
            SolverAnswer answer = solver.Check();
            Assert.NotEqual(SolverStatus.Unknown, answer.Status);
            if (!answer.IsSatisfiable)
                continue;

            satisfiable++;
            Dictionary<Term, long> values = formula.FreeVariables.ToDictionary(v => v, solver.Model.ValueOf);
            Assert.True(new TermEvaluator(solver.Model, values).Holds(formula), $"seed {seed}: {formula}");
        }

        Assert.InRange(satisfiable, Formulas / 4, Formulas - 10);
    }

    [RequiresZ3Fact]
    public void What_holds_for_some_size_is_satisfiable_for_any_size()
    {
        for (int seed = 0; seed < Formulas; seed++)
        {
            var random = new RandomFormula(seed);
            Term formula = random.Closed(depth: 4);
            using var any = new QuantifiedSolver(new TimeLimit());
            any.Assert(formula);
            bool isSatisfiable = any.Check().IsSatisfiable;
            bool isForSmallSizes = Enumerable.Range(1, 4).Any(size => IsSatisfiable(random, formula, size));

            // Two variables and one constant of the sort, and no function to it: four elements are always
            // enough.
            Assert.True(isSatisfiable == isForSmallSizes, $"seed {seed}: {formula}");
        }
    }

    [RequiresZ3Fact]
    public void Assertions_end_with_their_scope_and_facts_do_not()
    {
        var terms = new TermFactory();
        var sort = new FiniteSort("Colour", 0, ["red", "green", "blue"]);
        Term colour = terms.Variable("colour", sort);
        using var solver = new GroundSolver(
            terms, new Grounding(terms, new Dictionary<ScalarSort, int>()), new TimeLimit());
        Term[] isNone =
            [.. Enumerable.Range(0, 3).Select(i => terms.Not(terms.Equal(colour, terms.Constant(sort, i))))];
        solver.Push();
        solver.Assert(isNone[0]);
        Assert.True(solver.Check(isNone[1]).IsSatisfiable);
        Assert.Equal(2, solver.Model.ValueOf(colour));
        solver.Pop();
        Assert.True(solver.Check(isNone).IsUnsatisfiable);
        Assert.Equal(3, solver.Core.Length);
        Assert.True(solver.Check(isNone[1], isNone[2]).IsSatisfiable);
        Assert.Equal(0, solver.Model.ValueOf(colour));
    }

    [RequiresZ3Fact]
    public void No_time_and_an_interruption_are_reasons_not_answers()
    {
        var terms = new TermFactory();
        using var late = new QuantifiedSolver(new TimeLimit(TimeSpan.Zero));
        Assert.Equal(new SolverAnswer(SolverStatus.Unknown, "out of time"), late.Check(terms.False));
        using var source = new CancellationTokenSource();
        using var stopped = new QuantifiedSolver(new TimeLimit(cancellation: source.Token));
        source.Cancel();
        Assert.Equal(new SolverAnswer(SolverStatus.Unknown, "interrupted"), stopped.Check(terms.False));
    }

    private static bool IsSatisfiable(RandomFormula random, Term formula, int size)
    {
        using var solver = new GroundSolver(random.Terms, random.Grounding(size), new TimeLimit());
        solver.Assert(formula);
        return solver.Check().IsSatisfiable;
    }
}
