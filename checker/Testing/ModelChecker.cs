using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Elaboration;

namespace ModelCheck.Testing;

/// <summary>Checks specifications from within the tests of a .NET project, whichever framework runs them.</summary>
/// <example>
/// <code>
/// [Fact]
/// public void The_lock_is_exclusive() => ModelChecker.Check("lock.m").ShouldHold().ShouldSaySomething();
/// </code>
/// </example>
public static class ModelChecker
{
    /// <summary>Explores every reachable state of a specification in a file.</summary>
    /// <param name="path">Relative to the working directory, which for most runners is where the tests were built.</param>
    /// <param name="constants">Values for constants of the specification, as <c>("N", 3)</c>.</param>
    /// <exception cref="ModelCheckException">The specification has errors, or cannot be read.</exception>
    public static CheckedModel Check(string path, params (string Name, object Value)[] constants) =>
        Check(path, new ExplorationOptions { Threads = Environment.ProcessorCount }, constants);

    /// <summary>As without options, within limits: what they leave open is no pass.</summary>
    /// <exception cref="ModelCheckException">The specification has errors, or cannot be read.</exception>
    public static CheckedModel Check(
        string path, ExplorationOptions options, params (string Name, object Value)[] constants)
    {
        ArgumentNullException.ThrowIfNull(path);
        var loading = new LoadOptions
        {
            Constants = [.. constants.Select(c => (c.Name, FormattableString.Invariant($"{c.Value}")))],
        };
        LoadResult loaded = Load(path, loading);
        var checking = new CheckOptions { Exploration = options, Vacuity = true };
        return new CheckedModel(path, loaded, Checker.Check(loaded.System!, checking));
    }

    private static LoadResult Load(string path, LoadOptions options)
    {
        LoadResult loaded;
        try
        {
            loaded = Specification.Load(path, options);
        }
        catch (SpecificationFileException exception)
        {
            throw new ModelCheckException($"cannot read '{path}': {exception.Message}", exception);
        }

        if (!loaded.HasErrors)
            return loaded;

        using var text = new StringWriter { NewLine = "\n" };
        new DiagnosticPrinter(text, false).Print(loaded.Diagnostics);
        throw new ModelCheckException($"{path} has errors\n{text}");
    }
}
