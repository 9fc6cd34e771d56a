using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Elaboration;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language;

/// <summary>The front end: from the text of a specification to its transition system.</summary>
public static class Specification
{
    /// <summary>Reads a specification and everything it imports. Never throws for what the text contains.</summary>
    /// <exception cref="SpecificationFileException">The file itself, not one it imports, cannot be read.</exception>
    public static LoadResult Load(string path, LoadOptions? options = null) =>
        DeepStack.Run(() =>
        {
            options ??= new LoadOptions();
            var files = new SpecificationFiles();
            SourceFile root = files.Read(path);
            if (options.Appendix.Length > 0)
                root = files.Extend(root, options.Appendix);

            return Elaborate(root, files, options);
        });

    /// <summary>Reads one file without its imports, and without asking what its names mean.</summary>
    /// <exception cref="SpecificationFileException">The file cannot be read.</exception>
    public static ParseResult Parse(string path, Compatibility compatibility) =>
        DeepStack.Run(() =>
        {
            SourceFile file = new SpecificationFiles().Read(path);
            var diagnostics = new DiagnosticBag();
            SpecificationSyntax syntax = Parser.Parse(file, compatibility, diagnostics);
            return new ParseResult(file, syntax, [.. diagnostics.All]);
        });

    /// <summary>As <see cref="Load"/>, for text without a file; imports are relative to the working directory.</summary>
    public static LoadResult FromText(string text, LoadOptions? options = null) =>
        DeepStack.Run(() =>
        {
            var files = new SpecificationFiles();
            var file = new SourceFile("<text>", text);
            files.Add(file);
            return Elaborate(file, files, options ?? new LoadOptions());
        });

    /// <summary>Elaborates what was read before once more with other options, whatever became of the files since.</summary>
    /// <remarks>An imported file is read if no option needed it before.</remarks>
    public static LoadResult Again(LoadResult loaded, LoadOptions options) =>
        DeepStack.Run(() =>
        {
            var files = new SpecificationFiles();
            foreach (SourceFile source in loaded.Sources)
                files.Add(source);

            return Elaborate(loaded.Sources[0], files, options);
        });

    private static LoadResult Elaborate(SourceFile root, SpecificationFiles files, LoadOptions options)
    {
        var diagnostics = new DiagnosticBag();
        SpecificationSyntax syntax = Parser.Parse(root, options.Compatibility, diagnostics);
        ImmutableArray<Expectation> expectations = ExpectationReader.Read(syntax, diagnostics);
        var binder = new SpecificationBinder(options.Compatibility, files, diagnostics);
        foreach ((string name, string value) in options.Constants)
            binder.Override(name, value);

        foreach ((string type, long size) in options.ScalarsetSizes)
            binder.Resize(type, size);

        TransitionSystem? system = binder.Bind(root, syntax);
        if (system is not null)
            ProofExpectations.Check(expectations, system, diagnostics);

        return new LoadResult(system, syntax, [.. diagnostics.All], expectations, [.. files.Sources]);
    }
}

/// <summary>How a specification is read.</summary>
public sealed record LoadOptions
{
    public Compatibility Compatibility { get; init; } = Compatibility.None;

    /// <summary>Values for top-level constants, as the texts of constant expressions.</summary>
    public ImmutableArray<(string Name, string Value)> Constants { get; init; } = [];

    /// <summary>
    /// Sizes for scalarset types that are declared with a name at the top level. No constant changes, also not one
    /// that the declared size is made of.
    /// </summary>
    public ImmutableArray<(string Type, long Size)> ScalarsetSizes { get; init; } = [];

    /// <summary>
    /// Text that is read as if it stood on the lines after those of the specification's own file. For a specification
    /// in a file only.
    /// </summary>
    public string Appendix { get; init; } = "";
}

/// <summary>What came of reading a specification.</summary>
/// <param name="System">Null exactly when there is an error among the diagnostics.</param>
/// <param name="Syntax">The specification's own file, as parsed.</param>
/// <param name="Diagnostics">Errors and warnings, in the order found.</param>
/// <param name="Expectations">The <c>expect:</c> comments of the specification's own file.</param>
/// <param name="Sources">Every file read, the specification's own first.</param>
public sealed record LoadResult(
    TransitionSystem? System,
    SpecificationSyntax Syntax,
    ImmutableArray<Diagnostic> Diagnostics,
    ImmutableArray<Expectation> Expectations,
    ImmutableArray<SourceFile> Sources)
{
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}

/// <summary>What came of parsing one file.</summary>
/// <param name="Syntax">Free of error nodes when no diagnostic is an error.</param>
public sealed record ParseResult(
    SourceFile File, SpecificationSyntax Syntax, ImmutableArray<Diagnostic> Diagnostics)
{
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}
