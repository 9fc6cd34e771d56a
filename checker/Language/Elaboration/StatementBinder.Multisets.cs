using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Elaboration;

/// <summary>Multiset statements, and properties inside bodies.</summary>
internal sealed partial class StatementBinder
{
    private MultisetAdd? BindMultisetAdd(MultisetAddSyntax syntax, Surroundings around)
    {
        Expression? element = expressions.Bind(syntax.Element, around);
        Designator? multiset = BindChangedMultiset(syntax.Multiset, around);
        if (element is null || multiset is null)
            return null;

        Expression? converted = expressions.Convert(element, ((MultisetType)multiset.Type).Element);
        return converted is null ? null : new MultisetAdd(converted, multiset, syntax.Span);
    }

    private MultisetRemove? BindMultisetRemove(MultisetRemoveSyntax syntax, Surroundings around)
    {
        Expression? index = expressions.Bind(syntax.Index, around);
        Designator? multiset = BindChangedMultiset(syntax.Multiset, around);
        if (index is null || multiset is null)
            return null;

        if (index.Type is MultisetIndexType found && context.Relations.Same(found.Multiset, multiset.Type))
            return new MultisetRemove(index, multiset, syntax.Span);

        context.Report(TypeErrors.WrongMultisetIndex(syntax.Index.Span, index.Type.ToString()));
        return null;
    }

    private MultisetRemovePredicate? BindMultisetRemovePredicate(
        MultisetRemovePredicateSyntax syntax, Surroundings around)
    {
        Designator? multiset = BindChangedMultiset(syntax.Multiset, around);
        if (multiset is null)
            return null;

        Surroundings inner = around.Nested();
        LocalVariable variable = expressions.DeclareMultisetIndex(syntax.Variable, multiset, inner);
        Expression? condition = expressions.BindBoolean(
            syntax.Condition, inner, "the condition of 'multisetremovepred'");
        return condition is null ? null : new MultisetRemovePredicate(variable, multiset, condition, syntax.Span);
    }

    private Designator? BindChangedMultiset(ExpressionSyntax syntax, Surroundings around)
    {
        Designator? multiset = expressions.BindMultiset(syntax, around);
        if (multiset is not null && Places.ReadOnlyRoot(multiset) is { } root)
        {
            context.Report(RuleErrors.ReadOnly(syntax.Span, root.Name));
            return null;
        }

        NoteChange(multiset, around);
        return multiset;
    }

    private Statement? BindProperty(PropertyStatementSyntax syntax, Surroundings around)
    {
        Expression? condition = expressions.BindBoolean(syntax.Condition, around, "a property");
        if (condition is null)
            return null;

        string message = syntax.Message?.Value ?? syntax.Condition.Span.Text;
        return syntax.Kind switch
        {
            PropertyKindSyntax.Invariant or PropertyKindSyntax.Assert => new Assert(condition, message, syntax.Span),
            PropertyKindSyntax.Assume => new Assume(condition, message, syntax.Span),
            PropertyKindSyntax.Cover => new CoverPoint(condition, AddCover(syntax), syntax.Span),
            _ => null,
        };
    }

    private Property AddCover(PropertyStatementSyntax syntax)
    {
        var cover = new Property
        {
            Kind = PropertyKind.Cover,
            Name = syntax.Message?.Value ?? context.NumberedName("cover"),
            Bindings = [],
            Condition = null,
            Frame = default,
            Span = syntax.Span,
            IsInBody = true,
        };
        context.Properties.Add(cover);
        return cover;
    }
}
