namespace ModelCheck.Cli.CommandLine;

/// <summary>How a flag (on its property) or a command (on its class) is typically written; shown by <c>--help</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
internal sealed class ExampleAttribute(string text) : Attribute
{
    public string Text => text;
}
