using ModelCheck.Exploration.Mutation;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Mutation;
using ModelCheck.Tests.Language;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Mutation;

public class MutationCheckerTests
{
    private static readonly int RandomModels = FullRunTheoryAttribute.IsAsked ? 100 : 3;

    private static readonly int Every = FullRunTheoryAttribute.IsAsked ? 1 : 5;

    [Theory]
    [InlineData("classic/peterson.m")]
    [InlineData("classic/two-phase-commit.m")]
    [InlineData("classic/alternating-bit.m")]
    [InlineData("classic/bounded-buffer.m")]
    [InlineData("classic/readers-writers.m")]
    [InlineData("classic/german.m", "NODE", "1")]
    [InlineData("broken/peterson-late-flag.m")]
    [InlineData("broken/dining-philosophers-left-first.m")]
    public void The_base_graph_gives_what_a_search_from_scratch_does(string specification, params string[] constant) =>
        Assert.True(ScratchComparison.Run(Load(specification, constant), Every) > 2);

    [Fact]
    public void So_it_does_for_random_models()
    {
        int compared = 0;
        for (int seed = 0; seed < RandomModels; seed++)
        {
            string text = RandomModel.Write(seed);
            TransitionSystem system = Specification.FromText(text).System!;
            try
            {
                compared += ScratchComparison.Run(system, Every, new MutationOptions { MaxStates = 3000 });
            }
            catch (Xunit.Sdk.XunitException difference)
            {
                Assert.Fail($"model {seed}: {difference.Message}\n{text}");
            }
        }

        Assert.True(compared > RandomModels, $"only {compared} mutants");
    }

    [Fact]
    public void Threads_make_no_difference()
    {
        MutantSet mutants = MutantFinder.Of(Load("classic/two-phase-commit.m"));

        MutationResult one = MutationChecker.Check(mutants, new MutationOptions());
        MutationResult three = MutationChecker.Check(mutants, new MutationOptions { Threads = 3 });

        Assert.NotEmpty(one.Results);
        Assert.Equal(one.Results.Select(Facts), three.Results.Select(Facts));
    }

    private static TransitionSystem Load(string specification, params string[] constant)
    {
        var options = new LoadOptions { Constants = constant is [var name, var value] ? [(name, value)] : [] };
        return Specification.Load(Repository.PathTo("specs", specification), options).System!;
    }

    private static string Facts(MutantResult result) => string.Join(
        ' ',
        result.Mutant.Id,
        result.Class,
        result.Proof,
        result.States,
        result.NewStates,
        result.LostStates,
        string.Join(',', result.Falls.SelectMany(f => f.Trace?.Steps ?? []).Select(s => $"{s.Rule} {string.Join('.', s.State)}")));
}
