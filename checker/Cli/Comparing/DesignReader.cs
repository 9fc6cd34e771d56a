using System.Collections.Immutable;
using ModelCheck.Cli.Commands;
using ModelCheck.Cli.Gate;
using ModelCheck.Language;
using ModelCheck.Language.Text;

namespace ModelCheck.Cli.Comparing;

/// <summary>A specification that takes part in a comparison.</summary>
/// <param name="Path">As the user would write it.</param>
/// <param name="Loaded">Free of errors.</param>
internal sealed record LoadedDesign(string Path, LoadResult Loaded);

/// <summary>Reads the specifications of a comparison, and says of each one that is no good why.</summary>
internal static class DesignReader
{
    /// <summary>At least two, in the order of the command line; folders give what is below them.</summary>
    /// <exception cref="Failure">Some cannot be read or have errors, or there are too few.</exception>
    public static ImmutableArray<LoadedDesign> Read(
        IEnumerable<string> operands, LoadOptions options, Terminal terminal)
    {
        List<Failure> failures = [];
        var designs = ImmutableArray.CreateBuilder<LoadedDesign>();
        foreach (string path in operands.SelectMany(operand => Expand(operand, failures)))
        {
            if (TryDo(failures, () => SpecificationReader.Read(path, options, terminal)) is { } loaded)
                designs.Add(new LoadedDesign(path, loaded));
        }

        Refuse(failures, terminal);
        return designs.Count >= 2
            ? designs.ToImmutable()
            : throw Failure.Usage("'compare' needs two specifications or more");
    }

    private static ImmutableArray<string> Expand(string operand, List<Failure> failures) =>
        Directory.Exists(operand)
            ? TryDo<ImmutableArray<string>?>(failures, () => Discovery.Find([operand])) ?? []
            : [operand];

    private static T? TryDo<T>(List<Failure> failures, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Failure failure)
        {
            failures.Add(failure);
            return default;
        }
    }

    private static void Refuse(List<Failure> failures, Terminal terminal)
    {
        if (failures is [])
            return;
        if (failures is [var only])
            throw new Failure(only.Code, only.Message);

        foreach (Failure failure in failures)
            terminal.Errors.WriteLine(Printable.Escape(failure.Message));
        throw new Failure(failures.Max(f => f.Code), $"{failures.Count} specifications cannot be compared");
    }
}
