using System.Collections.Concurrent;
using ModelCheck.Language;
using ModelCheck.Language.Expectations;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Specs;

/// <summary>The specifications of the project, by their paths below <c>specs/</c>.</summary>
internal static class SpecFiles
{
    private static readonly ConcurrentDictionary<string, LoadResult> Loaded = new(StringComparer.Ordinal);

    public static TheoryData<string> All => [.. Names()];

    /// <summary>Those that check the kernel model.</summary>
    public static IEnumerable<string> KernelModel => Names().Where(IsDesign);

    public static TheoryData<string> Where(Func<string, bool> isMeant) => [.. Names().Where(isMeant)];

    /// <summary>How many states the header of a specification expects to be explored.</summary>
    public static long ExpectedStates(string name) =>
        AtDeclaredSizes(name).FirstOrDefault(e => e.Kind == ExpectationKind.States)?.Number
        ?? throw new InvalidDataException($"{name} does not say how many states it has");

    public static bool IsExpectedToHold(string name) =>
        AtDeclaredSizes(name).Any(e => e.Kind == ExpectationKind.Holds);

    /// <summary>What the header expects of a check of the specification as it stands.</summary>
    public static IEnumerable<Expectation> AtDeclaredSizes(string name) =>
        Load(name).Expectations.Where(e => e.IsAtDeclaredSizes);

    /// <summary>Designs of the kernel, and what some of them are proved with: too large for what does all others.</summary>
    public static bool IsKernelModel(string name) =>
        IsDesign(name) || name.StartsWith("invariants/", StringComparison.Ordinal);

    public static IEnumerable<string> Names() =>
        Repository.SpecificationsBelow("specs").Select(file => Path.GetRelativePath(Repository.PathTo("specs"), file));

    public static LoadResult Load(string file) =>
        Loaded.GetOrAdd(file, f => Specification.Load(Repository.PathTo("specs", f)));

    private static bool IsDesign(string name) => name.StartsWith("ext4", StringComparison.Ordinal);
}
