using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Elaboration;

/// <summary>Resolves and types statements. What is wrong has been reported and is left out of the result.</summary>
internal sealed partial class StatementBinder(BindingContext context, ExpressionBinder expressions, AliasBinder aliases)
{
    public ImmutableArray<Statement> Bind(ImmutableArray<StatementSyntax> statements, Surroundings around)
    {
        var bound = ImmutableArray.CreateBuilder<Statement>(statements.Length);
        foreach (StatementSyntax statement in statements)
        {
            if (Bind(statement, around) is { } result)
                bound.Add(result);
        }

        return bound.DrainToImmutable();
    }

    private Statement? Bind(StatementSyntax syntax, Surroundings around) => syntax switch
    {
        AssignmentSyntax assignment => BindAssignment(assignment, around),
        IfSyntax conditional => BindIf(conditional, around),
        SwitchSyntax choice => BindSwitch(choice, around),
        ForSyntax loop => BindFor(loop, 0, around),
        WhileSyntax loop => BindWhile(loop, around),
        AliasStatementSyntax alias => BindAlias(alias, 0, around),
        CallStatementSyntax call => expressions.BindCall(call.Call, around) is { } bound
            ? new CallStatement(bound, syntax.Span)
            : null,
        ClearSyntax clear => BindClear(clear, around),
        UndefineSyntax undefine => BindChanged(undefine.Target, around) is { } place
            ? new Undefine(place, syntax.Span)
            : null,
        ErrorStatementSyntax error => new RaiseError(error.Message.Value, syntax.Span),
        PutSyntax put => BindPut(put, around),
        ReturnSyntax result => BindReturn(result, around),
        PropertyStatementSyntax property => BindProperty(property, around),
        MultisetAddSyntax add => BindMultisetAdd(add, around),
        MultisetRemoveSyntax remove => BindMultisetRemove(remove, around),
        MultisetRemovePredicateSyntax remove => BindMultisetRemovePredicate(remove, around),
        _ => null,
    };

    // A place that the statement changes; the function around it is known to change it from here on.
    private Designator? BindChanged(ExpressionSyntax syntax, Surroundings around)
    {
        Designator? place = expressions.BindTarget(syntax, around);
        NoteChange(place, around);
        return place;
    }

    private void NoteChange(Designator? place, Surroundings around)
    {
        if (place is not null && around.Function is { } function)
            function.Effects |= Places.EffectOfWriting(place, context.AliasTargets);
    }

    private Statement? BindAssignment(AssignmentSyntax syntax, Surroundings around)
    {
        Designator? target = BindChanged(syntax.Target, around);

        // x := undefined  →  undefine x
        if (syntax.Value is UndefinedSyntax)
            return target is null ? null : new Undefine(target, syntax.Span);

        Expression? value = expressions.Bind(syntax.Value, around);
        if (target is null || value is null || expressions.Convert(value, target.Type) is not { } converted)
            return null;

        return new Assign(target, converted, expressions.CopiesUndefined(converted), syntax.Span);
    }

    private If BindIf(IfSyntax syntax, Surroundings around)
    {
        var arms = ImmutableArray.CreateBuilder<IfArm>(syntax.Arms.Length);
        foreach (IfArmSyntax arm in syntax.Arms)
        {
            Expression? condition = expressions.BindBoolean(arm.Condition, around, "the condition of 'if'");
            ImmutableArray<Statement> body = Bind(arm.Body, around);
            if (condition is not null)
                arms.Add(new IfArm(condition, body));
        }

        return new If(arms.DrainToImmutable(), Bind(syntax.Else ?? [], around), syntax.Span);
    }

    private Switch? BindSwitch(SwitchSyntax syntax, Surroundings around)
    {
        Expression? subject = expressions.Bind(syntax.Subject, around);
        if (subject is not null and not { Type: SimpleType })
        {
            context.Report(TypeErrors.NotSimple(
                syntax.Subject.Span, "the expression of 'switch'", subject.Type.ToString()));
            subject = null;
        }

        var cases = ImmutableArray.CreateBuilder<SwitchCase>(syntax.Cases.Length);
        foreach (SwitchCaseSyntax part in syntax.Cases)
            cases.Add(new SwitchCase(BindCaseValues(part, subject, around), Bind(part.Body, around)));

        ImmutableArray<Statement> otherwise = Bind(syntax.Else ?? [], around);
        return subject is null ? null : new Switch(subject, cases.MoveToImmutable(), otherwise, syntax.Span);
    }

    private ImmutableArray<Expression> BindCaseValues(SwitchCaseSyntax syntax, Expression? subject, Surroundings around)
    {
        var values = ImmutableArray.CreateBuilder<Expression>(syntax.Values.Length);
        foreach (ExpressionSyntax value in syntax.Values)
        {
            Expression? bound = expressions.Bind(value, around);
            if (bound is null || subject is null)
                continue;

            if (context.Compatibility == Compatibility.CMurphi && bound is not Constant)
                context.Report(RuleErrors.CMurphiNeedsConstant(value.Span, "the value of a case"));

            if (!context.Relations.Assignable(bound.Type, subject.Type))
                context.Report(TypeErrors.CannotCompare(value.Span, subject.Type.ToString(), bound.Type.ToString()));
            else if (expressions.Convert(bound, subject.Type) is { } converted)
                values.Add(converted);
        }

        return values.DrainToImmutable();
    }

    // for i: T; j: U do … end  →  for i: T do for j: U do … end end
    private For? BindFor(ForSyntax syntax, int position, Surroundings around)
    {
        if (expressions.BindQuantifier(syntax.Quantifiers[position], around) is not var (variable, domain, inner))
            return null;

        ImmutableArray<Statement> body = position + 1 == syntax.Quantifiers.Length
            ? Bind(syntax.Body, inner)
            : BindFor(syntax, position + 1, inner) is { } nested ? [nested] : [];
        return new For(variable, domain, body, syntax.Span);
    }

    private While? BindWhile(WhileSyntax syntax, Surroundings around)
    {
        Expression? condition = expressions.BindBoolean(syntax.Condition, around, "the condition of 'while'");
        ImmutableArray<Statement> body = Bind(syntax.Body, around);
        return condition is null ? null : new While(condition, body, syntax.Span);
    }

    // alias x: e; y: f do … end  →  alias x: e do alias y: f do … end end
    private AliasBlock? BindAlias(AliasStatementSyntax syntax, int position, Surroundings around)
    {
        Surroundings inner = around.Nested();
        (LocalVariable Variable, Expression Value)? alias = aliases.Bind(syntax.Aliases[position], around: inner);
        ImmutableArray<Statement> body = position + 1 == syntax.Aliases.Length
            ? Bind(syntax.Body, inner)
            : BindAlias(syntax, position + 1, inner) is { } nested ? [nested] : [];
        return alias is var (variable, value) ? new AliasBlock(variable, value, body, syntax.Span) : null;
    }

    private Clear? BindClear(ClearSyntax syntax, Surroundings around)
    {
        Designator? place = BindChanged(syntax.Target, around);
        if (place is null)
            return null;

        if (context.Compatibility != Compatibility.Rumur && FindScalarset(place.Type) is { } scalarset)
        {
            bool isError = context.Compatibility == Compatibility.CMurphi;
            context.Report(RuleErrors.ClearOfScalarset(syntax.Span, scalarset.ToString(), isError));
        }

        return new Clear(place, syntax.Span);
    }

    private static ScalarsetType? FindScalarset(ModelType type) => type switch
    {
        ScalarsetType { IsSymmetric: true } scalarset => scalarset,
        UnionType union => union.Members.Select(FindScalarset).FirstOrDefault(s => s is not null),
        ArrayType array => FindScalarset(array.Element),
        RecordType record => record.Fields.Select(f => FindScalarset(f.Type)).FirstOrDefault(s => s is not null),
        _ => null,
    };

    private Put? BindPut(PutSyntax syntax, Surroundings around)
    {
        if (syntax.Text is { } text)
            return new Put(null, text.Value, syntax.Span);

        return expressions.Bind(syntax.Value!, around) is { } value ? new Put(value, null, syntax.Span) : null;
    }

    private Return? BindReturn(ReturnSyntax syntax, Surroundings around)
    {
        ModelType? expected = around.Function?.ReturnType;
        if (syntax.Value is null)
        {
            if (expected is not null)
                context.Report(RuleErrors.ReturnNeedsValue(syntax.Span, around.Function!.Name));

            return expected is null ? new Return(null, false, syntax.Span) : null;
        }

        Expression? value = expressions.Bind(syntax.Value, around);
        if (expected is null)
        {
            context.Report(RuleErrors.ReturnTakesNoValue(syntax.Value.Span));
            return null;
        }

        return value is not null && expressions.Convert(value, expected) is { } converted
            ? new Return(converted, expressions.CopiesUndefined(converted), syntax.Span)
            : null;
    }
}
