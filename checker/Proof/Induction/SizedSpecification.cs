using System.Globalization;
using ModelCheck.Language;
using ModelCheck.Language.Model;

namespace ModelCheck.Proof.Induction;

/// <summary>A specification that is read again for other sizes.</summary>
/// <param name="load">Reads it; what was read without errors before has none in other sizes.</param>
public sealed class SizedSpecification(Func<LoadOptions, LoadResult> load, LoadOptions options) : ISizedSystems
{
    /// <summary>The specification in a file.</summary>
    public static SizedSpecification InFile(string path, LoadOptions options) =>
        new(o => Specification.Load(path, o), options);

    public TransitionSystem WithSizes(IReadOnlyDictionary<string, long> sizes)
    {
        LoadResult loaded = load(options with { ScalarsetSizes = [.. sizes.Select(s => (s.Key, s.Value))] });
        string text = string.Join(
            ", ", sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} = {s.Value}")));
        return loaded.System ?? throw new InvalidOperationException($"the specification has errors with {text}");
    }
}
