using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;
using ModelCheck.Tests.Language;
using ModelCheck.Tests.Specs;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof;

/// <summary>The terms of the encoder mean what the reference interpreter does.</summary>
public class EncoderTests
{
    public static TheoryData<string> Specs => SpecFiles.Where(
        name => !SpecFiles.IsKernelModel(name) || name.EndsWith("v6.4.m", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Specs))]
    public void Fixed_sizes(string name) => Compare(SpecFiles.Load(name).System!, new EncodingOptions());

    [Theory]
    [MemberData(nameof(Specs))]
    public void Any_size(string name)
    {
        TransitionSystem system = SpecFiles.Load(name).System!;
        Compare(system, EncodingOptions.ForAnySize(system));
    }

    [Fact]
    public void Random_models() => CompareRandom(new EncodingOptions(), RandomModel.WriteWithoutMultisets, 60);

    [Fact]
    public void Random_models_of_any_size() =>
        CompareRandom(new EncodingOptions { AnySize = ["Node"] }, RandomModel.WriteWithoutMultisets, 60);

    [Fact]
    public void Random_models_of_which_a_part_has_no_encoding() =>
        CompareRandom(new EncodingOptions(), RandomModel.Write, 20);

    [Fact]
    public void Random_guards() => CompareRandom(new EncodingOptions(), RandomModel.WriteGuards, 20);

    private static void CompareRandom(EncodingOptions options, Func<int, string> write, int models)
    {
        int fired = 0;
        int failed = 0;
        for (int seed = 0; seed < models; seed++)
        {
            string text = write(seed);
            TransitionSystem system = Specification.FromText(text).System!;
            var comparison = new EncodingComparison(system, SymbolicSystem.Encode(system, options), seed);
            try
            {
                comparison.Run(states: 20);
            }
            catch (Xunit.Sdk.XunitException difference)
            {
                Assert.Fail($"model {seed}: {difference.Message}\n{text}");
            }

            fired += comparison.Fired;
            failed += comparison.Failed;
        }

        Assert.True(fired > 10 * models && failed > 10 * models, $"{fired} fired, {failed} failed");
    }

    private static void Compare(TransitionSystem system, EncodingOptions options)
    {
        SymbolicSystem symbolic = SymbolicSystem.Encode(system, options);
        var comparison = new EncodingComparison(system, symbolic, seed: 1);
        comparison.Run(states: 20);
        Assert.True(comparison.Fired > 0 || !symbolic.IsComplete, "no rule fired");
    }
}
