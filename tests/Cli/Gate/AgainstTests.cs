using ModelCheck.Tests.Support;
using ModelCheck.Tests.Z3;
using Xunit;

namespace ModelCheck.Tests.Cli.Gate;

/// <summary><c>ci --against</c>, in a repository of its own.</summary>
public sealed class AgainstTests : IDisposable
{
    private const string Old =
        """
        -- expect: holds
        import "parts/counter.m" with MOST = 3;
        invariant "small" x <= 2 & y = 0;
        invariant "other" y = 0;
        cover "two" x = 2;

        """;

    private const string Module =
        """
        const MOST: 5;
        var x: 0..MOST; y: 0..MOST;
        startstate "zero" x := 0; y := 0; end;
        rule "up" x < 2 ==> x := x + 1; end;
        rule "again" x = 2 ==> x := 0; end;

        """;

    private readonly TemporaryFolder _folder = new();

    public AgainstTests()
    {
        _folder.Write("specs/parts/counter.m", Module);
        _folder.Write("specs/spec.m", Old);
        Git("init", "--quiet");
        Git("add", ".");
        Git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", "first");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_the_same_passes()
    {
        Write(Old + "-- a comment\ninvariant \"more\" x < 3;\n");
        ProgramRun run = Against();

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.DoesNotContain("HEAD", run.Output);
    }

    [Theory]
    [InlineData("invariant \"other\" y = 0;\n", "", "spec.m: invariant \"other\" of HEAD is gone\n")]
    [InlineData("cover \"two\" x = 2;\n", "", "spec.m: cover \"two\" of HEAD is gone\n")]
    [InlineData("-- expect: holds\n", "-- expect: states 3\n", "spec.m: HEAD expects 'holds', and this does not\n")]
    [InlineData("-- expect: holds\n", "-- expect: states 3\n-- expect large: holds\n", "spec.m: HEAD expects 'holds', and")]
    [InlineData("cover", "assume \"no two\" x < 3;\ncover", "spec.m:5: assumption \"no two\" is new since HEAD\n")]
    [InlineData(
        "cover", "rule \"out\" x = 1 ==> assume y = 0 \"zero\"; x := 2; end;\ncover",
        "spec.m:5: 'assume y = 0 \"zero\"' is new since HEAD\n")]
    [InlineData(
        "cover", "fair rule \"on\" x = 1 ==> x := 2; end;\ncover",
        "spec.m:5: rule \"on\" is assumed to be fairer than in HEAD\n")]
    public void What_claims_less_fails(string old, string changed, string message)
    {
        Write(Old.Replace(old, changed, StringComparison.Ordinal));
        ProgramRun run = Against();

        Assert.Equal(21, run.ExitCode);
        Assert.Contains(message, run.Output);
    }

    [RequiresZ3Fact]
    public void A_weaker_invariant_fails_and_a_stronger_or_equal_one_passes()
    {
        Write(Old.Replace("x <= 2 & y = 0", "x <= 2", StringComparison.Ordinal));
        ProgramRun weaker = Against();
        Assert.Equal(21, weaker.ExitCode);
        Assert.Contains("spec.m:3: invariant \"small\" allows states that it did not in HEAD\n", weaker.Output);

        Write(Old.Replace("x <= 2 & y = 0", "y < 1 & !(x > 2)", StringComparison.Ordinal));
        Assert.Equal(0, Against().ExitCode);

        Write(Old.Replace("\"other\" y = 0", "\"other\" y = 0 & x < 3", StringComparison.Ordinal));
        Assert.Equal(0, Against().ExitCode);
    }

    [RequiresZ3Fact]
    public void What_neither_implies_the_other_is_reported_and_fails_when_strict()
    {
        Write(Old.Replace("x <= 2 & y = 0", "x + y <= 2", StringComparison.Ordinal)
            .Replace("\"other\" y = 0", "\"other\" y = 0 | x = 3", StringComparison.Ordinal));
        Assert.Contains("invariant \"other\" allows states", Against().Output);

        Write(Old.Replace("\"other\" y = 0", "\"other\" x < 3", StringComparison.Ordinal));
        ProgramRun changed = Against();
        Assert.Equal(0, changed.ExitCode);
        Assert.Contains(
            "spec.m:4: warning: invariant \"other\" is not what it was in HEAD, and neither implies the other\n",
            changed.Output);
        Assert.Equal(21, Against("--strict").ExitCode);
    }

    [Fact]
    public void A_change_in_a_module_or_in_its_constants_is_seen()
    {
        Write(Old.Replace("MOST = 3", "MOST = 2", StringComparison.Ordinal));
        Assert.Contains(
            "which is stronger was not decided: what it names is declared otherwise\n", Against().Output);
        Assert.Equal(21, Against("--strict").ExitCode);
    }

    [Fact]
    public void A_specification_that_is_gone_fails()
    {
        _folder.Write("specs/new.m", "-- expect: holds\n" + SmallSpecs.Holds);
        File.Delete(_folder.PathTo("specs/spec.m"));
        File.Delete(_folder.PathTo("specs/parts/counter.m"));
        ProgramRun run = Against();

        Assert.Equal(21, run.ExitCode);
        Assert.Contains("specs/spec.m: this specification of HEAD is gone\n", run.Output);
    }

    [Fact]
    public void A_comment_accepts_it_in_the_change_that_brings_it_and_not_in_the_next()
    {
        const string Allowed = "-- allow: weaker \"other\"\n";
        Write(Allowed + Old.Replace("invariant \"other\" y = 0;\n", "", StringComparison.Ordinal));
        Assert.Equal(0, Against().ExitCode);

        Write(Allowed + Old);
        Git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "--quiet", "--all", "--message", "second");
        Write(Allowed + Old.Replace("invariant \"other\" y = 0;\n", "", StringComparison.Ordinal));
        Assert.Equal(21, Against().ExitCode);
    }

    [Theory]
    [InlineData("no-such-revision")]
    [InlineData("--help")]
    public void A_revision_that_is_none_is_refused(string revision)
    {
        ProgramRun run = CommandRun.InProcess("ci", _folder.PathTo("specs"), "--no-cache", $"--against={revision}");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("exit 2: '--against': git rev-parse: ", run.Errors);
    }

    private ProgramRun Against(params string[] flags) =>
        CommandRun.InProcess(["ci", _folder.PathTo("specs"), "--no-cache", "--against", "HEAD", .. flags]);

    private void Write(string specification) => _folder.Write("specs/spec.m", specification);

    private void Git(params string[] arguments)
    {
        ProgramRun run = ProgramRun.Of("git", ["-C", _folder.Root, .. arguments]);
        Assert.True(run.ExitCode == 0, run.Errors);
    }
}
