using ModelCheck.Exploration.Search;
using ModelCheck.Testing;
using ModelCheck.Tests.Cli;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Testing;

public sealed class CheckedModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_holds_passes() => Check("-- expect: holds\n" + SmallSpecs.Holds)
        .ShouldHold().ShouldHaveStates(3).ShouldMeetItsExpectations().ShouldSaySomething();

    [Fact]
    public void What_is_violated_is_said_with_its_trace()
    {
        CheckedModel model = Check(SmallSpecs.ViolatesInvariant);
        model.ShouldViolate("tiny").ShouldViolate("tiny", steps: 2);

        Assert.Contains("x: 1 -> 2", Failure(() => model.ShouldHold()));
        Assert.Contains("should violate \"tiny\" in 1 steps", Failure(() => model.ShouldViolate("tiny", steps: 1)));
        Failure(() => model.ShouldViolate("other"));
        Failure(() => model.ShouldDeadlock());
        Failure(() => model.ShouldSaySomething());
        Check(SmallSpecs.Deadlocks).ShouldDeadlock();
    }

    [Fact]
    public void What_a_limit_leaves_open_passes_nothing()
    {
        string file = _folder.Write("spec.m", "-- expect: states 2\n" + SmallSpecs.Holds);
        CheckedModel model = ModelChecker.Check(file, new ExplorationOptions { Bound = 1 });

        Failure(() => model.ShouldHold());
        Failure(() => model.ShouldHaveStates(2));
        Failure(() => model.ShouldMeetItsExpectations());
    }

    [Theory]
    [InlineData("", "expects nothing")]
    [InlineData("-- expect large: holds\n", "expects nothing")]
    [InlineData("-- expect: states 4\n", "expected states 4, but: 3 states")]
    public void Expectations_are_compared(string expected, string message) =>
        Assert.Contains(message, Failure(() => Check(expected + SmallSpecs.Holds).ShouldMeetItsExpectations()));

    [Fact]
    public void A_rule_that_never_fires_says_nothing() => Assert.Matches(
        "spec.m:6:[0-9]+: rule \"dead\" never fires",
        Failure(() => Check(SmallSpecs.Holds + "rule \"dead\" x = 3 ==> x := 0; end;").ShouldSaySomething()));

    [Fact]
    public void Constants_are_given_as_values()
    {
        string file = _folder.Write("spec.m", "const N: 2; ON: true;\nvar x: 0..9;\nstartstate x := 0; end;\n"
            + "rule ON & (x < N) ==> x := x + 1; end;\nrule x > 0 ==> x := 0; end;\ninvariant \"n\" x <= N;\n");

        ModelChecker.Check(file).ShouldHaveStates(3);
        ModelChecker.Check(file, ("N", 4)).ShouldHaveStates(5);
        ModelChecker.Check(file, ("ON", false)).ShouldDeadlock();
    }

    [Fact]
    public void A_specification_with_errors_is_said_with_its_line()
    {
        Assert.Contains("spec.m:1:8: error MC0", Failure(() => Check("var x: y;")));
        Assert.Contains("there is no such file", Failure(() => ModelChecker.Check(_folder.PathTo("missing.m"))));
    }

    private CheckedModel Check(string specification) => ModelChecker.Check(_folder.Write("spec.m", specification));

    private static string Failure(Action action) => Assert.Throws<ModelCheckException>(action).Message;
}
