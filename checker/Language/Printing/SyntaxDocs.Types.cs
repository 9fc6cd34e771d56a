using ModelCheck.Language.Syntax;

namespace ModelCheck.Language.Printing;

/// <content>Types.</content>
internal sealed partial class SyntaxDocs
{
    public Doc Type(TypeSyntax type) => type switch
    {
        BooleanTypeSyntax boolean => Text("boolean", boolean.Span),
        NamedTypeSyntax named => Name(named.Name),
        RangeTypeSyntax range => Doc.Concat(Expression(range.Low), "..", Expression(range.High)),
        EnumTypeSyntax members => Doc.Concat("enum", Doc.Space, Braced(members, Names(members.Members))),
        RecordTypeSyntax record => Record(record),
        ArrayTypeSyntax array => Doc.Concat(
            "array", Doc.Space, "[", Type(array.Index), "]", Doc.Space, "of", Doc.Space, Type(array.Element)),
        ScalarsetTypeSyntax scalarset => Doc.Concat("scalarset", "(", Expression(scalarset.Size), ")"),
        UnionTypeSyntax union => Doc.Concat(
            "union",
            Doc.Space,
            Braced(union, Doc.Join(Doc.Concat(",", Doc.Line), union.Members.Select(Type)))),
        MultisetTypeSyntax multiset => Doc.Concat(
            "multiset", Doc.Space, "[", Expression(multiset.Capacity), "]", Doc.Space, "of", Doc.Space,
            Type(multiset.Element)),
        ErrorTypeSyntax error => Text(PlaceOf(error.Span)?.Text ?? "", error.Span),
        _ => throw new ArgumentException($"unknown type {type.GetType().Name}"),
    };

    private GroupDoc Braced(TypeSyntax type, Doc members) =>
        Group(type.Span, "{", Doc.Indent(Doc.SoftLine, members), Doc.SoftLine, "}");

    private Doc Record(RecordTypeSyntax record) =>
        Doc.Concat(
            "record",
            Doc.Indent(
                Lines(record.Fields.Select(Declaration)),
                LastComments(record.Span)),
            Doc.Break,
            "end");
}
