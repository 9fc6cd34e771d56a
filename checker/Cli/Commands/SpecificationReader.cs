using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Elaboration;
using ModelCheck.Reporting;

namespace ModelCheck.Cli.Commands;

/// <summary>Reads the specification that a command names, and shows what the front end has to say about it.</summary>
internal static class SpecificationReader
{
    public static Compatibility CompatibilityOf(string text) => FlagValue.Choice<Compatibility>(
        "compat", text, [("none", Compatibility.None), ("rumur", Compatibility.Rumur), ("cmurphi", Compatibility.CMurphi)]);

    public static LoadOptions OptionsOf(SpecificationArguments arguments) => new()
    {
        Compatibility = CompatibilityOf(arguments.Compatibility),
        Constants = FlagValue.Constants(arguments.Constants),
    };

    /// <summary>The specification with its transition system, which is there when this returns.</summary>
    /// <exception cref="SpecificationFailure">The specification has errors; they are on the terminal.</exception>
    /// <exception cref="Failure">The file cannot be read.</exception>
    public static LoadResult Read(string path, LoadOptions options, Terminal terminal)
    {
        LoadResult loaded = Open(path, () => Specification.Load(path, options));
        Show(loaded.Diagnostics, terminal);
        return loaded.HasErrors ? throw new SpecificationFailure(path, loaded) : loaded;
    }

    /// <summary>The syntax of one file, free of errors when this returns.</summary>
    /// <exception cref="Failure">The file has errors, which are on the terminal, or cannot be read.</exception>
    public static ParseResult Parse(string path, Compatibility compatibility, Terminal terminal)
    {
        ParseResult parsed = Open(path, () => Specification.Parse(path, compatibility));
        Show(parsed.Diagnostics, terminal);
        return parsed.HasErrors
            ? throw new Failure(ExitCode.Specification, SpecificationFailure.Describe(path, parsed.Diagnostics))
            : parsed;
    }

    private static T Open<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SpecificationFileException exception)
        {
            throw Failure.System($"cannot read '{path}': {exception.Message}");
        }
    }

    private static void Show(ImmutableArray<Diagnostic> diagnostics, Terminal terminal) =>
        new DiagnosticPrinter(terminal.Errors, terminal.ErrorsUseColor).Print(diagnostics);

    /// <summary>
    /// Of the specification's own file, in lower case hexadecimal. From its text, since a pipe can be read only once: a
    /// byte order mark does not count.
    /// </summary>
    public static string Sha256(LoadResult loaded) => Sha256(loaded.Sources[0].Text);

    /// <summary>Of the specification's own file and everything that it imports.</summary>
    public static string Sha256OfAll(LoadResult loaded) =>
        Sha256(string.Concat(loaded.Sources.Select(source => Sha256(source.Text))));

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Ends a command on a specification with errors.</summary>
internal sealed class SpecificationFailure(string path, LoadResult loaded)
    : Failure(ExitCode.Specification, Describe(path, loaded.Diagnostics))
{
    public LoadResult Loaded => loaded;

    public static string Describe(string path, ImmutableArray<Diagnostic> diagnostics) =>
        $"{ViolationText.Count(diagnostics.Count(d => d.Severity == Severity.Error), "error")} in {path}";
}
