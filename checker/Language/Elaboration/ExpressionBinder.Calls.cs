using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;

namespace ModelCheck.Language.Elaboration;

/// <summary>Calls of functions and procedures.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>Binds a call of a function or procedure.</summary>
    public Call? BindCall(CallSyntax syntax, Surroundings around)
    {
        Symbol? symbol = _context.Resolve(around.Scope, syntax.Function);
        if (symbol is null)
            return null;

        if (symbol is not FunctionSymbol { Function: var function })
        {
            _context.Report(NameErrors.NotAFunction(syntax.Function.Span, symbol.Name, symbol.Kind));
            return null;
        }

        if (syntax.Arguments.Length != function.Parameters.Length)
        {
            _context.Report(TypeErrors.WrongArgumentCount(
                syntax.Span, function.Name, function.Parameters.Length, syntax.Arguments.Length));
            return null;
        }

        var arguments = ImmutableArray.CreateBuilder<Expression>(syntax.Arguments.Length);
        foreach ((ExpressionSyntax argument, LocalVariable parameter) in syntax.Arguments.Zip(function.Parameters))
        {
            if (BindArgument(argument, parameter, around) is { } bound)
                arguments.Add(bound);
        }

        if (arguments.Count != arguments.Capacity)
            return null;

        var call = new Call(function, arguments.MoveToImmutable(), syntax.Span);
        NoteEffects(call, around);
        return call;
    }

    private Call? BindCallValue(CallSyntax syntax, Surroundings around)
    {
        Call? call = BindCall(syntax, around);
        if (call is null || call.Function.ReturnType is not null)
            return call;

        _context.Report(TypeErrors.ProcedureAsValue(syntax.Span, call.Function.Name));
        return null;
    }

    private Expression? BindArgument(ExpressionSyntax syntax, LocalVariable parameter, Surroundings around)
    {
        bool isVar = parameter is { Kind: LocalKind.ReferenceParameter, IsReadOnly: false };
        if (isVar)
            return BindVarArgument(syntax, parameter, around);

        if (syntax is UndefinedSyntax)
            return new UndefinedValue(parameter.Type, syntax.Span);

        return Bind(syntax, around) is { } bound ? Convert(bound, parameter.Type) : null;
    }

    private Read? BindVarArgument(ExpressionSyntax syntax, LocalVariable parameter, Surroundings around)
    {
        Expression? bound = Bind(syntax, around);
        if (bound is null)
            return null;

        if (bound is not Read read)
        {
            _context.Report(TypeErrors.ArgumentNotAPlace(syntax.Span, parameter.Name));
            return null;
        }

        if (Places.ReadOnlyRoot(read.Designator) is { } root)
        {
            _context.Report(RuleErrors.ReadOnly(syntax.Span, root.Name));
            return null;
        }

        if (!_context.Relations.Same(read.Type, parameter.Type))
        {
            _context.Report(TypeErrors.WrongVarArgument(
                syntax.Span, parameter.Name, parameter.Type.ToString(), read.Type.ToString()));
            return null;
        }

        return read;
    }

    // What the callee changes, the caller changes through it: state variables directly, and the places it hands over.
    private void NoteEffects(Call call, Surroundings around)
    {
        Function callee = call.Function;
        var effects = callee.Effects & Effects.State;
        if (callee.Effects.HasFlag(Effects.Parameters))
        {
            foreach ((Expression argument, LocalVariable parameter) in call.Arguments.Zip(callee.Parameters))
            {
                if (parameter is { Kind: LocalKind.ReferenceParameter, IsReadOnly: false } && argument is Read read)
                    effects |= Places.EffectOfWriting(read.Designator, _context.AliasTargets);
            }
        }

        Note(effects, call, around);
    }

    private void Note(Effects effects, Call call, Surroundings around)
    {
        if (around.Function is { } caller)
            caller.Effects |= effects;

        // Rumur accepts such guards: their effects stay when the rule fires.
        if (around.IsPure && effects != Effects.None && _context.Compatibility != Compatibility.Rumur)
            _context.Report(RuleErrors.GuardHasEffects(call.Span, call.Function.Name));
    }
}
