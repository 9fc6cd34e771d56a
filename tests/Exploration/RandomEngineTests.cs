using ModelCheck.Language;
using ModelCheck.Tests.Language;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

/// <summary>The compiled model does what the interpreter does on specifications that nobody thought of.</summary>
/// <remarks><c>MODELCHECK_FULL=1</c> tries fifty times as many.</remarks>
public class RandomEngineTests
{
    private const int StatesOfEach = 60;

    private static readonly int Models = FullRunTheoryAttribute.IsAsked ? 2000 : 40;

    [Fact]
    public void Random_bodies() => Compare(RandomModel.Write);

    [Fact]
    public void Random_guards() => Compare(RandomModel.WriteGuards);

    private static void Compare(Func<int, string> write)
    {
        int compared = 0;
        for (int seed = 0; seed < Models; seed++)
        {
            string text = write(seed);
            LoadResult loaded = Specification.FromText(text);
            Assert.True(loaded.System is not null, text);
            try
            {
                compared += EngineComparison.Run(loaded.System!, StatesOfEach);
            }
            catch (Xunit.Sdk.XunitException difference)
            {
                Assert.Fail($"model {seed}: {difference.Message}\n{text}");
            }
        }

        Assert.True(compared > Models, $"only {compared} states");
    }
}
