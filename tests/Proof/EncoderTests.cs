using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;
using ModelCheck.Tests.Exploration;
using ModelCheck.Tests.Language;
using ModelCheck.Tests.Specs;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof;

/// <summary>The terms of the encoder mean what the reference interpreter does.</summary>
public class EncoderTests
{
    public static TheoryData<string> Specs => SpecFiles.Where(
        name => !SpecFiles.IsKernelModel(name) || name == "ext4-data-journal/v6.4.m");

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

    [Theory]
    [MemberData(nameof(EngineSnippets.Statements), MemberType = typeof(EngineSnippets))]
    [MemberData(nameof(EngineSnippets.Guards), MemberType = typeof(EngineSnippets))]
    [MemberData(nameof(EngineSnippets.Faults), MemberType = typeof(EngineSnippets))]
    [MemberData(nameof(EngineSnippets.Functions), MemberType = typeof(EngineSnippets))]
    public void Every_construct_by_the_rules_of_every_tool(string snippet)
    {
        int compared = 0;
        foreach (Compatibility compatibility in Enum.GetValues<Compatibility>())
        {
            LoadResult loaded = Specification.FromText(
                EngineSnippets.Specification(snippet), new LoadOptions { Compatibility = compatibility });

            // Not every construct is part of every dialect.
            if (loaded.System is not { } system)
                continue;

            var comparison = new EncodingComparison(system, SymbolicSystem.Encode(system), seed: 3);
            comparison.Run(states: 8);
            compared += comparison.Fired + comparison.Failed;
        }

        Assert.True(compared > 1);
    }

    [Fact]
    public void Random_models_by_the_rules_of_Rumur() => CompareRandom(
        new EncodingOptions(),
        RandomModel.WriteWithoutMultisets,
        models: 20,
        new LoadOptions { Compatibility = Compatibility.Rumur });

    [Fact]
    public void What_explodes_is_not_encoded()
    {
        string index = string.Concat(Enumerable.Repeat("y[", 60)) + "x" + new string(']', 60);
        string text = $"""
            var x: 0..99; y: array [0..99] of 0..99;
            startstate begin x := 0; for i: 0..99 do y[i] := i; end; end;
            rule "nested" true ==> begin x := {index}; end;
            rule "plain" true ==> begin x := y[x]; end;
            """;
        SymbolicSystem symbolic = SymbolicSystem.Encode(
            Specification.FromText(text).System!, new EncodingOptions { MaxTerms = 50_000 });
        Unencodable failure = symbolic.Unencodable[0];
        Assert.Equal("nested", failure.Owner.ToString());
        Assert.Equal("the formulas for the specification become too large", failure.Reason);
        Assert.False(symbolic.IsComplete);
    }

    private static void CompareRandom(
        EncodingOptions options, Func<int, string> write, int models, LoadOptions? loading = null)
    {
        int fired = 0;
        int failed = 0;
        for (int seed = 0; seed < models; seed++)
        {
            string text = write(seed);
            TransitionSystem system = Specification.FromText(text, loading).System!;
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
