namespace ModelCheck.Cli.CommandLine;

/// <summary>On a command that works on something sensible when nothing stands on the command line without a flag.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OperandsAreOptionalAttribute : Attribute;
