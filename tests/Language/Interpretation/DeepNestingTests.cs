using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Syntax;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

/// <summary>What the parser lets through can be evaluated and explained on an ordinary stack.</summary>
public class DeepNestingTests
{
    private const int Depth = Parser.MaxDepth - 20;

    [Fact]
    public void Long_sums_and_deep_statements_are_run()
    {
        string sum = string.Concat(Enumerable.Repeat("1 + ", Depth)) + "1";
        string body = string.Concat(Enumerable.Repeat("if true then ", Depth))
            + "x := 1; " + string.Concat(Enumerable.Repeat("end; ", Depth));

        Assert.Equal((Depth + 1).ToString(), ModelRunner.Run("var x: 0..9999;", $"x := {sum};")["x"]);
        Assert.Equal("1", ModelRunner.Run("var x: 0..9999;", body)["x"]);
    }

    [Fact]
    public void Long_conditions_are_explained()
    {
        string conjuncts = string.Concat(Enumerable.Repeat("x = 1 & ", Depth)) + "x = 2";
        var runner = new ModelRunner($"var x: 0..9; startstate begin x := 1; end; invariant {conjuncts};");
        runner.Start();
        var invariant = new Instance<Property>(runner.System.Properties.Single(), []);

        Assert.False(runner.Interpreter.Holds(invariant, runner.State));
        Explanation explanation = new Explainer(runner.System).Explain(invariant, runner.State);
        Assert.Equal("x = 2", Assert.Single(explanation.Culprits).Span.Text);
    }
}
