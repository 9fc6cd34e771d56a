using Xunit;

namespace ModelCheck.Tests.Support;

/// <summary>Finds programs that some tests compare us with.</summary>
internal static class Programs
{
    /// <summary>The full path of a program on the search path, or null when it is not installed.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Why a test that needs these programs is skipped, or null when all of them are there.</summary>
    public static string? WhyMissing(string[] names)
    {
        string[] missing = [.. names.Where(name => Find(name) is null)];
        return missing is [] ? null : $"not installed: {string.Join(", ", missing)}";
    }
}

/// <summary>A test that is reported as skipped where one of these programs is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresProgramFactAttribute : FactAttribute
{
    public RequiresProgramFactAttribute(params string[] programs) => Skip = Programs.WhyMissing(programs);
}

/// <summary>A theory that is reported as skipped where one of these programs is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresProgramTheoryAttribute : TheoryAttribute
{
    public RequiresProgramTheoryAttribute(params string[] programs) => Skip = Programs.WhyMissing(programs);
}

/// <summary>A theory that takes minutes: reported as skipped unless <c>MODELCHECK_FULL=1</c> asks for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FullRunTheoryAttribute : TheoryAttribute
{
    public FullRunTheoryAttribute(params string[] programs) =>
        Skip = IsAsked ? Programs.WhyMissing(programs) : "runs with MODELCHECK_FULL=1";

    public static bool IsAsked => Environment.GetEnvironmentVariable("MODELCHECK_FULL") == "1";
}
