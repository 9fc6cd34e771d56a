using System.Collections.Immutable;
using ModelCheck.Reporting.Html;
using ModelCheck.Reporting.JUnit;
using ModelCheck.Reporting.Markdown;
using ModelCheck.Reporting.Sarif;

namespace ModelCheck.Reporting.Gate;

/// <summary>Every form that <c>ci --out FORMAT=FILE</c> can write.</summary>
public static class GateFormats
{
    public static ImmutableArray<IGateFormat> All { get; } =
        [new GateJson(), new JUnitFormat(), new SarifFormat(), new MarkdownFormat(), new GateHtml()];
}
