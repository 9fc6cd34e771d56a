using System.Collections.Immutable;

namespace ModelCheck.Reporting.Mutation;

/// <summary>A form in which the result of <c>mutate</c> can be written to a file: one of <see cref="MutationFormats.All"/>.</summary>
public interface IMutationFormat : IOutputFormat
{
    /// <summary>Writes the whole report. The stream stays open.</summary>
    void Write(MutationReport report, Stream output);
}

/// <summary>Every form that <c>mutate --out FORMAT=FILE</c> can write.</summary>
public static class MutationFormats
{
    public static ImmutableArray<IMutationFormat> All { get; } =
        [new MutationJson(), new MutationMarkdown(), new MutationHtml(), new MutationSarif()];
}
