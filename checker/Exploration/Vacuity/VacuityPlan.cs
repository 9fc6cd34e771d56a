using System.Collections.Immutable;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration.Vacuity;

/// <summary>What a search has to watch to find out what its verdict says nothing about.</summary>
/// <remarks>
/// To the engines a part of a guard or property is a cover that nobody claims: a condition that some state must meet.
/// What a constant decides, such as the switch of a design, is no matter of states and is left out.
/// </remarks>
public sealed class VacuityPlan
{
    private readonly List<WatchedPoint> _points = [];

    private VacuityPlan(TransitionSystem system) => System = system;

    internal TransitionSystem System { get; }

    internal IReadOnlyList<WatchedPoint> Watched => _points;

    /// <summary>Everything that is looked at, in an order that depends on the system alone.</summary>
    public ImmutableArray<VacuityPoint> Points => [.. _points.Select(p => p.Point)];

    /// <summary>The covers that stand for points, in the points' order.</summary>
    internal ImmutableArray<Property> Covers => [.. _points.Select(p => p.Cover).OfType<Property>()];

    public static VacuityPlan Of(TransitionSystem system)
    {
        var plan = new VacuityPlan(system);
        foreach (Rule rule in system.Rules)
            plan.AddRule(rule);

        foreach (Property property in system.Properties.Where(p => !p.IsLemma))
            plan.AddProperty(property);

        plan.AddVariables();
        return plan;
    }

    internal int Add(WatchedPoint point)
    {
        _points.Add(point);
        return _points.Count - 1;
    }

    private void AddRule(Rule rule)
    {
        // Switched off by a constant: it belongs to another design.
        if (rule.Guard is not null && ConstantCondition.ValueOf(rule.Guard) == false)
            return;

        int number = Add(new WatchedPoint(Point(VacuityKind.SilentRule, rule.Name, rule.Span), rule));
        if (rule.Guard is null)
            return;

        Expression? before = null;
        foreach (Expression part in GuardParts.Conjuncts(rule.Guard))
        {
            if (ConstantCondition.ValueOf(part) is null)
            {
                Expression denied = new Not(part, part.Span);
                Expression condition = before is null ? denied : And(before, denied);
                Property cover = Cover(rule.Name, rule.Bindings, rule.Frame, condition);
                Add(new WatchedPoint(Point(VacuityKind.IdleConjunct, rule.Name, part.Span), rule, cover, number));
            }

            before = before is null ? part : And(before, part);
        }
    }

    private void AddProperty(Property property)
    {
        if (property.Kind == PropertyKind.Assumption)
            Add(new WatchedPoint(Point(VacuityKind.BlindingAssumption, property.Name, property.Span), property));
        else if (property.Kind == PropertyKind.Invariant)
            Add(new WatchedPoint(Point(VacuityKind.InsensitiveProperty, property.Name, property.Span), property));

        if (property is { Condition: { } condition, IsInBody: false, Kind: not PropertyKind.Cover })
            new PropertyParts(this, property).Add(condition);
    }

    private void AddVariables()
    {
        HashSet<StateVariable> read =
        [
            .. System.Rules.SelectMany(r => ReadWriteSets.Of(r).Reads).Select(place => place.Variable),
            .. System.Properties.SelectMany(p => ReadWriteSets.Of(p).Reads).Select(place => place.Variable),
        ];
        foreach (StateVariable variable in System.Variables)
        {
            Add(new WatchedPoint(Point(VacuityKind.ConstantVariable, variable.Name, variable.Span), variable));
            Add(new WatchedPoint(Point(VacuityKind.UnreadVariable, variable.Name, variable.Span), variable)
            {
                IsRead = read.Contains(variable),
            });
        }
    }

    internal static Property Cover(
        string owner, ImmutableArray<Binding> bindings, FrameSize frame, Expression condition) => new()
        {
            Kind = PropertyKind.Cover,
            Name = owner,
            Bindings = bindings,
            Condition = condition,
            Frame = frame,
            Span = condition.Span,
        };

    internal static Logical And(Expression left, Expression right) =>
        new(LogicalOperator.And, left, right, right.Span);

    internal static VacuityPoint Point(VacuityKind kind, string owner, SourceSpan span) =>
        new(kind, owner, span, string.Join(' ', span.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}

/// <summary>A place with how a search tells whether it is vacuous.</summary>
/// <param name="Subject">The rule, property or variable that it belongs to.</param>
/// <param name="Cover">What some state must meet; null when that is told otherwise.</param>
/// <param name="Parent">
/// The number of the place that this one lies in: where that one is vacuous, there is nothing more to say; -1 for none.
/// </param>
internal sealed record WatchedPoint(VacuityPoint Point, object Subject, Property? Cover = null, int Parent = -1)
{
    /// <summary>For a variable whether anything reads it.</summary>
    public bool IsRead { get; init; }
}
