namespace ModelCheck.Cli.CommandLine;

/// <summary>On a flag that says what the command works on, so that nothing need stand without a flag.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ReplacesOperandAttribute : Attribute;
