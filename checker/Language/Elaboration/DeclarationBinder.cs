using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Elaboration;

/// <summary>Binds constants, types, variables and functions, at the top level and inside rules and functions.</summary>
internal sealed class DeclarationBinder(
    BindingContext context, ExpressionBinder expressions, StatementBinder statements, ConstantOverrides overrides)
{
    /// <summary>The most slots that a state may have.</summary>
    public const int MaxStateSlots = 1 << 20;

    private long _stateSlots;
    private bool _stateTooLarge;

    /// <summary>Binds the declarations of a rule or function and gives back its variables.</summary>
    public ImmutableArray<LocalVariable> BindLocals(
        ImmutableArray<DeclarationSyntax> declarations, Surroundings around)
    {
        var locals = ImmutableArray.CreateBuilder<LocalVariable>();
        foreach (DeclarationSyntax declaration in declarations)
        {
            switch (declaration)
            {
                case ConstDeclaration constant:
                    BindConstants(constant, around, isGlobal: false);
                    break;
                case TypeDeclaration type:
                    BindType(type, around);
                    break;
                case VarDeclaration variable:
                    BindLocalVariables(variable, around, locals);
                    break;
            }
        }

        return locals.DrainToImmutable();
    }

    public void BindGlobal(DeclarationSyntax declaration, Surroundings around)
    {
        switch (declaration)
        {
            case ConstDeclaration constant:
                BindConstants(constant, around, isGlobal: true);
                break;
            case TypeDeclaration type:
                BindGlobalType(type, around);
                break;
            case VarDeclaration variable:
                BindStateVariables(variable, around);
                break;
        }
    }

    public void BindFunction(FunctionDeclaration syntax, Surroundings around)
    {
        Surroundings inner = around with { Scope = new Scope(around.Scope), Frame = new FrameBuilder() };
        ImmutableArray<LocalVariable> parameters = BindParameters(syntax, inner);
        ModelType? returnType = syntax.ReturnType is null ? null : expressions.Types.Bind(syntax.ReturnType, around);
        if (syntax.ReturnType is not null && returnType is null)
        {
            around.Scope.TryDeclare(new BrokenSymbol(syntax.Name.Text, syntax.Name.Span));
            return;
        }

        var function = new Function
        {
            Name = syntax.Name.Text,
            Parameters = parameters,
            ReturnType = returnType,
            Span = syntax.Name.Span,
            Doc = syntax.Doc,
        };

        // Declared before its body, so that it can call itself.
        context.Declare(around.Scope, new FunctionSymbol(function));
        inner = inner with { Function = function };
        function.Locals = BindLocals(syntax.Declarations, inner);
        function.Body = statements.Bind(syntax.Body, inner);
        function.Frame = inner.Frame.Size;
        context.Functions.Add(function);
    }

    private ImmutableArray<LocalVariable> BindParameters(FunctionDeclaration syntax, Surroundings inner)
    {
        var parameters = ImmutableArray.CreateBuilder<LocalVariable>();
        foreach (ParameterSyntax parameter in syntax.Parameters)
        {
            ModelType? type = expressions.Types.Bind(parameter.Type, inner);
            foreach (Identifier name in parameter.Names)
            {
                if (type is null)
                {
                    inner.Scope.TryDeclare(new BrokenSymbol(name.Text, name.Span));
                    type = EnumType.Boolean;
                }

                LocalVariable local = AddParameter(name, type, parameter.IsVar, inner.Frame);
                context.Declare(inner.Scope, new LocalSymbol(local));
                parameters.Add(local);
            }
        }

        return parameters.DrainToImmutable();
    }

    private LocalVariable AddParameter(Identifier name, ModelType type, bool isVar, FrameBuilder frame)
    {
        bool isReference = isVar || context.Semantics.ConstParametersAreReferences;
        LocalKind kind = isReference ? LocalKind.ReferenceParameter : LocalKind.ValueParameter;

        // Rumur's value parameters are copies that the body may change.
        bool isReadOnly = !isVar && context.Semantics.ConstParametersAreReferences;
        return frame.Add(name.Text, type, kind, isReadOnly, name.Span);
    }

    private void BindConstants(ConstDeclaration syntax, Surroundings around, bool isGlobal)
    {
        Constant? value = context.ConstantUses.During(
            isGlobal ? new ConstantUses.ValueOf([.. syntax.Names.Select(n => n.Text)]) : null,
            () => expressions.BindConstant(syntax.Value, around));
        foreach (Identifier name in syntax.Names)
        {
            Constant? final = isGlobal ? overrides.Apply(name, value) : value;
            if (final is null)
            {
                around.Scope.TryDeclare(new BrokenSymbol(name.Text, name.Span));
                continue;
            }

            context.MentionInteger(final.Value);
            var symbol = new ConstantSymbol(name.Text, final.SimpleType, final.Value, name.Span);
            context.Declare(around.Scope, symbol);
            if (!isGlobal)
                continue;

            context.ConstantUses.Declare(symbol);
            context.Constants.Add(new NamedConstant(name.Text, final.SimpleType, final.Value, name.Span));
        }
    }

    private void BindGlobalType(TypeDeclaration syntax, Surroundings around)
    {
        foreach (ModelType type in BindType(syntax, around))
        {
            context.Types.Add(type);
            if (type is ScalarsetType scalarset)
                context.Scalarsets.Add((scalarset, syntax.Names.First(n => n.Text == type.Name).Span));
        }
    }

    private List<ModelType> BindType(TypeDeclaration syntax, Surroundings around)
    {
        List<ModelType> declared = [];
        foreach (Identifier name in syntax.Names)
        {
            ModelType? type = expressions.Types.Bind(syntax.Type, around, name.Text);
            if (type is null)
            {
                around.Scope.TryDeclare(new BrokenSymbol(name.Text, name.Span));
                continue;
            }

            context.Declare(around.Scope, new TypeSymbol(name.Text, type, name.Span));

            // type B: A  →  B is another name for A, not another type
            if (type.Name == name.Text)
                declared.Add(type);
        }

        return declared;
    }

    private void BindStateVariables(VarDeclaration syntax, Surroundings around)
    {
        ModelType? type = expressions.Types.Bind(syntax.Type, around);
        foreach (Identifier name in syntax.Names)
        {
            if (type is null || !FitsInState(type, name.Span))
            {
                around.Scope.TryDeclare(new BrokenSymbol(name.Text, name.Span));
                continue;
            }

            var variable = new StateVariable(
                name.Text, type, (int)_stateSlots - type.SlotCount, name.Span, syntax.Doc);
            context.Declare(around.Scope, new StateSymbol(variable));
            context.Variables.Add(variable);
        }
    }

    private bool FitsInState(ModelType type, SourceSpan span)
    {
        _stateSlots += type.SlotCount;
        if (_stateSlots <= MaxStateSlots)
            return true;

        // Once: every later variable would be one too many as well.
        if (!_stateTooLarge)
            context.Report(RuleErrors.StateTooLarge(span, _stateSlots, MaxStateSlots));

        _stateTooLarge = true;
        return false;
    }

    private void BindLocalVariables(
        VarDeclaration syntax, Surroundings around, ImmutableArray<LocalVariable>.Builder locals)
    {
        ModelType? type = expressions.Types.Bind(syntax.Type, around);
        foreach (Identifier name in syntax.Names)
        {
            if (type is null)
            {
                around.Scope.TryDeclare(new BrokenSymbol(name.Text, name.Span));
                continue;
            }

            LocalVariable local = around.Frame.Add(name.Text, type, LocalKind.Variable, false, name.Span);
            context.Declare(around.Scope, new LocalSymbol(local));
            locals.Add(local);
        }
    }
}
