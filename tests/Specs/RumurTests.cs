using System.Globalization;
using System.Text.RegularExpressions;
using ModelCheck.Language.Printing;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Specs;

/// <summary>
/// An independent checker agrees: every specification, flattened, gives the same verdict and counts in Rumur.
/// </summary>
/// <remarks>Several classes, so that all processors have something to do: Rumur's part takes most of the time.</remarks>
public sealed class TextbookRumurTests : RumurComparison
{
    public static TheoryData<string> Files => SpecFiles.Where(name => !SpecFiles.IsKernelModel(name));

    [RequiresProgramTheory("rumur", "cc")]
    [MemberData(nameof(Files))]
    public void Flattened_it_gives_the_same_in_Rumur(string file) => Compare(file);
}

/// <summary>The kernel model's specifications in which something is violated.</summary>
public sealed class ViolatedKernelRumurTests : KernelRumurComparison
{
    [RequiresProgramTheory("rumur", "cc")]
    [MemberData(nameof(Sample), false)]
    public void Flattened_it_gives_the_same_in_Rumur(string file) => Compare(file);

    [FullRunTheory("rumur", "cc")]
    [MemberData(nameof(Rest), false)]
    public void Flattened_it_gives_the_same_in_Rumur_outside_the_sample(string file) => Compare(file);
}

/// <summary>The kernel model's specifications that hold.</summary>
public sealed class HoldingKernelRumurTests : KernelRumurComparison
{
    [RequiresProgramTheory("rumur", "cc")]
    [MemberData(nameof(Sample), true)]
    public void Flattened_it_gives_the_same_in_Rumur(string file) => Compare(file);

    [FullRunTheory("rumur", "cc")]
    [MemberData(nameof(Rest), true)]
    public void Flattened_it_gives_the_same_in_Rumur_outside_the_sample(string file) => Compare(file);
}

/// <summary>
/// Tells the kernel model's specifications apart: always every twelfth one that has few states, the others only in
/// a full run.
/// </summary>
/// <remarks>Rumur's C takes long to compile. Neighbours by name mostly are one design with and without a guard.</remarks>
public abstract class KernelRumurComparison : RumurComparison
{
    /// <summary>Beyond so many states Rumur takes minutes.</summary>
    private const long FewStates = 160_000;

    public static TheoryData<string> Sample(bool holds) => Files(holds, inSample: true);

    public static TheoryData<string> Rest(bool holds) => Files(holds, inSample: false);

    private static TheoryData<string> Files(bool holds, bool inSample) =>
    [
        .. SpecFiles.KernelModel
            .Select((name, i) => (Name: name, InSample: i % 12 == 0 && SpecFiles.ExpectedStates(name) <= FewStates))
            .Where(spec => spec.InSample == inSample && SpecFiles.IsExpectedToHold(spec.Name) == holds)
            .Select(spec => spec.Name),
    ];
}

/// <summary>Runs a specification through our checker and, flattened, through Rumur.</summary>
public abstract partial class RumurComparison : IDisposable
{
    /// <summary>From so many states on, optimizing Rumur's C takes less time than it saves.</summary>
    private const long ManyStates = 30_000;

    /// <summary>Rumur explores the largest specification, of four million states, in some minutes.</summary>
    private const int PatienceMinutes = 30;

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected void Compare(string file)
    {
        SpecResult spec = SpecResults.Of(file);
        CheckResult ours = spec.Result;
        (bool holds, long states, long rulesFired) = RunRumur(Flattener.Flatten(spec.System), ours.States);

        // Temporal properties are left out of what is flattened.
        Assert.Equal(ours.Violations.All(v => v.Kind == ViolationKind.Temporal), holds);
        if (holds)
            Assert.Equal((ours.States, ours.RulesFired), (states, rulesFired));
    }

    private (bool Holds, long States, long RulesFired) RunRumur(string specification, long expectedStates)
    {
        string model = _folder.Write("flat.m", specification);
        string source = _folder.PathTo("flat.c");
        string program = _folder.PathTo("flat");
        Run("rumur", "--symmetry-reduction", "off", "--threads", "1", "--output", source, model);
        Run("cc", expectedStates < ManyStates ? "-O0" : "-O1", "-mcx16", "-w", source, "-o", program, "-lpthread");
        ProgramRun run = ProgramRun.Of(program, [], minutes: PatienceMinutes);
        Match counts = FinalCounts().Match(run.Output);
        Assert.True(counts.Success, run.Output + run.Errors);
        return (run.ExitCode == 0, Number(counts, "states"), Number(counts, "rules"));
    }

    private static void Run(string program, params string[] arguments)
    {
        ProgramRun run = ProgramRun.Of(program, arguments);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    private static long Number(Match match, string group) =>
        long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<states>\d+) states, (?<rules>\d+) rules fired", RegexOptions.Multiline)]
    private static partial Regex FinalCounts();
}
