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
    public void Random_models() => CompareRandom(new EncodingOptions());

    [Fact]
    public void Random_models_of_any_size() => CompareRandom(new EncodingOptions { AnySize = ["Node"] });

    private static void CompareRandom(EncodingOptions options)
    {
        int fired = 0;
        int failed = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            string text = RandomModel.Write(seed);
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

        Assert.True(fired > 1000 && failed > 1000, $"{fired} fired, {failed} failed");
    }

    private static void Compare(TransitionSystem system, EncodingOptions options)
    {
        SymbolicSystem symbolic = SymbolicSystem.Encode(system, options);
        var comparison = new EncodingComparison(system, symbolic, seed: 1);
        comparison.Run(states: 20);
        Assert.True(comparison.Fired > 0 || !symbolic.IsComplete, "no rule fired");
    }
}
