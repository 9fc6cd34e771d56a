using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Tests.Language.Syntax;

/// <summary>
/// A syntax tree as text, without places and comments. Expressions are written with all their parentheses, so
/// <c>a | b &amp; c</c> is <c>(a | (b &amp; c))</c>; those of the source are curly. Absent parts are left
/// out.
/// </summary>
internal static class SyntaxDump
{
    public static string Of(SpecificationSyntax specification) =>
        string.Join(" ", specification.Items.Select(item => Of(item)));

    public static string Of(object? value) => value switch
    {
        null => "none",
        string text => $"\"{text}\"",
        Identifier name => name.Text,
        StringToken text => $"\"{text.Value}\"",
        ExpressionSyntax expression => Of(expression),
        TypeSyntax type => Of(type),
        ConstDeclaration constant => $"const {Documented(constant)}: {Of(constant.Value)}",
        TypeDeclaration type => $"type {Documented(type)}: {Of(type.Type)}",
        VarDeclaration variable => $"var {Documented(variable)}: {Of(variable.Type)}",
        ParameterSyntax { IsVar: true } parameter => $"var {Names(parameter.Names)}: {Of(parameter.Type)}",
        ParameterSyntax parameter => $"{Names(parameter.Names)}: {Of(parameter.Type)}",
        AliasSyntax alias => $"{alias.Name.Text}: {Of(alias.Value)}",
        TypeQuantifierSyntax quantifier => $"{quantifier.Variable.Text}: {Of(quantifier.Type)}",
        RangeQuantifierSyntax range =>
            $"{range.Variable.Text} := {Of(range.From)} to {Of(range.To)} by {Of((object?)range.Step)}",
        AssignmentSyntax assignment => $"{Of(assignment.Target)} := {Of(assignment.Value)}",
        SyntaxNode node => OfNode(node),
        ITuple tuple => $"{tuple[0]}={tuple[1]}",
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Of)) + "]",
        _ => value.ToString()!,
    };

    private static string Of(ExpressionSyntax expression) => expression switch
    {
        IntegerSyntax integer => integer.Value.ToString(),
        BooleanSyntax boolean => boolean.Value ? "true" : "false",
        UndefinedSyntax => "UNDEFINED",
        NameSyntax name => name.Name.Text,
        FieldSyntax field => $"{Of(field.Target)}.{field.Field.Text}",
        IndexSyntax index => $"{Of(index.Target)}[{Of(index.Index)}]",
        ParenthesizedSyntax inner => $"{{{Of(inner.Inner)}}}",
        UnarySyntax unary => $"({unary.Operator} {Of(unary.Operand)})",
        BinarySyntax binary =>
            $"({Of(binary.Left)} {Operators.SpellingOf(binary.Operator)} {Of(binary.Right)})",
        ConditionalSyntax choice =>
            $"({Of(choice.Condition)} ? {Of(choice.WhenTrue)} : {Of(choice.WhenFalse)})",
        CallSyntax call => $"{call.Function.Text}({string.Join(", ", call.Arguments.Select(Of))})",
        ErrorExpressionSyntax => "ERROR",
        _ => OfNode(expression),
    };

    private static string Of(TypeSyntax type) => type switch
    {
        NamedTypeSyntax named => named.Name.Text,
        BooleanTypeSyntax => "boolean",
        RangeTypeSyntax range => $"{Of(range.Low)}..{Of(range.High)}",
        EnumTypeSyntax members => $"enum [{Names(members.Members)}]",
        RecordTypeSyntax record => $"record {Of((object)record.Fields)}",
        ArrayTypeSyntax array => $"array [{Of(array.Index)}] of {Of(array.Element)}",
        ScalarsetTypeSyntax scalarset => $"scalarset({Of(scalarset.Size)})",
        UnionTypeSyntax union => $"union {Of((object)union.Members)}",
        MultisetTypeSyntax multiset => $"multiset [{Of(multiset.Capacity)}] of {Of(multiset.Element)}",
        _ => "ERROR",
    };

    private static string Names(ImmutableArray<Identifier> names) => string.Join(", ", names);

    private static string Documented(DeclarationSyntax declaration)
    {
        ImmutableArray<Identifier> names = declaration switch
        {
            ConstDeclaration constant => constant.Names,
            TypeDeclaration type => type.Names,
            VarDeclaration variable => variable.Names,
            _ => [],
        };
        return declaration.Doc is null ? Names(names) : $"{Of(declaration.Doc)} {Names(names)}";
    }

    private static string OfNode(SyntaxNode node)
    {
        IEnumerable<string> parts = node.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType != typeof(SourceSpan))
            .Select(property => (property.Name, Value: property.GetValue(node), property.PropertyType))
            .Where(part => IsPresent(part.Value, part.PropertyType))
            .Select(part => part.Value is true ? part.Name : $"{part.Name}: {Of(part.Value)}");
        return $"{NameOf(node)}({string.Join(", ", parts)})";
    }

    // An 'else' without statements is an empty list, none at all is null.
    private static bool IsPresent(object? value, Type type) => value switch
    {
        null or false or FairnessSyntax.None => false,
        ICollection { Count: 0 } => Nullable.GetUnderlyingType(type) is not null,
        _ => true,
    };

    private static string NameOf(SyntaxNode node) =>
        node.GetType().Name.Replace("Syntax", "").Replace("Declaration", "");
}
