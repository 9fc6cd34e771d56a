using System.Runtime.Loader;
using ModelCheck.Tests.Support;
using ModelCheck.Z3;
using Xunit;

namespace ModelCheck.Tests.Z3;

/// <summary>Machines without libz3. The variable is the process's, so no other test runs beside these.</summary>
[Collection(EnvironmentOfTheProcess.Name)]
public class LibraryTests
{
    private const string Variable = "MODELCHECK_LIBZ3";

    [Fact]
    public void A_missing_library_is_one_line_that_says_what_to_install()
    {
        string? why = WhyUnusable("/no/such/libz3.so.4");

        Assert.NotNull(why);
        Assert.StartsWith("libz3 is needed: install libz3-4 (Debian, Ubuntu)", why, StringComparison.Ordinal);
        Assert.Contains(
            "MODELCHECK_LIBZ3 is '/no/such/libz3.so.4', which can't be loaded", why, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', why);
    }

    [Fact]
    public void A_file_that_is_no_library_is_missing_too()
    {
        using var folder = new TemporaryFolder();

        Assert.NotNull(WhyUnusable(folder.Write("libz3.so", "no library")));
    }

    [Fact]
    public void Another_library_is_not_taken_for_it()
    {
        if (OperatingSystem.IsLinux())
            Assert.Contains("Z3_get_version", WhyUnusable("libc.so.6"), StringComparison.Ordinal);
    }

    [RequiresZ3Fact]
    public void An_empty_variable_chooses_nothing() => Assert.Null(WhyUnusable(""));

    /// <summary>The answer of a binding loaded anew, which so looks for its library again.</summary>
    private static string? WhyUnusable(string library)
    {
        // The binding that other tests use must have looked for it before.
        _ = Z3Library.WhyUnusable();
        string? before = Environment.GetEnvironmentVariable(Variable);
        var loaded = new AssemblyLoadContext(nameof(LibraryTests), isCollectible: true);
        Environment.SetEnvironmentVariable(Variable, library);
        try
        {
            return (string?)loaded.LoadFromAssemblyPath(typeof(Z3Library).Assembly.Location)
                .GetType(typeof(Z3Library).FullName!)!
                .GetMethod(nameof(Z3Library.WhyUnusable))!
                .Invoke(null, null);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, before);
            loaded.Unload();
        }
    }
}

/// <summary>Tests that change a variable of the environment.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentOfTheProcess
{
    public const string Name = "environment of the process";
}
