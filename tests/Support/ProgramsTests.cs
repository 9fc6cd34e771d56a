using Xunit;

namespace ModelCheck.Tests.Support;

public class ProgramsTests
{
    [Fact]
    public void A_test_runs_when_its_programs_are_installed() =>
        Assert.Null(new RequiresProgramFactAttribute("sh").Skip);

    [Fact]
    public void A_test_is_skipped_with_the_names_of_missing_programs() =>
        Assert.Equal(
            "not installed: no-such-program",
            new RequiresProgramTheoryAttribute("sh", "no-such-program").Skip);
}
