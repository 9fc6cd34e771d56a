using ModelCheck.Tests.Cli;
using ModelCheck.Tests.Support;
using ModelCheck.Tests.Z3;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Specs;

/// <summary>What is proved of the kernel model for any number of tasks and pages, and what cannot be.</summary>
public sealed class KernelProofTests : IDisposable
{
    private static readonly string[] TableRows = ["holds ", "violated ", "unknown ", "  invariant "];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Invariants => SpecFiles.Where(
        name => name.StartsWith("invariants/", StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();

    [RequiresProgramTheory("z3")]
    [MemberData(nameof(Invariants))]
    public void An_invariant_proves_its_specification_and_other_programs_agree(string name)
    {
        string certificate = _folder.PathTo("certificate");

        ProgramRun prove = CommandRun.InProcess(
            "prove", "--unbounded", "--no-mining", Repository.PathTo("specs", name), "--certificate", certificate);
        ProgramRun verify = CommandRun.InProcess("prove", "--verify", certificate);

        Assert.Equal(0, prove.ExitCode);
        Assert.DoesNotContain("not as expected", prove.Output);
        Assert.Equal((0, ""), (verify.ExitCode, verify.Errors));
    }

    /// <summary>The one in the middle stands for all: that none can be left out, the minimiser has seen.</summary>
    [RequiresZ3Fact]
    public void Without_one_of_its_clauses_it_proves_nothing()
    {
        string file = Repository.PathTo("specs", "invariants", "core.m");
        string[] clauses = File.ReadAllText(file).Split("\nlemma ");
        string folder = Path.GetDirectoryName(file)!;
        string text = string.Join("\nlemma ", clauses.Where((_, i) => i != clauses.Length / 2))
            .Replace("import \"../", $"import \"{folder}/../", StringComparison.Ordinal);

        ProgramRun prove = CommandRun.InProcess(
            "prove", "--unbounded", "--no-mining", _folder.Write("fewer.m", text), "--trace", "off");

        Assert.Equal(20, prove.ExitCode);
        Assert.Contains("the induction needs a lemma that excludes it", prove.Output);
    }

    [RequiresZ3Theory]
    [InlineData("v5.7.m")]
    [InlineData("v5.10.m")]
    [InlineData("writeback-flag.m")]
    [InlineData("v6.4-without-page-lock.m")]
    [InlineData("v6.4-without-copy-out.m")]
    [InlineData("v6.4-without-shadow-wait.m")]
    [InlineData("v6.4-without-inode-list.m")]
    [InlineData("v6.4-without-callbacks-first.m")]
    public void A_broken_design_has_a_counterexample_instead_of_a_proof(string name)
    {
        string spec = Repository.PathTo("specs", "ext4-data-journal", name);
        ProgramRun check = CommandRun.InProcess("check", spec, "--deadlock-detection", "off");
        ProgramRun prove = CommandRun.InProcess("prove", "--unbounded", spec);

        Assert.Equal((12, 12), (check.ExitCode, prove.ExitCode));
        Assert.Equal(TraceOf(check.Output), TraceOf(prove.Output));
    }

    // What comes before the table of properties.
    private static string[] TraceOf(string output)
    {
        string[] trace =
        [
            .. output.Split('\n').TakeWhile(line => !TableRows.Any(row => line.StartsWith(row, StringComparison.Ordinal))),
        ];
        Assert.True(trace.Length > 10);
        return trace;
    }
}
