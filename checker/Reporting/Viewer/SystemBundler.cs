using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Describes a specification to the page: variables with their types, rules, properties.</summary>
/// <param name="spans">The files of the page.</param>
internal sealed class SystemBundler(TransitionSystem system, SourceSpans spans)
{
    private readonly TypeTable _types = new();

    /// <summary>The variables, and the types that they are decoded by.</summary>
    public (ImmutableArray<BundleVariable> Variables, ImmutableArray<BundleType> Types) Variables()
    {
        ImmutableArray<BundleVariable> variables = [.. system.Variables.Select(Describe)];
        return (variables, _types.Types);
    }

    /// <summary>The number of a scalarset type; known only when <see cref="Variables"/> has been asked for.</summary>
    public int? NumberOfScalarset(string name) => _types.FindScalarset(name);

    /// <summary>The initial rules, then the others.</summary>
    /// <param name="firings">Of the others.</param>
    public ImmutableArray<BundleRule> Rules(ImmutableArray<long> firings) =>
    [
        .. system.InitialRules.Select(rule => Describe(rule, firings: 1)),
        .. system.Rules.Select((rule, index) => Describe(rule, firings[index])),
    ];

    /// <param name="found">What a run said of them.</param>
    public ImmutableArray<BundleProperty> Properties(ImmutableArray<PropertyResult> found) =>
        [.. system.Properties.Select(property => Describe(property, found))];

    private BundleVariable Describe(StateVariable variable) => new(
        variable.Name, _types.NumberOf(variable.Type), variable.Offset, variable.Doc?.Text, spans.Of(variable.Span));

    private BundleRule Describe(Rule rule, long firings) => new(
        rule.Name,
        Lane.NameWithin(rule),
        rule.Doc?.Text,
        [.. rule.Doc?.Values("source") ?? []],
        [.. rule.Parameters.Select(parameter => parameter.Variable.Name)],
        spans.Of(rule.Whole ?? rule.Span),
        [.. GuardParts.Of(rule).Select(spans.Of)],
        firings);

    private BundleProperty Describe(Property property, ImmutableArray<PropertyResult> found) => new(
        property.Name,
        KindText.Of(property),
        property.Doc?.Text,
        spans.Of(property.Span),
        found.FirstOrDefault(result => result.Property == property) is { } result
            ? $"{result.Verdict}".ToLowerInvariant()
            : null,
        property.Condition is null || property.IsTemporal || property.IsInBody);
}
