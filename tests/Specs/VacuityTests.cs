using System.Collections.Immutable;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Specs;

/// <summary>No verdict on the kernel model is empty: what is spoken of does happen, and can be violated.</summary>
public class VacuityTests
{
    private const string WrongProperty = "wrong: no commit ever gets to its callback";

    private static IEnumerable<SpecResult> Holding =>
        SpecFiles.KernelModel.Select(SpecResults.Of).Where(r => r.Holds);

    [Fact]
    public void Every_rule_fires_in_some_specification_that_holds()
    {
        var silent = new SortedSet<string>(StringComparer.Ordinal);
        var fired = new HashSet<string>(StringComparer.Ordinal);
        foreach (SpecResult spec in Holding)
        {
            silent.UnionWith(spec.System.Rules.Select(r => r.Name));
            fired.UnionWith(spec.System.Rules.Where((_, i) => spec.Result.RuleFirings[i] > 0).Select(r => r.Name));
        }

        Assert.NotEmpty(fired);
        Assert.Equal("", Lines(silent.Except(fired)));
    }

    [Fact]
    public void Every_antecedent_is_true_somewhere_in_some_specification_that_holds()
    {
        var unreached = new SortedSet<string>(StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (SpecResult spec in Holding.OrderBy(r => r.Result.States))
        {
            DeniedAntecedent[] denied =
            [
                .. spec.System.PropertiesOf(PropertyKind.Invariant)
                    .SelectMany(Antecedents.Of)
                    .Where(d => !reached.Contains(d.Key)),
            ];
            unreached.UnionWith(denied.Select(d => d.Key));
            reached.UnionWith(Violated(spec.System, denied).Select(d => d.Key));
        }

        Assert.NotEmpty(reached);
        Assert.Equal("", Lines(unreached.Except(reached)));
    }

    [Fact]
    public void Every_invariant_that_holds_somewhere_is_violated_somewhere()
    {
        IEnumerable<string> violated =
            SpecFiles.KernelModel.Select(f => SpecResults.Of(f).Violated).OfType<string>();
        IEnumerable<string> held = Holding.SelectMany(
            r => r.System.PropertiesOf(PropertyKind.Invariant).Where(p => !p.IsLemma).Select(p => p.Name));
        Assert.Equal("", Lines(held.Except(violated)));
    }

    [Fact]
    public void A_wrong_property_is_violated_in_every_specification()
    {
        foreach (string file in SpecFiles.KernelModel)
        {
            LoadResult loaded = Specification.FromText($"""
                import "{Repository.PathTo("specs", file)}";
                invariant "{WrongProperty}" {WrongConditionFor(file)};
                """);
            CheckResult result = Checker.Check(loaded.System!, new CheckOptions
            {
                Properties = [WrongProperty],
                Exploration = new ExplorationOptions { DeadlockDetection = DeadlockDetection.Off },
            });
            Assert.True(result.Verdict == Verdict.Violated, file);
        }
    }

    // The core has transactions as roles, and no state for the callback.
    private static string WrongConditionFor(string file) =>
        SpecFiles.Load(file).System!.Variables.Any(v => v.Name == "committing_state")
            ? "committing_state != T_COMMIT_JFLUSH"
            : "!committing_in(T_COMMIT_CALLBACK)";

    private static string Lines(IEnumerable<string> names) => string.Join('\n', names);

    private static IEnumerable<DeniedAntecedent> Violated(TransitionSystem system, DeniedAntecedent[] denied)
    {
        if (denied is [])
            return [];

        ImmutableArray<Property> denials = [.. denied.Select(d => d.Denial)];
        CheckResult result = Checker.Check(system.With(denials), new CheckOptions
        {
            Exploration = new ExplorationOptions
            {
                DeadlockDetection = DeadlockDetection.Off,
                MaxErrors = denied.Length,
            },
        });
        return denied.Where((_, i) => result.Properties[i].Verdict == Verdict.Violated);
    }
}
