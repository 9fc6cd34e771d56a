using System.Collections.Immutable;

namespace ModelCheck.Reporting.Gate;

/// <summary>Every form that <c>ci --out FORMAT=FILE</c> can write.</summary>
public static class GateFormats
{
    public static ImmutableArray<IGateFormat> All { get; } = [new GateJson()];
}
