using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Printing;

/// <content>Expressions. Parentheses that the tree needs and does not have are added.</content>
internal sealed partial class SyntaxDocs
{
    /// <summary>What surrounds an expression that is printed.</summary>
    /// <param name="Loosest">The loosest binary operator that needs no parentheses here.</param>
    /// <param name="Follower">
    /// The precedence of the operator behind the expression, which a prefix operator inside could take for
    /// its own operand's: <c>(!a) = b</c> needs its parentheses, <c>a = !b</c> has none.
    /// </param>
    private readonly record struct Surroundings(Precedence Loosest, Precedence Follower)
    {
        public static readonly Surroundings None = new(Precedence.Conditional, Precedence.Conditional);
    }

    public Doc Expression(ExpressionSyntax expression) => Expression(expression, Surroundings.None);

    /// <summary>
    /// An expression behind a keyword: its operators hang below, one level further to the right.
    /// </summary>
    private Doc Hanging(ExpressionSyntax expression) =>
        expression is BinarySyntax ? Doc.Indent(Expression(expression)) : Expression(expression);

    private Doc Expression(ExpressionSyntax expression, Surroundings around) =>
        NeedsParentheses(expression, around)
            ? Doc.Concat("(", Doc.Align(Bare(expression, Surroundings.None)), ")")
            : Bare(expression, around);

    private static bool NeedsParentheses(ExpressionSyntax expression, Surroundings around) =>
        expression switch
        {
            BinarySyntax binary => Operators.PrecedenceOf(binary.Operator) < around.Loosest,
            ConditionalSyntax => around.Loosest > Precedence.Conditional,
            UnarySyntax unary => around.Follower > Operators.PrecedenceOf(unary.Operator),
            _ => false,
        };

    private Doc Bare(ExpressionSyntax expression, Surroundings around) => expression switch
    {
        IntegerSyntax integer => Text(SpellingOf(integer), integer.Span),
        BooleanSyntax boolean => Text(boolean.Value ? "true" : "false", boolean.Span),
        UndefinedSyntax undefined => Text("undefined", undefined.Span),
        NameSyntax name => Name(name.Name),
        FieldSyntax field => Doc.Concat(Expression(field.Target), ".", Name(field.Field)),
        IndexSyntax index => Doc.Concat(Expression(index.Target), "[", Expression(index.Index), "]"),
        ParenthesizedSyntax inner => Doc.Concat("(", Doc.Align(Expression(inner.Inner)), ")"),
        UnarySyntax unary => Unary(unary, around),
        BinarySyntax { Operator: BinaryOperator.LeadsTo } leadsTo => LeadsTo(leadsTo),
        BinarySyntax binary => Chain(binary, around),
        ConditionalSyntax conditional => Conditional(conditional, around),
        QuantifiedSyntax quantified => Quantified(quantified),
        CallSyntax call => Call(call),
        IsUndefinedSyntax test => Doc.Concat("isundefined", "(", Expression(test.Operand), ")"),
        IsMemberSyntax test => Doc.Concat(
            "ismember", "(", Expression(test.Operand), ",", Doc.Space, Type(test.Type), ")"),
        MultisetCountSyntax count => Doc.Concat(
            "multisetcount", MultisetPredicate(count.Variable, count.Multiset, count.Condition)),
        RuleObservationSyntax observation => Doc.Concat(
            observation.IsFired ? "fired" : "enabled", Doc.Space, String(observation.Rule)),
        ErrorExpressionSyntax error => Text(PlaceOf(error.Span)?.Text ?? "", error.Span),
        _ => throw new ArgumentException($"unknown expression {expression.GetType().Name}"),
    };

    /// <summary>A hexadecimal number is kept as written, any other is printed in decimal.</summary>
    private string SpellingOf(IntegerSyntax integer) =>
        PlaceOf(integer.Span)?.Text is { } text && IntegerLiteral.IsHexadecimal(text)
            ? text
            : integer.Value.ToString(CultureInfo.InvariantCulture);

    private Doc Unary(UnarySyntax unary, Surroundings around)
    {
        string spelling = Operators.SpellingOf(unary.Operator);
        bool isWord = char.IsAsciiLetter(spelling[0]) || spelling.Length > 1;

        // Two of the same sign would read as a comment (--) or as an operator of CMurphi's PCTL (!!).
        bool isRepeated = unary.Operand is UnarySyntax inner && inner.Operator == unary.Operator;
        Precedence loosest = Operators.PrecedenceOf(unary.Operator) + 1;
        return Doc.Concat(
            spelling,
            isWord || isRepeated ? Doc.Space : Doc.Empty,
            Expression(unary.Operand, around with { Loosest = loosest }));
    }

    /// <summary>
    /// Operators of one precedence, each at the start of a line when they do not fit on one.
    /// </summary>
    private GroupDoc Chain(BinarySyntax last, Surroundings around)
    {
        Precedence precedence = Operators.PrecedenceOf(last.Operator);
        var links = new Stack<BinarySyntax>();
        ExpressionSyntax first = last;
        do
        {
            links.Push((BinarySyntax)first);
            first = links.Peek().Left;
        }
        while (first is BinarySyntax next && GroupsWith(next));

        Precedence loosestLeft = Operators.IsNonAssociative(precedence) ? precedence + 1 : precedence;
        Doc start = Expression(first, new Surroundings(loosestLeft, precedence));
        var rest = ImmutableArray.CreateBuilder<Doc>();
        while (links.TryPop(out BinarySyntax? link))
        {
            Precedence follower = links.Count > 0 ? precedence : around.Follower;
            rest.Add(Doc.Line);
            rest.Add(Operator(link));
            rest.Add(Doc.Space);
            rest.Add(Expression(link.Right, new Surroundings(precedence + 1, follower)));
        }

        return Group(last.Span, start, Doc.Concat(rest.ToImmutable()));

        bool GroupsWith(BinarySyntax next) =>
            Operators.PrecedenceOf(next.Operator) == precedence && !Operators.IsNonAssociative(precedence);
    }

    /// <summary>
    /// An operator, with the comments that stand before its right operand before the operator itself.
    /// </summary>
    private TextDoc Operator(BinarySyntax binary) =>
        new(Operators.SpellingOf(binary.Operator), PlaceOf(binary.OperatorSpan), binary.Right.Span.Start);

    private GroupDoc LeadsTo(BinarySyntax leadsTo) =>
        Group(
            leadsTo.Span,
            Expression(leadsTo.Left),
            Doc.Line,
            Operator(leadsTo),
            Doc.Space,
            Expression(leadsTo.Right));

    private GroupDoc Conditional(ConditionalSyntax conditional, Surroundings around) =>
        Group(
            conditional.Span,
            Expression(conditional.Condition, new Surroundings(Precedence.Implies, Precedence.Conditional)),
            Doc.Indent(
                Doc.Line,
                "?",
                Doc.Space,
                Expression(conditional.WhenTrue),
                Doc.Line,
                ":",
                Doc.Space,
                Expression(conditional.WhenFalse, around with { Loosest = Precedence.Implies })));

    private GroupDoc Quantified(QuantifiedSyntax quantified) =>
        Group(
            quantified.Span,
            Quantifiers(quantified.IsForall ? "forall" : "exists", quantified.Quantifiers),
            Doc.Indent(Doc.Line, Expression(quantified.Body), LastComments(quantified.Span)),
            Doc.Line,
            "end");

    private Doc Call(CallSyntax call) =>
        Doc.Concat(Name(call.Function), Arguments(call.Span, call.Arguments));

    private Doc Arguments(SourceSpan span, ImmutableArray<ExpressionSyntax> arguments) =>
        arguments.IsEmpty
            ? Doc.Concat("(", ")")
            : Group(
                span,
                "(",
                Doc.Indent(Doc.SoftLine, Expressions(arguments)),
                Doc.SoftLine,
                ")");

    private Doc Expressions(IEnumerable<ExpressionSyntax> expressions) =>
        Doc.Join(Doc.Concat(",", Doc.Line), expressions.Select(Expression));

    /// <summary><c>(i: multiset, condition)</c></summary>
    private Doc MultisetPredicate(
        Identifier variable, ExpressionSyntax multiset, ExpressionSyntax condition) =>
        Doc.Concat(
            "(",
            Name(variable),
            ":",
            Doc.Space,
            Expression(multiset),
            ",",
            Doc.Space,
            Expression(condition),
            ")");

    /// <summary><c>for i: T; j: U do</c> and the like.</summary>
    private GroupDoc Quantifiers(string keyword, ImmutableArray<QuantifierSyntax> quantifiers) =>
        Bindings(keyword, quantifiers[0].Span.To(quantifiers[^1].Span), quantifiers.Select(Quantifier));

    /// <summary>A keyword, what it binds, and <c>do</c>.</summary>
    private GroupDoc Bindings(string keyword, SourceSpan span, IEnumerable<Doc> bindings) =>
        Group(
            span,
            keyword,
            Doc.Indent(Doc.Line, Doc.Join(Doc.Concat(";", Doc.Line), bindings)),
            Doc.Line,
            "do");

    private Doc Quantifier(QuantifierSyntax quantifier) => quantifier switch
    {
        TypeQuantifierSyntax typed => Doc.Concat(Name(typed.Variable), ":", Doc.Space, Type(typed.Type)),
        RangeQuantifierSyntax range => Doc.Concat(
            Name(range.Variable),
            Doc.Space,
            ":=",
            Doc.Space,
            Expression(range.From),
            Doc.Space,
            "to",
            Doc.Space,
            Expression(range.To),
            Step(range.Step)),
        _ => throw new ArgumentException($"unknown quantifier {quantifier.GetType().Name}"),
    };

    private Doc Step(ExpressionSyntax? step) =>
        step is null ? Doc.Empty : Doc.Concat(Doc.Space, "by", Doc.Space, Expression(step));
}
