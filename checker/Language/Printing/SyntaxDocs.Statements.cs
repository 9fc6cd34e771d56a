using System.Collections.Immutable;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Printing;

/// <content>Statements, each with its semicolon.</content>
internal sealed partial class SyntaxDocs
{
    /// <summary>
    /// Things on lines of their own, with the blank lines that the source has between them.
    /// </summary>
    private static Doc Lines(IEnumerable<Doc> things) =>
        Doc.Concat([.. things.Select((thing, i) =>
            Doc.Concat(i == 0 ? Doc.FirstBreak : Doc.BreakKeepingBlank, thing))]);

    /// <summary>Statements one level further to the right.</summary>
    private Doc Body(ImmutableArray<StatementSyntax> statements) =>
        Doc.Indent(Lines(statements.Select(Statement)));

    /// <summary>Statements and the end of the block that they are in.</summary>
    private Doc BodyAndEnd(SourceSpan block, ImmutableArray<StatementSyntax> statements) =>
        Doc.Concat(Body(statements), Doc.Indent(LastComments(block)), Doc.Break, "end");

    private Doc Statement(StatementSyntax statement) => Doc.Concat(Bare(statement), ";");

    private Doc Bare(StatementSyntax statement) => statement switch
    {
        AssignmentSyntax assignment => Group(
            assignment.Span,
            Expression(assignment.Target),
            Doc.Space,
            ":=",
            Doc.Indent(Doc.Line, Expression(assignment.Value))),
        IfSyntax conditional => If(conditional),
        SwitchSyntax choice => Switch(choice),
        ForSyntax loop => Doc.Concat(
            Quantifiers("for", loop.Quantifiers), BodyAndEnd(loop.Span, loop.Body)),
        WhileSyntax loop => Doc.Concat(
            Heading("while", loop.Condition, "do"), BodyAndEnd(loop.Span, loop.Body)),
        AliasStatementSyntax alias => Doc.Concat(
            Aliases(alias.Aliases), BodyAndEnd(alias.Span, alias.Body)),
        CallStatementSyntax call => Call(call.Call),
        ClearSyntax clear => Doc.Concat("clear", Doc.Space, Expression(clear.Target)),
        UndefineSyntax undefine => Doc.Concat("undefine", Doc.Space, Expression(undefine.Target)),
        ErrorStatementSyntax error => Doc.Concat("error", Doc.Space, String(error.Message)),
        PutSyntax put => Put(put),
        ReturnSyntax result => Return(result),
        PropertyStatementSyntax property => Property(property),
        MultisetAddSyntax add => Doc.Concat(
            "multisetadd", "(", Expression(add.Element), ",", Doc.Space, Expression(add.Multiset), ")"),
        MultisetRemoveSyntax remove => Doc.Concat(
            "multisetremove",
            "(",
            Expression(remove.Index),
            ",",
            Doc.Space,
            Expression(remove.Multiset),
            ")"),
        MultisetRemovePredicateSyntax remove => Doc.Concat(
            "multisetremovepred", MultisetPredicate(remove.Variable, remove.Multiset, remove.Condition)),
        _ => throw new ArgumentException($"unknown statement {statement.GetType().Name}"),
    };

    /// <summary>A keyword, a condition and the keyword behind it.</summary>
    private GroupDoc Heading(string first, ExpressionSyntax condition, string last) =>
        Group(
            condition.Span,
            first,
            Doc.Space,
            Hanging(condition),
            Doc.Line,
            last);

    private Doc If(IfSyntax conditional)
    {
        var arms = ImmutableArray.CreateBuilder<Doc>();
        for (int i = 0; i < conditional.Arms.Length; i++)
        {
            IfArmSyntax arm = conditional.Arms[i];
            if (i > 0)
                arms.Add(Doc.Break);

            arms.Add(Heading(i == 0 ? "if" : "elsif", arm.Condition, "then"));
            arms.Add(Body(arm.Body));
            arms.Add(Doc.Indent(LastCommentsOfBranch(arm.Span)));
        }

        return Doc.Concat(Doc.Concat(arms.ToImmutable()), Else(conditional.Else), End(conditional.Span));
    }

    private Doc Switch(SwitchSyntax choice)
    {
        IEnumerable<Doc> cases = choice.Cases.Select(Case);
        return Doc.Concat(
            "switch",
            Doc.Space,
            Expression(choice.Subject),
            Doc.Indent(Lines(cases), Else(choice.Else)),
            End(choice.Span));
    }

    private Doc Case(SwitchCaseSyntax branch) =>
        Doc.Concat(
            Group(branch.Span, "case", Doc.Space, Doc.Indent(Expressions(branch.Values)), ":"),
            Body(branch.Body),
            Doc.Indent(LastCommentsOfBranch(branch.Span)));

    private Doc Else(ImmutableArray<StatementSyntax>? body) =>
        body is { } statements ? Doc.Concat(Doc.Break, "else", Body(statements)) : Doc.Empty;

    private Doc End(SourceSpan block) => Doc.Concat(Doc.Indent(LastComments(block)), Doc.Break, "end");

    private GroupDoc Aliases(ImmutableArray<AliasSyntax> aliases) =>
        Bindings(
            "alias",
            aliases[0].Span.To(aliases[^1].Span),
            aliases.Select(alias => Doc.Concat(Name(alias.Name), ":", Doc.Space, Expression(alias.Value))));

    private Doc Put(PutSyntax put) =>
        Doc.Concat("put", Doc.Space, put.Text is { } text ? String(text) : Expression(put.Value!));

    private Doc Return(ReturnSyntax result) =>
        result.Value is { } value
            ? Group(result.Span, "return", Doc.Space, Hanging(value))
            : "return";

    /// <summary>The message comes behind the condition, where both tools take it.</summary>
    private GroupDoc Property(PropertyStatementSyntax property) =>
        Group(
            property.Span,
            KeywordOf(property.Kind),
            Doc.Space,
            Doc.Indent(Expression(property.Condition), OptionalString(property.Message)));

    private static string KeywordOf(PropertyKindSyntax kind) => kind switch
    {
        PropertyKindSyntax.Invariant => "invariant",
        PropertyKindSyntax.Assert => "assert",
        PropertyKindSyntax.Assume => "assume",
        PropertyKindSyntax.Cover => "cover",
        PropertyKindSyntax.Liveness => "liveness",
        PropertyKindSyntax.Lemma => "lemma",
        PropertyKindSyntax.LeadsTo => "leadsto",
        PropertyKindSyntax.Ltl => "ltl",
    };
}
