using System.Text.RegularExpressions;
using ModelCheck.Cli.Proving;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Mining;
using ModelCheck.Proof.Solving;
using ModelCheck.Tests.Support;
using ModelCheck.Tests.Z3;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof.Mining;

/// <summary>
/// Specifications with one assignment or one part of a guard left out. The miner knows nothing of the search that says
/// which of them are violated.
/// </summary>
public sealed partial class MutantTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RequiresZ3Theory]
    [InlineData("two-phase-commit.m", 2)]
    [InlineData("dijkstra.m", 2)]
    [InlineData("readers-writers.m", 4)]
    public void A_violated_one_is_never_proved(string spec, int every)
    {
        string text = File.ReadAllText(Repository.PathTo("specs", "classic", spec));
        string[] mutants = [.. LeavingOneOut(text).Where((_, i) => i % every == 0)];
        int violated = 0;
        foreach (string mutant in mutants)
        {
            string file = _folder.Write("mutant.m", mutant);
            if (Specification.Load(file).System is not { } system || !IsViolated(system))
                continue;

            violated++;
            Assert.NotEqual(MiningOutcome.Proved, Mine(file, system));
        }

        Assert.InRange(violated, 3, mutants.Length);
    }

    private static IEnumerable<string> LeavingOneOut(string text) => Assignment().Matches(text)
        .Concat(Conjunct().Matches(text))
        .Where(found => found.Index > text.IndexOf("ruleset", StringComparison.Ordinal))
        .Select(found => text.Remove(found.Index, found.Length));

    private static bool IsViolated(TransitionSystem system)
    {
        var options = new CheckOptions { Exploration = new() { DeadlockDetection = DeadlockDetection.Off } };
        return Checker.Check(system, options).Verdict == Verdict.Violated;
    }

    private static MiningOutcome Mine(string file, TransitionSystem system)
    {
        SymbolicSystem symbolic = SymbolicSystem.Encode(system, EncodingOptions.ForAnySize(system));
        using var reachable = new ExploredInstances(new ExplorationOptions { MaxStates = 50_000 });
        using var miner = new InvariantMiner(
            symbolic,
            SizedSpecification.InFile(file, new LoadOptions()),
            reachable,
            new InductionOptions(),
            new MiningOptions(),
            new TimeLimit(TimeSpan.FromSeconds(5)));
        return miner.Run(Claim.InvariantsOf(symbolic)).Outcome;
    }

    [GeneratedRegex(@"^ +\S+ := [^;]*;\n", RegexOptions.Multiline)]
    private static partial Regex Assignment();

    // A part of a guard that stands on one line.
    [GeneratedRegex(@" & [^&|\n]+(?=\n)")]
    private static partial Regex Conjunct();
}
