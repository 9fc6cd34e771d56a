using System.Reflection;
using CommandLine;
using ModelCheck.Reporting;

namespace ModelCheck.Cli.CommandLine;

/// <summary>A command of the program: the class that its arguments are read into, and what runs it.</summary>
internal sealed record Verb(Type Arguments, Func<object, Terminal, ExitCode> Run)
{
    private readonly VerbAttribute _attribute = Arguments.GetCustomAttribute<VerbAttribute>()!;

    public string Name => _attribute.Name;

    public string Help => _attribute.HelpText;

    /// <summary>Whether nothing need stand on the command line without a flag.</summary>
    public bool OperandsAreOptional => Arguments.GetCustomAttribute<OperandsAreOptionalAttribute>() is not null;

    /// <summary>The names of what stands on the command line without a flag, as <c>SPEC</c>.</summary>
    public string Operands => OperandsAreOptional ? $"[{OperandNames}]" : OperandNames;

    private string OperandNames => string.Join(' ', Arguments.GetProperties()
        .Select(property => (property, value: property.GetCustomAttribute<ValueAttribute>()))
        .Where(pair => pair.value is not null)
        .Select(pair => pair.value!.MetaName + (TakesMany(pair.property) ? "..." : "")));

    /// <summary>How many of them there may be.</summary>
    public int MaxOperands =>
        Arguments.GetProperties().Where(p => p.GetCustomAttribute<ValueAttribute>() is not null)
            .Aggregate(0, (count, property) => TakesMany(property) ? int.MaxValue : count + 1);

    public string Example => Arguments.GetCustomAttribute<ExampleAttribute>()!.Text;

    /// <summary>A verb whose arguments are read into <typeparamref name="T"/>.</summary>
    public static Verb Of<T>(Func<T, Terminal, ExitCode> run)
        where T : class =>
        new(typeof(T), (arguments, terminal) => run((T)arguments, terminal));

    private static bool TakesMany(PropertyInfo property) => property.PropertyType != typeof(string);
}
