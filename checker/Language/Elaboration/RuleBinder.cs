using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Elaboration;

/// <summary>Binds rules, initial rules and properties with the rulesets, aliases and choices around them.</summary>
internal sealed class RuleBinder(
    BindingContext context,
    ExpressionBinder expressions,
    StatementBinder statements,
    DeclarationBinder declarations,
    AliasBinder aliases,
    TemporalBinder temporal,
    EventBinder events)
{
    /// <summary>The most combinations of parameters that one rule or property may have.</summary>
    public const long MaxInstances = 1 << 24;

    private int _ruleNumber;
    private int _initialNumber;

    public void Bind(RuleSyntax syntax, Surroundings around) =>
        Bind(syntax, around with { Frame = new FrameBuilder() }, [], null);

    private void Bind(RuleSyntax syntax, Surroundings around, ImmutableArray<Binding> bindings, DocComment? doc)
    {
        switch (syntax)
        {
            case SimpleRuleSyntax rule:
                BindRule(rule, around.Branch(), bindings, doc);
                break;
            case StartStateSyntax initial:
                BindInitial(initial, around.Branch(), bindings, doc);
                break;
            case PropertySyntax property:
                BindProperty(property, around.Branch().Pure(), bindings, doc);
                break;
            case RulesetSyntax ruleset:
                BindRuleset(ruleset, around.Branch(), bindings, ruleset.Doc ?? doc);
                break;
            case AliasRuleSyntax alias:
                BindAliases(alias, around.Branch(), bindings, alias.Doc ?? doc);
                break;
            case ChooseRuleSyntax choose:
                BindChoose(choose, around.Branch(), bindings, choose.Doc ?? doc);
                break;
        }
    }

    private void BindAll(
        ImmutableArray<RuleSyntax> rules, Surroundings around, ImmutableArray<Binding> bindings, DocComment? doc)
    {
        foreach (RuleSyntax rule in rules)
            Bind(rule, around, bindings, doc);
    }

    private void BindRule(
        SimpleRuleSyntax syntax, Surroundings around, ImmutableArray<Binding> bindings, DocComment? doc)
    {
        _ruleNumber++;
        Expression? guard = syntax.Guard is null
            ? null
            : expressions.BindBoolean(syntax.Guard, around.Pure(), "a guard");

        DocComment? comment = syntax.Doc ?? doc;
        ImmutableArray<RuleEvent> seenAs = events.Bind(comment, around);

        // The guard does not see the rule's own declarations.
        Surroundings inside = around.Nested();
        ImmutableArray<LocalVariable> locals = declarations.BindLocals(syntax.Declarations, inside);
        context.Rules.Add(new Rule
        {
            Name = syntax.Name?.Value ?? $"rule {_ruleNumber}",
            Bindings = bindings,
            Guard = guard,
            Locals = locals,
            Body = statements.Bind(syntax.Body, inside),
            Frame = inside.Frame.Size,
            Priority = syntax.Priority is null
                ? 0
                : expressions.BindConstantInteger(syntax.Priority, around, "a priority") ?? 0,
            Fairness = FairnessOf(syntax.Fairness),
            Span = syntax.Name?.Span ?? syntax.Span,
            Whole = syntax.Span,
            Doc = comment,
            Events = seenAs,
        });
        CheckInstances(bindings, syntax.Span);
    }

    private static Fairness FairnessOf(FairnessSyntax syntax) => syntax switch
    {
        FairnessSyntax.None => Fairness.None,
        FairnessSyntax.Weak => Fairness.Weak,
        FairnessSyntax.Strong => Fairness.Strong,
    };

    private void BindInitial(
        StartStateSyntax syntax, Surroundings around, ImmutableArray<Binding> bindings, DocComment? doc)
    {
        _initialNumber++;
        ImmutableArray<LocalVariable> locals = declarations.BindLocals(syntax.Declarations, around);
        context.InitialRules.Add(new Rule
        {
            Name = syntax.Name?.Value ?? $"startstate {_initialNumber}",
            Bindings = bindings,
            Guard = null,
            Locals = locals,
            Body = statements.Bind(syntax.Body, around),
            Frame = around.Frame.Size,
            Span = syntax.Name?.Span ?? syntax.Span,
            Whole = syntax.Span,
            Doc = syntax.Doc ?? doc,
        });
        CheckInstances(bindings, syntax.Span);
    }

    private void BindProperty(
        PropertySyntax syntax, Surroundings around, ImmutableArray<Binding> bindings, DocComment? doc)
    {
        PropertyKind kind = KindOf(syntax.Kind);
        bool isTemporal = kind is PropertyKind.LeadsTo or PropertyKind.Ltl;
        Formula? formula = isTemporal ? temporal.Bind(syntax.Condition, around) : null;
        Expression? condition =
            isTemporal ? null : expressions.BindBoolean(syntax.Condition, around, "a property");
        if (formula is null && condition is null)
            return;

        if (isTemporal && bindings.Any(b => b is ChooseParameter))
            context.Report(RuleErrors.ChooseAroundFormula(syntax.Span));

        bool isLemma = syntax.Kind == PropertyKindSyntax.Lemma;
        context.Properties.Add(new Property
        {
            Kind = kind,
            IsLemma = isLemma,
            Name = syntax.Name?.Value ?? context.NumberedName(isLemma ? "lemma" : kind.ToString().ToLowerInvariant()),
            Bindings = bindings,
            Condition = condition,
            Formula = formula,
            Frame = around.Frame.Size,
            Span = syntax.Span,
            Doc = syntax.Doc ?? doc,
        });
        CheckInstances(bindings, syntax.Span);
    }

    private static PropertyKind KindOf(PropertyKindSyntax syntax) => syntax switch
    {
        PropertyKindSyntax.Invariant or PropertyKindSyntax.Assert or PropertyKindSyntax.Lemma => PropertyKind.Invariant,
        PropertyKindSyntax.Assume => PropertyKind.Assumption,
        PropertyKindSyntax.Cover => PropertyKind.Cover,
        PropertyKindSyntax.Liveness => PropertyKind.Liveness,
        PropertyKindSyntax.LeadsTo => PropertyKind.LeadsTo,
        PropertyKindSyntax.Ltl => PropertyKind.Ltl,
    };

    private void BindRuleset(
        RulesetSyntax syntax, Surroundings around, ImmutableArray<Binding> bindings, DocComment? doc)
    {
        foreach (QuantifierSyntax quantifier in syntax.Quantifiers)
        {
            ParameterBinding? parameter = BindParameter(quantifier, around);
            if (parameter is not null)
                bindings = bindings.Add(parameter);
            else
                around.Scope.TryDeclare(new BrokenSymbol(quantifier.Variable.Text, quantifier.Variable.Span));
        }

        BindAll(syntax.Rules, around, bindings, doc);
    }

    private ParameterBinding? BindParameter(QuantifierSyntax syntax, Surroundings around)
    {
        if (syntax is TypeQuantifierSyntax typed)
        {
            if (expressions.Types.BindSimple(typed.Type, around, "a ruleset parameter") is not { } type)
                return null;

            LocalVariable variable = around.Frame.Add(
                syntax.Variable.Text, type, LocalKind.Bound, true, syntax.Variable.Span);
            context.Declare(around.Scope, new LocalSymbol(variable));
            return new TypeParameter(variable, type);
        }

        return BindRangeParameter((RangeQuantifierSyntax)syntax, around);
    }

    // The parameter's type is the range that its values span, so that they can index arrays over it.
    private RangeParameter? BindRangeParameter(RangeQuantifierSyntax syntax, Surroundings around)
    {
        long? from = expressions.BindConstantInteger(syntax.From, around, "the start of a range");
        long? to = expressions.BindConstantInteger(syntax.To, around, "the end of a range");
        long? step = syntax.Step is null
            ? DefaultStep(from, to)
            : expressions.BindConstantInteger(syntax.Step, around, "the step of a range");
        if (from is null || to is null || step is null)
            return null;

        if (step == 0)
        {
            context.Report(RuleErrors.StepIsZero(syntax.Step!.Span));
            return null;
        }

        Int128 distance = ((Int128)to.Value - from.Value) / step.Value;
        long count = (step > 0 ? to >= from : to <= from) ? (long)Int128.Min(distance + 1, long.MaxValue) : 0;
        var type = new Types.RangeType(Math.Min(from.Value, to.Value), Math.Max(from.Value, to.Value));
        LocalVariable variable = around.Frame.Add(
            syntax.Variable.Text, type, LocalKind.Bound, true, syntax.Variable.Span);
        context.Declare(around.Scope, new LocalSymbol(variable));
        return new RangeParameter(variable, from.Value, step.Value, count);
    }

    private long? DefaultStep(long? from, long? to) =>
        context.Semantics.EmptyRangeLoop == EmptyRangeLoop.CountsDown && from > to ? -1 : 1;

    private void BindAliases(
        AliasRuleSyntax syntax, Surroundings around, ImmutableArray<Binding> bindings, DocComment? doc)
    {
        foreach (AliasSyntax alias in syntax.Aliases)
        {
            // Each alias in a level of its own: `alias x: x[0]` names the outer x.
            around = around.Nested();
            if (aliases.Bind(alias, around) is var (variable, value))
                bindings = bindings.Add(new AliasBinding(variable, value));
        }

        BindAll(syntax.Rules, around, bindings, doc);
    }

    private void BindChoose(
        ChooseRuleSyntax syntax, Surroundings around, ImmutableArray<Binding> bindings, DocComment? doc)
    {
        Designator? multiset = expressions.BindMultiset(syntax.Multiset, around);
        if (multiset is null)
        {
            around.Scope.TryDeclare(new BrokenSymbol(syntax.Variable.Text, syntax.Variable.Span));
            BindAll(syntax.Rules, around, bindings, doc);
            return;
        }

        LocalVariable variable = expressions.DeclareMultisetIndex(syntax.Variable, multiset, around);
        BindAll(syntax.Rules, around, bindings.Add(new ChooseParameter(variable, multiset)), doc);
    }

    private void CheckInstances(ImmutableArray<Binding> bindings, SourceSpan span)
    {
        Int128 count = 1;
        foreach (ParameterBinding parameter in bindings.OfType<ParameterBinding>())
        {
            count *= parameter.Count;
            if (count <= MaxInstances)
                continue;

            context.Report(RuleErrors.TooManyInstances(span, MaxInstances));
            return;
        }
    }
}
