using System.Collections.Immutable;
using ModelCheck.Language.Syntax;

namespace ModelCheck.Tests.Language.Printing;

/// <content>Statements, declarations, rules and properties.</content>
internal sealed partial class RandomSyntax
{
    private ImmutableArray<StatementSyntax> Body() => List(Statement, least: 0);

    private StatementSyntax Statement() => Nested<StatementSyntax>(
        SimpleStatement,
        () => new IfSyntax(
            Nowhere,
            List(() => new IfArmSyntax(Nowhere, Expression(), Body()), least: 1),
            Chance(2) ? null : Body()),
        () => new SwitchSyntax(
            Nowhere,
            Expression(),
            List(() => new SwitchCaseSyntax(Nowhere, List(Expression, least: 1), Body()), least: 0),
            Chance(2) ? null : Body()),
        () => new ForSyntax(Nowhere, List(Quantifier, least: 1), Body()),
        () => new WhileSyntax(Nowhere, Expression(), Body()),
        () => new AliasStatementSyntax(Nowhere, Aliases(), Body()));

    private StatementSyntax SimpleStatement() => _random.Next(12) switch
    {
        0 => new CallStatementSyntax(Nowhere, Call()),
        1 => new ClearSyntax(Nowhere, Designator()),
        2 => new UndefineSyntax(Nowhere, Designator()),
        3 => new ErrorStatementSyntax(Nowhere, String()),
        4 => new PutSyntax(Nowhere, null, String()),
        5 => new PutSyntax(Nowhere, Expression(), null),
        6 => new ReturnSyntax(Nowhere, Chance(2) ? null : Expression()),
        7 => new PropertyStatementSyntax(
            Nowhere,
            Pick(
                PropertyKindSyntax.Assert,
                PropertyKindSyntax.Invariant,
                PropertyKindSyntax.Assume,
                PropertyKindSyntax.Cover),
            OptionalString(),
            Expression()),
        8 => new MultisetAddSyntax(Nowhere, Designator(), Designator()),
        9 => new MultisetRemoveSyntax(Nowhere, Expression(), Designator()),
        10 => new MultisetRemovePredicateSyntax(Nowhere, Name(), Designator(), Expression()),
        _ => new AssignmentSyntax(Nowhere, Designator(), Value()),
    };

    private ImmutableArray<AliasSyntax> Aliases() =>
        List(() => new AliasSyntax(Nowhere, Name(), Expression()), least: 1);

    private VarDeclaration Variable() => new(Nowhere, Doc(), Names(), Type());

    private DeclarationSyntax Declaration() => _random.Next(3) switch
    {
        0 => new ConstDeclaration(Nowhere, Doc(), Names(), Expression()),
        1 => new TypeDeclaration(Nowhere, Doc(), Names(), Type()),
        _ => Variable(),
    };

    private ItemSyntax Item() => _random.Next(6) switch
    {
        0 or 1 => Declaration(),
        2 => new FunctionDeclaration(
            Nowhere,
            Doc(),
            Callee(),
            List(() => new ParameterSyntax(Nowhere, Chance(2), Names(), Type()), least: 0),
            Chance(2) ? null : Type(),
            List(Declaration, least: 0),
            Body()),
        3 when Chance(3) => new ImportDeclaration(
            Nowhere, String(), List(() => new ImportOverride(Nowhere, Name(), Expression()), least: 0)),
        _ => Rule(),
    };

    private RuleSyntax Rule() => Nested<RuleSyntax>(
        SimpleRule,
        () => new RulesetSyntax(Nowhere, Doc(), List(Quantifier, least: 1), List(Rule, least: 0)),
        () => new AliasRuleSyntax(Nowhere, Doc(), Aliases(), List(Rule, least: 0)),
        () => new ChooseRuleSyntax(Nowhere, Doc(), Name(), Designator(), List(Rule, least: 0)),
        SimpleRule,
        () => new StartStateSyntax(Nowhere, Doc(), OptionalString(), List(Declaration, least: 0), Body()),
        Property);

    // A priority without a name could run into a guard that starts with a sign.
    private SimpleRuleSyntax SimpleRule()
    {
        ExpressionSyntax? priority = Chance(5) ? new IntegerSyntax(Nowhere, 7) : null;
        return new SimpleRuleSyntax(
            Nowhere,
            Doc(),
            Pick(FairnessSyntax.None, FairnessSyntax.None, FairnessSyntax.Weak, FairnessSyntax.Strong),
            priority,
            priority is null ? OptionalString() : String(),
            Chance(3) ? null : Expression(),
            List(Declaration, least: 0),
            Body());
    }

    private PropertySyntax Property()
    {
        PropertyKindSyntax kind = Pick(Enum.GetValues<PropertyKindSyntax>());
        _isTemporal = kind == PropertyKindSyntax.Ltl;
        ExpressionSyntax condition = kind == PropertyKindSyntax.LeadsTo
            ? new BinarySyntax(Nowhere, BinaryOperator.LeadsTo, Nowhere, Expression(), Expression())
            : Expression();
        _isTemporal = false;
        return new PropertySyntax(Nowhere, Doc(), kind, OptionalString(), condition);
    }
}
