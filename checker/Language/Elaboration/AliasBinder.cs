using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;

namespace ModelCheck.Language.Elaboration;

/// <summary>Binds the names of <c>alias</c> statements and of <c>alias</c> around rules.</summary>
internal sealed class AliasBinder(BindingContext context, ExpressionBinder expressions)
{
    /// <summary>
    /// Declares the alias in <paramref name="around"/>: another name for a place, or a value when the expression is
    /// none. Null, with a diagnostic, when the expression is wrong.
    /// </summary>
    public (LocalVariable Variable, Expression Value)? Bind(AliasSyntax syntax, Surroundings around)
    {
        Expression? value = expressions.Bind(syntax.Value, around);
        if (value is null)
        {
            around.Scope.TryDeclare(new BrokenSymbol(syntax.Name.Text, syntax.Name.Span));
            return null;
        }

        LocalVariable variable = Declare(syntax.Name, value, around);
        context.Declare(around.Scope, new LocalSymbol(variable));
        return (variable, value);
    }

    private LocalVariable Declare(Identifier name, Expression value, Surroundings around)
    {
        if (value is not Read { Designator: var place })
            return DeclareValue(name, value, around);

        bool isReadOnly = Places.ReadOnlyRoot(place) is not null;
        LocalVariable alias = around.Frame.Add(name.Text, value.Type, LocalKind.ReferenceAlias, isReadOnly, name.Span);
        context.AliasTargets[alias] = place;
        return alias;
    }

    private LocalVariable DeclareValue(Identifier name, Expression value, Surroundings around)
    {
        LocalVariable alias = around.Frame.Add(name.Text, value.Type, LocalKind.ValueAlias, true, name.Span);
        if (value is Constant constant)
            context.ConstantAliases[alias] = constant;

        return alias;
    }
}
