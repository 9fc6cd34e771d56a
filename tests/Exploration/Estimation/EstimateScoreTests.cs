using System.Globalization;
using ModelCheck.Exploration.Estimation;
using ModelCheck.Language;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Specs;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Exploration.Estimation;

/// <summary>
/// Estimates compared with the truth, for every specification whose states are all counted, with a tenth of the states
/// explored each time. The scores stand in the layer's README.
/// </summary>
public class EstimateScoreTests
{
    private const int LeastStates = 1_000;
    private const int Share = 10;

    [Fact]
    public void Scores_are_as_documented() => GeneratedSection.Compare(
        Repository.PathTo("checker", "Exploration", "README.md"), "estimates", Table([.. Trials().Select(Score)]));

    private static IEnumerable<(string Name, LoadOptions Options, long States)> Trials() =>
        from name in SpecFiles.Names()
        where SpecFiles.IsExpectedToHold(name)
        from expectation in SpecFiles.Load(name).Expectations
        where expectation.Kind == ExpectationKind.States && expectation.AnySize.Count == 0
        where expectation.Number >= LeastStates
        orderby name, expectation.Sizes
        select (name, new LoadOptions { Constants = expectation.Constants }, expectation.Number!.Value);

    private static (EstimateBasis Basis, bool IsHeld, double Factor) Score((string Name, LoadOptions Options, long States) trial)
    {
        LoadResult loaded = Specification.Load(Repository.PathTo("specs", trial.Name), trial.Options);
        CostEstimate estimate = CostEstimator.Estimate(
            loaded, trial.Options, new ProbeOptions { MaxStates = trial.States / Share });
        if (estimate.States is not { } states)
            return (estimate.Basis, false, double.NaN);

        double factor = states.Likely / trial.States;
        return (estimate.Basis, states.Holds(trial.States), double.Max(factor, 1 / factor));
    }

    private static IEnumerable<string> Table((EstimateBasis Basis, bool IsHeld, double Factor)[] scores)
    {
        yield return "| goes by | specifications and sizes | truth within the band | half are wrong by less than | all by less than |";
        yield return "|---|---|---|---|---|";
        foreach (var group in scores.GroupBy(s => s.Basis).OrderBy(g => g.Key))
        {
            double[] factors = [.. group.Select(s => s.Factor).Order()];
            yield return group.Key == EstimateBasis.Nothing
                ? $"| no telling | {factors.Length} | | | |"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {Word(group.Key)} | {factors.Length} | {group.Count(s => s.IsHeld)} | {Up(factors[factors.Length / 2])} | {Up(factors[^1])} |");
        }
    }

    private static string Word(EstimateBasis basis) => basis == EstimateBasis.Levels ? "levels" : "smaller instances";

    private static string Up(double factor) =>
        (double.Ceiling(factor * 100) / 100).ToString("0.00", CultureInfo.InvariantCulture);
}
