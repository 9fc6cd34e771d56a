using System.Collections.Immutable;
using System.Reflection;
using CommandLine;

namespace ModelCheck.Cli.CommandLine;

/// <summary>One flag of a command, as its argument class declares it.</summary>
/// <param name="Letter">Its short form, or null.</param>
/// <param name="ValueName">What its value looks like, as <c>N|auto</c>; null for a flag without a value.</param>
/// <param name="Default">What applies when it is not given, in words.</param>
/// <param name="ReplacesOperand">Whether nothing need stand on the command line without a flag when it is given.</param>
internal sealed record Flag(
    string Name,
    char? Letter,
    string? ValueName,
    bool IsRepeatable,
    string Default,
    string Help,
    string Example,
    bool ReplacesOperand)
{
    /// <summary>The flags of an argument class, its own before those it inherits.</summary>
    public static ImmutableArray<Flag> Of(Type arguments) =>
    [
        .. from property in arguments.GetProperties()
           let option = property.GetCustomAttribute<OptionAttribute>()
           where option is not null
           select From(property, option),
    ];

    private static Flag From(PropertyInfo property, OptionAttribute option) => new(
        option.LongName,
        option.ShortName is [char letter] ? letter : null,
        property.PropertyType == typeof(bool) ? null : option.MetaValue,
        property.PropertyType.IsAssignableTo(typeof(IEnumerable<string>)),
        option.Default?.ToString() ?? (property.PropertyType == typeof(bool) ? "off" : "none"),
        option.HelpText,
        property.GetCustomAttribute<ExampleAttribute>()?.Text ?? "",
        property.GetCustomAttribute<ReplacesOperandAttribute>() is not null);
}
