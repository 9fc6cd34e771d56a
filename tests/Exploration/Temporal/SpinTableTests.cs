using System.Collections.Concurrent;
using System.Text;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Temporal;

/// <summary>The verdicts on small models are those of SPIN on the same models in Promela.</summary>
/// <remarks>
/// SPIN's <c>-f</c> is weak fairness to processes, which here are rules; strong fairness and fairness to some rules are
/// antecedents of its formulas.
/// </remarks>
public sealed class SpinTableTests : IClassFixture<SpinTableTests.Verifiers>
{
    private readonly Verifiers _verifiers;

    public SpinTableTests(Verifiers verifiers) => _verifiers = verifiers;

    public static TheoryData<string, int, TwinFairness> Table
    {
        get
        {
            var table = new TheoryData<string, int, TwinFairness>();
            foreach (TwinModel model in TwinModels.All)
            {
                for (int formula = 0; formula < model.Formulas.Length; formula++)
                {
                    foreach (TwinFairness fairness in FairnessFor(formula))
                        table.Add(model.Name, formula, fairness);
                }
            }

            return table;
        }
    }

    [Fact]
    public void There_are_enough_of_them_and_fairness_decides_some()
    {
        bool[] verdicts =
            [.. Table.Select(row => OurVerdict((string)row[0], (int)row[1], (TwinFairness)row[2]))];

        Assert.True(verdicts.Length >= 40, $"{verdicts.Length}");
        Assert.InRange(verdicts.Count(holds => holds), verdicts.Length / 4, verdicts.Length * 3 / 4);
        IEnumerable<bool[]> byFormula = Table.Zip(verdicts)
            .GroupBy(row => (row.First[0], row.First[1]), row => row.Second, (_, of) => of.Distinct().ToArray());
        Assert.True(byFormula.Count(of => of.Length > 1) > 5, "fairness decides little");
    }

    // SPIN takes its time to translate formulas with antecedents.
    private static TwinFairness[] FairnessFor(int formula) => formula < 2
        ? Enum.GetValues<TwinFairness>()
        : [TwinFairness.None, TwinFairness.Weak, TwinFairness.Strong];

    [RequiresProgramTheory("spin", "gcc")]
    [MemberData(nameof(Table))]
    public void Agrees_with_SPIN(string model, int formula, TwinFairness fairness) =>
        Assert.Equal(_verifiers.Holds(ModelOf(model), formula, fairness), OurVerdict(model, formula, fairness));

    private static TwinModel ModelOf(string name) => TwinModels.All.Single(m => m.Name == name);

    private static bool OurVerdict(string name, int formula, TwinFairness fairness)
    {
        TwinModel model = ModelOf(name);
        string text = model.ToMurphi(model.Formulas[formula], fairness);
        LoadResult loaded = Specification.FromText(text);
        Assert.True(loaded.System is not null, text);
        CheckResult result = Checker.Check(loaded.System!, new CheckOptions
        {
            Exploration = new ExplorationOptions { DeadlockDetection = DeadlockDetection.Off },
        });
        Assert.NotEqual(Verdict.Inconclusive, result.Verdict);
        return result.Verdict == Verdict.Holds;
    }

    /// <summary>SPIN's verifiers, one for each model with a claim for each formula, made when first asked for.</summary>
    public sealed class Verifiers : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly ConcurrentDictionary<string, Lazy<string>> _programs = new(StringComparer.Ordinal);

        internal bool Holds(TwinModel model, int formula, TwinFairness fairness)
        {
            string program = _programs.GetOrAdd(model.Name, _ => new Lazy<string>(() => Build(model))).Value;
            string[] flags = fairness == TwinFairness.Weak ? ["-a", "-f", "-w12"] : ["-a", "-w12"];
            ProgramRun run = ProgramRun.Of(program, [.. flags, "-N", ClaimOf(formula, fairness)]);
            Assert.Contains("errors: ", run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("max search depth too small", run.Output, StringComparison.Ordinal);
            return run.Output.Contains("errors: 0", StringComparison.Ordinal);
        }

        public void Dispose() => _folder.Dispose();

        private static string ClaimOf(int formula, TwinFairness fairness) =>
            $"{(fairness == TwinFairness.Weak ? TwinFairness.None : fairness)}_{formula}";

        private string Build(TwinModel model)
        {
            var text = new StringBuilder(model.ToPromela());
            for (int formula = 0; formula < model.Formulas.Length; formula++)
            {
                foreach (TwinFairness fairness in FairnessFor(formula).Where(f => f != TwinFairness.Weak))
                {
                    string claim = Run(_folder.Root, "spin", "-f", model.ToNegatedFormula(formula, fairness));
                    text.Append($"never {ClaimOf(formula, fairness)} ").Append(claim[claim.IndexOf('{')..]);
                }
            }

            string folder = Path.GetDirectoryName(_folder.Write($"{model.Name}/model.pml", text.ToString()))!;
            Run(folder, "spin", "-a", "model.pml");
            Run(folder, "gcc", "-O0", "-DNOREDUCE", "-DNFAIR=3", "-w", "-o", "pan", "pan.c");
            return Path.Combine(folder, "pan");
        }

        private static string Run(string folder, string program, params string[] arguments)
        {
            ProgramRun run = ProgramRun.Of(program, arguments, folder);
            Assert.True(run.ExitCode == 0, run.Output + run.Errors);
            return run.Output;
        }
    }
}
