using System.Collections.Immutable;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Printing;

/// <content>Declarations, functions, rules and properties.</content>
internal sealed partial class SyntaxDocs
{
    public Doc Specification(ImmutableArray<ItemSyntax> items)
    {
        var docs = ImmutableArray.CreateBuilder<Doc>();
        docs.Add(Doc.FirstBreak);
        for (int i = 0; i < items.Length;)
        {
            if (i > 0)
                docs.Add(BreakBetween(items[i - 1], items[i]));

            if (items[i] is DeclarationSyntax)
            {
                int end = SectionEnd(i, j => j < items.Length ? items[j] as DeclarationSyntax : null);
                docs.Add(Section([.. items[i..end].Cast<DeclarationSyntax>()]));
                i = end;
            }
            else
            {
                docs.Add(Item(items[i]));
                i++;
            }
        }

        return Doc.Concat(docs.ToImmutable());
    }

    /// <summary>
    /// The blank lines between items are the source's; without a source, there is one except between imports.
    /// </summary>
    private Doc BreakBetween(ItemSyntax above, ItemSyntax below)
    {
        if (file is not null)
            return Doc.BreakKeepingBlank;

        return above is ImportDeclaration && below is ImportDeclaration ? Doc.Break : Doc.BreakWithBlank;
    }

    private Doc Item(ItemSyntax item) => item switch
    {
        ImportDeclaration import => Import(import),
        FunctionDeclaration function => Function(function),
        RuleSyntax rule => Rule(rule),
        _ => throw new ArgumentException($"unknown item {item.GetType().Name}"),
    };

    private Doc Import(ImportDeclaration import)
    {
        Doc heading = Doc.Concat("import", Doc.Space, String(import.Path));
        if (import.Overrides.IsEmpty)
            return Doc.Concat(heading, ";");

        Doc overrides = Doc.Join(Doc.Concat(",", Doc.Line), import.Overrides.Select(Override));
        return Group(import.Span, heading, Doc.Space, "with", Doc.Indent(Doc.Line, overrides), ";");

        Doc Override(ImportOverride replacement) =>
            Doc.Concat(Name(replacement.Name), Doc.Space, "=", Doc.Space, Expression(replacement.Value));
    }

    /// <summary>Declarations of one kind under their keyword.</summary>
    private Doc Section(ImmutableArray<DeclarationSyntax> declarations) =>
        Doc.Concat(KeywordOf(declarations[0]), Doc.Indent(Lines(declarations.Select(Declaration))));

    /// <summary>
    /// The index behind the last declaration that shares the keyword of the one at an index.
    /// </summary>
    private int SectionEnd(int start, Func<int, DeclarationSyntax?> declarationAt)
    {
        DeclarationSyntax first = declarationAt(start)!;
        int end = start + 1;
        while (declarationAt(end) is { } next && KeywordOf(next) == KeywordOf(first) && !HasOwnKeyword(next))
            end++;

        return end;
    }

    /// <summary>
    /// Whether the source has the keyword again before this declaration, which may mean something to readers.
    /// </summary>
    private bool HasOwnKeyword(DeclarationSyntax declaration)
    {
        if (PlaceOf(declaration.Span) is not { } place)
            return false;

        int index = IndexOfTokenAt(place.Start);
        return index > 0 && tokens[index - 1].Kind is TokenKind.Const or TokenKind.Type or TokenKind.Var;
    }

    private static string KeywordOf(DeclarationSyntax declaration) => declaration switch
    {
        ConstDeclaration => "const",
        TypeDeclaration => "type",
        VarDeclaration => "var",
        _ => throw new ArgumentException($"unknown declaration {declaration.GetType().Name}"),
    };

    private Doc Declaration(DeclarationSyntax declaration)
    {
        (ImmutableArray<Identifier> names, Doc value) = declaration switch
        {
            ConstDeclaration constant => (constant.Names, Hanging(constant.Value)),
            TypeDeclaration type => (type.Names, Type(type.Type)),
            VarDeclaration variable => (variable.Names, Type(variable.Type)),
            _ => throw new ArgumentException($"unknown declaration {declaration.GetType().Name}"),
        };
        return Doc.Concat(
            Documentation(declaration.Doc),
            Group(names[0].Span.To(names[^1].Span), Names(names)),
            ":",
            Doc.Space,
            value,
            ";");
    }

    private Doc Function(FunctionDeclaration function)
    {
        Doc returnType = function.ReturnType is { } type ? Doc.Concat(":", Doc.Space, Type(type)) : Doc.Empty;
        return Doc.Concat(
            Documentation(function.Doc),
            function.ReturnType is null ? "procedure" : "function",
            Doc.Space,
            Name(function.Name),
            Parameters(function),
            returnType,
            ";",
            Locals(function.Declarations),
            BeginToEnd(function.Span, function.Body));
    }

    private Doc Parameters(FunctionDeclaration function)
    {
        if (function.Parameters.IsEmpty)
            return Doc.Concat("(", ")");

        Doc parameters = Doc.Join(Doc.Concat(";", Doc.Line), function.Parameters.Select(Parameter));
        return Group(function.Name.Span, "(", Doc.Indent(Doc.SoftLine, parameters), Doc.SoftLine, ")");

        Doc Parameter(ParameterSyntax parameter) =>
            Doc.Concat(
                parameter.IsVar ? Doc.Concat("var", Doc.Space) : Doc.Empty,
                Doc.Join(Doc.Concat(",", Doc.Space), parameter.Names.Select(Name)),
                ":",
                Doc.Space,
                Type(parameter.Type));
    }

    /// <summary>The sections of a rule or function, each after a break.</summary>
    private Doc Locals(ImmutableArray<DeclarationSyntax> declarations)
    {
        var sections = ImmutableArray.CreateBuilder<Doc>();
        for (int i = 0; i < declarations.Length;)
        {
            int end = SectionEnd(i, j => j < declarations.Length ? declarations[j] : null);
            sections.Add(Doc.Concat(Doc.Break, Section(declarations[i..end])));
            i = end;
        }

        return Doc.Concat(sections.ToImmutable());
    }

    /// <summary><c>begin … end;</c>, which no tool can misread whatever the body starts with.</summary>
    private Doc BeginToEnd(SourceSpan block, ImmutableArray<StatementSyntax> body) =>
        Doc.Concat(Doc.Break, "begin", BodyAndEnd(block, body), ";");
}
