using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

/// <summary>
/// Models of others, which are not part of the project: those below the folder that <c>MODELCHECK_MODELS</c> names.
/// </summary>
public class PublicModelTests
{
    private const int MostStates = 50_000;

    public static TheoryData<string> Models =>
        [.. Directory.EnumerateFiles(PublicModelsTheoryAttribute.Folder!, "*.m", SearchOption.AllDirectories).Order()];

    /// <summary>Models that do not load are passed over: which those are is a question for other tests.</summary>
    [PublicModelsTheory]
    [MemberData(nameof(Models))]
    public void Every_way_of_exploring_gives_the_same(string model)
    {
        if (Specification.Load(model).System is not { } system)
            return;

        EngineComparison.Run(system, maxStates: 300);
        CheckResult full = Check(system, threads: 1);
        if (full.Limit is not null)
            return;

        SearchComparison.AssertSame(full, Check(system, threads: 2));
        SearchComparison.AssertSame(full, Check(system, threads: 4));
        if (SymmetryRules.Check(system).IsEmpty)
        {
            CheckResult reduced = Check(system, threads: 1, SymmetryReduction.Exhaustive);
            Assert.Equal((full.Verdict, LengthsOf(full)), (reduced.Verdict, LengthsOf(reduced)));
            Assert.True(reduced.States <= full.States);
        }
    }

    private static CheckResult Check(
        TransitionSystem system, int threads, SymmetryReduction reduction = SymmetryReduction.Off) =>
        Checker.Check(system, new CheckOptions
        {
            Exploration = new ExplorationOptions { Threads = threads, MaxStates = MostStates },
            SymmetryReduction = reduction,
        });

    private static string LengthsOf(CheckResult result) =>
        string.Join(' ', result.Violations.Select(v => $"{v.Kind}:{v.Trace?.Length}"));
}

/// <summary>A theory over the models below a folder: reported as skipped when none is named.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublicModelsTheoryAttribute : TheoryAttribute
{
    public PublicModelsTheoryAttribute() =>
        Skip = Folder is null ? "runs on the models below MODELCHECK_MODELS=FOLDER" : null;

    public static string? Folder => Environment.GetEnvironmentVariable("MODELCHECK_MODELS");
}
