using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Printing;
using ModelCheck.Language.Syntax;

namespace ModelCheck.Cli.Gate.Against;

/// <summary>
/// A specification without imports and named constants, in canonical format, so that equal texts mean the same.
/// </summary>
internal sealed partial class FlatText
{
    private readonly Dictionary<string, string> _declarations = new(StringComparer.Ordinal);
    private readonly Dictionary<PropertyKey, string> _properties = [];

    public FlatText(TransitionSystem system)
    {
        Text = Flattener.Flatten(system);
        LoadResult loaded = Specification.FromText(Text);
        foreach (ItemSyntax item in loaded.Syntax.Items)
            AddDeclaration(item);

        // Items and properties are in the same order; temporal ones and covers in bodies are left out of both.
        ItemSyntax[] items = [.. loaded.Syntax.Items.Where(IsProperty)];
        Property[] properties = [.. system.Properties.Where(p => p is { IsTemporal: false, IsInBody: false })];
        if (items.Length != properties.Length)
            return;

        Dictionary<Property, PropertyKey> keys = PropertyKey.Of(system);
        foreach ((ItemSyntax item, Property property) in items.Zip(properties))
            _properties.Add(keys[property], item.Span.Text);
    }

    public string Text { get; }

    /// <summary>The text of a property with its rulesets; null for a temporal one, or when it has none of its own.</summary>
    public string? Of(PropertyKey key) => _properties.GetValueOrDefault(key);

    /// <summary>The declarations of everything that a text names, directly or through others, in the order of their names.</summary>
    public ImmutableArray<string> DeclarationsFor(string text)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([text]);
        while (open.TryDequeue(out string? next))
        {
            foreach (Match word in Word().Matches(next))
            {
                if (_declarations.TryGetValue(word.Value, out string? declaration) && found.TryAdd(word.Value, declaration))
                    open.Enqueue(declaration);
            }
        }

        return [.. found.Values];
    }

    private void AddDeclaration(ItemSyntax item)
    {
        IEnumerable<Identifier> names = item switch
        {
            ConstDeclaration constant => constant.Names,
            TypeDeclaration type => type.Names,
            VarDeclaration variable => variable.Names,
            FunctionDeclaration function => [function.Name],
            _ => [],
        };
        foreach (Identifier name in names)
            _declarations[name.Text] = item.Span.Text;
        if (item is TypeDeclaration { Type: EnumTypeSyntax members } enumeration)
        {
            foreach (Identifier member in members.Members)
                _declarations.TryAdd(member.Text, enumeration.Span.Text);
        }
    }

    private static bool IsProperty(ItemSyntax item) => item switch
    {
        PropertySyntax => true,
        RulesetSyntax ruleset => ruleset.Rules.Any(IsProperty),
        AliasRuleSyntax alias => alias.Rules.Any(IsProperty),
        ChooseRuleSyntax choose => choose.Rules.Any(IsProperty),
        _ => false,
    };

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Word();
}
