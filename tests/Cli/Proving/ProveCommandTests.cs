using System.Diagnostics;
using System.Text.Json;
using ModelCheck.Tests.Reporting;
using ModelCheck.Tests.Support;
using ModelCheck.Tests.Z3;
using Xunit;

namespace ModelCheck.Tests.Cli.Proving;

public sealed class ProveCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RequiresZ3Theory]
    [InlineData("", "exit 0: proved for Node = 3: 2 invariants, and that no rule fails")]
    [InlineData("--unbounded", "exit 0: proved for any number of Node: 2 invariants, and that no rule fails")]
    public void A_lemma_helps_and_is_proved_too(string flag, string ending)
    {
        ProgramRun run = Prove(ProveSpecs.LockWithLemma, "--no-mining", flag);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("PROVED  for ", run.Output);
        Assert.Contains("  lemma \"locked\"    inductive with 1 invariant\n", run.Output);
        Assert.Contains("  invariant \"one\"   inductive with 1 lemma\n", run.Output);
        Assert.EndsWith($"\n{ending}\n", run.Output);
    }

    [RequiresZ3Fact]
    public void Without_it_the_counterexample_to_induction_says_what_is_missing()
    {
        ProgramRun run = Prove(ProveSpecs.Lock + ProveSpecs.MutualExclusion, "--no-mining", "--unbounded");

        Assert.Equal(20, run.ExitCode);
        Assert.StartsWith("NOT PROVED  for any number of Node\n\nnot shown: rule 'enter(n)' preserves 'one'\n", run.Output);
        Assert.Contains("the state below is not reachable where Node = 2: the induction needs a lemma", run.Output);
        Assert.Matches(@"\n       lock: false\n       holds: \[[^\n]*true[^\n]*\]\n  then enter  n: Node_[12]   ", run.Output);
        Assert.Contains("\n  no rule fails     inductive alone\n", run.Output);
        Assert.EndsWith("\nexit 20: not proved for any number of Node: invariant \"one\"\n", run.Output);
    }

    [RequiresZ3Theory]
    [InlineData("")]
    [InlineData("--unbounded")]
    public void Mining_finds_the_lemma(string flag)
    {
        ProgramRun run = Prove(ProveSpecs.Lock + ProveSpecs.MutualExclusion, "--show-invariant", flag);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("  invariant \"one\"   inductive with [0-9]+ mined clauses?\n", run.Output);
        Assert.Matches(@"\n[0-9]+ mined clauses?:\n  [^\n]*\block\b[^\n]*\n", run.Output);
    }

    [RequiresZ3Fact]
    public void German_is_proved_for_any_number_of_nodes()
    {
        string file = _folder.PathTo("result.json");
        ProgramRun run = CommandRun.InProcess(
            "prove", Repository.PathTo("specs", "classic", "german.m"), "--unbounded", "--out", $"json={file}");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.EndsWith(
            "\nexit 0: proved for any number of Node and Data: 3 invariants, and that no rule fails\n", run.Output);
        JsonElement result = Read(file);
        JsonElement[] proofs = [.. result.GetProperty("proofs").EnumerateArray()];
        Assert.Equal("prove", result.GetProperty("command").GetString());
        Assert.Equal("holds", result.GetProperty("verdict").GetString());
        Assert.Equal(4, proofs.Length);
        Assert.All(proofs, p => Assert.Equal("any", p.GetProperty("sizes").GetString()));
        Assert.All(proofs, p => Assert.Equal("inductive with clauses", p.GetProperty("method").GetString()));
        Assert.StartsWith(
            "forall n: Node do forall m: Node do n != m & copy[n] = exclusive -> copy[m] = invalid end end",
            proofs[0].GetProperty("invariants")[0].GetString());
        Assert.All(
            result.GetProperty("scalarsets").EnumerateArray(),
            s => Assert.Equal(JsonValueKind.Null, s.GetProperty("size").ValueKind));
    }

    /// <summary>As <c>check</c> shows it.</summary>
    [RequiresZ3Theory]
    [InlineData("german-missing-invalidate.m", "--unbounded")]
    [InlineData("german-missing-invalidate.m", "")]
    [InlineData("german-lost-write-back.m", "--unbounded")]
    [InlineData("two-phase-commit-change-of-mind.m", "--unbounded")]
    [InlineData("peterson-late-flag.m", "")]
    public void A_violated_specification_ends_with_its_trace(string name, string flag)
    {
        string spec = Repository.PathTo("specs", "broken", name);
        ProgramRun check = CommandRun.InProcess("check", spec, "--deadlock-detection", "off");
        ProgramRun prove = CommandRun.InProcess(Arguments(spec, flag));

        string trace = check.Output[..(check.Output.LastIndexOf("-> ", StringComparison.Ordinal) + 3)];
        Assert.Equal((12, 12), (check.ExitCode, prove.ExitCode));
        Assert.StartsWith("VIOLATED  invariant ", trace);
        Assert.StartsWith(trace, prove.Output);
        Assert.Contains("   not proved: violated\n", prove.Output);
        Assert.Equal(LastLine(check.Output), LastLine(prove.Output));
    }

    [RequiresZ3Fact]
    public void What_is_violated_only_at_the_declared_sizes_is_found_there()
    {
        ProgramRun run = Prove(ProveSpecs.BrokenForFour, "--unbounded");

        Assert.Equal(12, run.ExitCode);
        Assert.EndsWith("\nexit 12: invariant \"not four\" violated in 4 steps\n", run.Output);
    }

    /// <summary>Three nodes are declared, so that only a counterexample to induction leads there.</summary>
    [RequiresZ3Fact]
    public void What_is_violated_only_at_larger_sizes_is_not_proved_for_any()
    {
        string three = ProveSpecs.BrokenForFour.Replace("scalarset(4)", "scalarset(3)", StringComparison.Ordinal);

        Assert.Equal(0, Prove(three).ExitCode);
        ProgramRun run = Prove(three, "--unbounded");
        Assert.Equal(12, run.ExitCode);
        Assert.EndsWith("\nexit 12: invariant \"not four\" violated in 4 steps, where Node = 4\n", run.Output);
    }

    [RequiresZ3Fact]
    public void A_run_time_error_is_a_violation()
    {
        ProgramRun run = Prove(ProveSpecs.MayFail);

        Assert.Equal(14, run.ExitCode);
        Assert.EndsWith("\nexit 14: error in 4 steps: 'y' is undefined\n", run.Output);
        Assert.Contains("  no rule fails       not proved: violated\n", run.Output);
    }

    /// <summary>Here the search is not allowed to go far enough.</summary>
    [RequiresZ3Fact]
    public void Bounded_model_checking_finds_the_same_violation()
    {
        string spec = Repository.PathTo("specs", "broken", "german-missing-invalidate.m");
        string[] arguments = ["prove", spec, "--max-states", "100", "--no-mining", "--trace", "off"];

        ProgramRun near = CommandRun.InProcess([.. arguments, "--bmc", "7"]);
        ProgramRun far = CommandRun.InProcess([.. arguments, "--bmc", "8"]);

        Assert.Equal((20, 12), (near.ExitCode, far.ExitCode));
        Assert.Contains("\nbounded model checking: nothing violated in 7 steps, ", near.Output);
        Assert.EndsWith("\nexit 12: invariant \"an exclusive copy is the only one\" violated in 8 steps\n", far.Output);
    }

    [RequiresZ3Theory]
    [InlineData("1", 20, "not proved", "no step case up to k = 1 is proved")]
    [InlineData("2", 0, "inductive over several steps", "what holds for 2 steps holds after them")]
    public void Induction_over_two_steps_needs_no_lemma(string k, int code, string method, string outcome)
    {
        ProgramRun run = Prove(
            ProveSpecs.Lock + ProveSpecs.MutualExclusion, "--no-mining", "--spacer", "off", "--k-induction", k);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains($"  invariant \"one\"   {method}\n", run.Output);
        Assert.Contains($"\nk-induction: {outcome}, ", run.Output);
    }

    /// <summary>No clause of few literals relates the counters; Spacer finds what does.</summary>
    [RequiresZ3Theory]
    [InlineData("20s", 0, "inductive with an invariant of Spacer's", "Spacer: found an invariant, which the solver confirms, ")]
    [InlineData("off", 20, "not proved", "inductive check of all together: ")]
    public void Spacer_proves_what_is_arithmetic(string time, int code, string method, string outcome)
    {
        ProgramRun run = Prove(ProveSpecs.Counters, "--no-mining", "--max-states", "10", "--spacer", time);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains($"  invariant \"close\"    {method}\n", run.Output);
        Assert.Contains($"\n{outcome}", run.Output);
    }

    /// <summary>A proof of minutes, so that there is something to interrupt on any machine.</summary>
    [RequiresZ3Theory]
    [InlineData(0.2)]
    [InlineData(1.5)]
    [InlineData(3)]
    public void An_interruption_ends_it_soon(double seconds)
    {
        using var interruption = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var watch = Stopwatch.StartNew();
        ProgramRun run = CommandRun.InProcess(
            interruption.Token,
            "prove", "--unbounded", Repository.PathTo("specs", "ext4-data-journal", "v6.4.m"));

        Assert.Equal(new ProgramRun(130, "", "exit 130: interrupted\n"), run);
        Assert.InRange(watch.Elapsed.TotalSeconds, seconds - 0.1, seconds + 10);
    }

    /// <summary>One planted bug each: of deadlocks, covers and liveness a proof says nothing.</summary>
    public static TheoryData<string> Broken =>
    [
        .. Directory.EnumerateFiles(Repository.PathTo("specs", "broken"), "*.m")
            .Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal),
    ];

    [RequiresZ3Theory]
    [MemberData(nameof(Broken))]
    public void What_a_check_finds_violated_is_never_proved(string name)
    {
        string spec = Repository.PathTo("specs", "broken", name);
        ProgramRun check = CommandRun.InProcess("check", spec, "--trace", "off", "--deadlock-detection", "off");
        ProgramRun prove = CommandRun.InProcess("prove", spec, "--trace", "off", "--timeout", "30s");

        bool isOfAProof = check.ExitCode is 10 or 12 or 14;
        bool isEncoded = !prove.Errors.Contains("MC0601", StringComparison.Ordinal);
        Assert.Contains(prove.ExitCode, isOfAProof ? [isEncoded ? check.ExitCode : 20] : new[] { 0, 20 });
    }

    [RequiresZ3Fact]
    public void What_has_no_encoding_is_named_with_its_place()
    {
        ProgramRun run = Prove(ProveSpecs.Multiset);

        Assert.Equal(20, run.ExitCode);
        Assert.Contains("spec.m:3:21: warning MC0601: nothing can be proved about this: a multiset has no encoding\n", run.Errors);
        Assert.Contains("= help: 'check' explores it\n", run.Errors);
        Assert.EndsWith(": part of the specification has no encoding\n", run.Output);
    }

    [RequiresZ3Fact]
    public void A_type_whose_size_matters_otherwise_keeps_it()
    {
        string tied = ProveSpecs.LockWithLemma
            .Replace("type Node: scalarset(3);", "const N: 3; type Node: scalarset(N);", StringComparison.Ordinal)
            .Replace("var lock", "var count: 0..N; lock", StringComparison.Ordinal);
        ProgramRun run = Prove(tied, "--unbounded");

        Assert.Equal(20, run.ExitCode);
        Assert.Contains("\nNode = 3 only: 'Node' cannot be of any size: 'N' is also used here   ", run.Output);
        Assert.EndsWith(": no scalarset type may be of any size\n", run.Output);
        Assert.EndsWith("proved for Node = 3: 2 invariants, and that no rule fails\n", Prove(tied).Output);
    }

    [RequiresZ3Fact]
    public void Expected_proofs_are_compared_and_other_properties_said_to_be_left_out()
    {
        const string More =
            """
            liveness "free" !lock;
            assume "fine" true;
            -- expect: proved "one" for any Node
            -- expect: holds
            """;
        ProgramRun unbounded = Prove(ProveSpecs.LockWithLemma + More, "--unbounded");
        ProgramRun bounded = Prove(ProveSpecs.LockWithLemma + More, "--property", "one");

        Assert.Contains("note deadlocks and \"free\" are left out: proofs cover invariants and errors\n", unbounded.Output);
        Assert.Contains("note only states in which assumption \"fine\" holds are covered\n", unbounded.Output);
        Assert.Contains("note as expected: proved \"one\" for any Node\n", unbounded.Output);
        Assert.Contains(
            "note not as expected: proved \"one\" for any Node: proved, but not for any Node\n", bounded.Output);
        Assert.DoesNotContain("expect: holds", unbounded.Output);
    }

    [RequiresZ3Fact]
    public void Every_result_fits_the_schema()
    {
        JsonSchema schema = new(JsonDocument.Parse(
            File.ReadAllText(Repository.PathTo("checker", "Reporting", "result.schema.json"))).RootElement);
        string file = _folder.PathTo("result.json");
        string[] specifications =
        [
            ProveSpecs.LockWithLemma, ProveSpecs.Lock + ProveSpecs.MutualExclusion, ProveSpecs.BrokenForFour,
            ProveSpecs.MayFail, ProveSpecs.Multiset, ProveSpecs.Counters, SmallSpecs.Counter,
        ];
        foreach (string specification in specifications)
        {
            Prove(specification, "--out", $"json={file}");
            Assert.Empty(schema.Validate(Read(file)));
        }
    }

    [Fact]
    public void Without_libz3_it_says_what_to_install_and_other_commands_work()
    {
        _folder.Write("spec.m", ProveSpecs.LockWithLemma);
        var environment = new Dictionary<string, string?> { ["MODELCHECK_LIBZ3"] = _folder.PathTo("none.so") };
        ProgramRun Run(string command) => ProgramRun.Of(
            CommandRun.Dotnet, [CommandRun.ProgramPath, command, "spec.m"], _folder.Root, environment);

        ProgramRun prove = Run("prove");
        Assert.Equal((153, ""), (prove.ExitCode, prove.Output));
        Assert.Matches(@"\Aexit 153: libz3 is needed: install libz3-4 [^\n]*MODELCHECK_LIBZ3[^\n]*\n\z", prove.Errors);
        Assert.Equal(0, Run("check").ExitCode);
    }

    private static string LastLine(string text) => text.TrimEnd('\n').Split('\n')[^1];

    private static string[] Arguments(string spec, params string[] flags) =>
        ["prove", spec, .. flags.Where(flag => flag != "")];

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(file)).RootElement;

    private ProgramRun Prove(string specification, params string[] flags) =>
        CommandRun.InProcess(Arguments(_folder.Write("spec.m", specification), flags));
}
