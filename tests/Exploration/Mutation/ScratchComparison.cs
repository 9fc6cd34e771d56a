using ModelCheck.Exploration;
using ModelCheck.Exploration.Mutation;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Mutation;
using ModelCheck.Language.Results;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Mutation;

/// <summary>
/// Holds what the search finds from the base's graph against a check of each mutant from its own initial states, which
/// knows nothing of the base.
/// </summary>
internal static class ScratchComparison
{
    /// <summary>How many mutants were compared.</summary>
    /// <param name="every">Of the mutants, how many there are to one that is compared.</param>
    public static int Run(TransitionSystem system, int every, MutationOptions? options = null)
    {
        MutantSet mutants = MutantFinder.Of(system);
        MutationResult found = MutationChecker.Check(mutants, options ?? new MutationOptions());
        CheckResult whole = Check(mutants.Base);
        Assert.Equal((whole.States, mutants.Mutants.Length), (found.States, found.Results.Length));
        int compared = 0;
        foreach (MutantResult result in found.Results.Where((r, i) => r.Limit is null && i % every == 0))
        {
            CheckResult scratch = Check(result.Mutant.System);
            string[] expected =
            [
                .. Falls(scratch, isUnsafe: result.Class == MutantClass.LoadBearing)
                    .Where(fall => !Broken(whole).Contains(NameOf(fall)))
                    .Order(),
            ];
            string[] actual = [.. result.Falls.Select(Describe).Distinct().Order()];
            Assert.True(
                scratch.States == result.States && expected.SequenceEqual(actual),
                $"{result.Mutant.Id}, {result.Mutant.Description}:\n{scratch.States} states, {string.Join("; ", expected)}\n"
                + $"but found {result.States}, {string.Join("; ", actual)}");
            compared++;
        }

        return compared;
    }

    private static CheckResult Check(TransitionSystem system) => Checker.Check(
        system, new CheckOptions { Exploration = new ExplorationOptions { MaxErrors = int.MaxValue } });

    private static HashSet<string> Broken(CheckResult whole) => [.. Falls(whole, isUnsafe: false).Select(NameOf)];

    // Of several rules that go wrong the search for mutants reports one; it does not ask what follows a state where some
    // state is wrong by itself.
    private static IEnumerable<string> Falls(CheckResult result, bool isUnsafe) => result.Violations
        .Where(v => !isUnsafe || v.Property is not { } property || !(property.IsTemporal || property.Kind == PropertyKind.Liveness))
        .GroupBy(KindOf)
        .Select(group => group.MinBy(v => v.Trace?.Length ?? 0)!)
        .Select(Describe);

    private static string KindOf(Violation violation) =>
        violation.Kind == ViolationKind.ModelError
            ? $"error {violation.Property?.Name}"
            : $"{violation.Kind} {violation.Property?.Name}";

    private static string Describe(Violation violation) => $"{KindOf(violation)}: {violation.Trace?.Length}";

    private static string NameOf(string fall) => fall[..fall.LastIndexOf(':')];
}
