using ModelCheck.Testing;
using Xunit;

namespace Sample;

public class LockTests
{
    [Fact]
    public void The_lock_is_exclusive() =>
        ModelChecker.Check("lock.m").ShouldHold().ShouldHaveStates(3).ShouldMeetItsExpectations().ShouldSaySomething();

    [Fact]
    public void Without_the_test_it_is_not() =>
        ModelChecker.Check("lock.m", ("TestsFirst", false)).ShouldViolate("mutual exclusion", steps: 2);

    [Fact]
    public void A_test_that_asks_for_too_much_fails_with_the_trace()
    {
        ModelCheckException failure = Assert.Throws<ModelCheckException>(
            () => ModelChecker.Check("lock.m", ("TestsFirst", false)).ShouldHold());
        Assert.Contains("inside[2]: false -> true", failure.Message);
    }
}
