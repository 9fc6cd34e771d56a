using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration.Models;

/// <summary>
/// Where a search watches which parts of the specification it reaches: every part of a guard that is a
/// conjunction, and every branch in the body of a rule or of a function that rules or properties call.
/// </summary>
/// <remarks>
/// To the engines each place is a cover that nobody claims. That of a guard's part is a property of a state, the
/// conjunction up to this part, so that no part is evaluated where those before it protect it; that of a branch
/// is marked by code at its beginning.
/// </remarks>
public sealed class CoveragePlan
{
    private readonly List<WatchedPoint> _points = [];
    private readonly Dictionary<object, int> _branches = new(ReferenceEqualityComparer.Instance);

    private CoveragePlan()
    {
    }

    public static CoveragePlan Of(TransitionSystem system)
    {
        var plan = new CoveragePlan();
        foreach (Rule rule in system.Rules)
            plan.AddGuard(rule);

        foreach (Rule rule in system.Rules)
            new BranchFinder(plan, rule.Name).Walk(rule.Body);

        foreach (Function function in Called(system))
            new BranchFinder(plan, function.Name).Walk(function);

        return plan;
    }

    /// <summary>For each point the cover that stands for it.</summary>
    public IEnumerable<Property> Covers => _points.Select(p => p.Cover);

    /// <summary>The number of a branch's point, or null when it is not watched.</summary>
    /// <param name="branch">
    /// An <see cref="IfArm"/>, <see cref="SwitchCase"/> or <see cref="While"/>; for an else the statement.
    /// </param>
    public int? PointOf(object branch) => _branches.TryGetValue(branch, out int point) ? point : null;

    /// <param name="isReached">Given a point's number.</param>
    public Coverage Evaluate(Func<int, bool> isReached)
    {
        var neverReached = ImmutableArray.CreateBuilder<CoveragePoint>();
        for (int i = 0; i < _points.Count; i++)
        {
            bool followsFromLast = _points[i].Continues && !isReached(i - 1);
            if (!isReached(i) && !followsFromLast)
                neverReached.Add(_points[i].Point);
        }

        int reached = Enumerable.Range(0, _points.Count).Count(isReached);
        return new Coverage(_points.Count, reached, neverReached.ToImmutable());
    }

    private void AddGuard(Rule rule)
    {
        if (rule.Guard is null)
            return;

        List<Expression> parts = [];
        Split(rule.Guard, parts);
        Expression conjunction = parts[0];
        for (int i = 0; i < parts.Count && parts.Count > 1; i++)
        {
            if (i > 0)
                conjunction = new Logical(LogicalOperator.And, conjunction, parts[i], parts[i].Span);

            var cover = new Property
            {
                Kind = PropertyKind.Cover,
                Name = rule.Name,
                Bindings = rule.Bindings,
                Condition = conjunction,
                Frame = rule.Frame,
                Span = parts[i].Span,
            };
            var point = new CoveragePoint(CoveragePointKind.Guard, rule.Name, parts[i].Span);
            _points.Add(new WatchedPoint(point, cover, Continues: i > 0));
        }
    }

    private static void Split(Expression expression, List<Expression> parts)
    {
        if (expression is Logical { Operator: LogicalOperator.And } and)
        {
            Split(and.Left, parts);
            Split(and.Right, parts);
        }
        else
        {
            parts.Add(expression);
        }
    }

    private void AddBranch(object branch, string owner, SourceSpan span)
    {
        var cover = new Property
        {
            Kind = PropertyKind.Cover,
            Name = owner,
            Bindings = [],
            Condition = null,
            Frame = default,
            Span = span,
            IsInBody = true,
        };
        _branches[branch] = _points.Count;
        var point = new CoveragePoint(CoveragePointKind.Branch, owner, span);
        _points.Add(new WatchedPoint(point, cover, Continues: false));
    }

    private static IEnumerable<Function> Called(TransitionSystem system)
    {
        var calls = new CalleeWalker();
        foreach (Rule rule in system.Rules)
            calls.Walk(rule);

        foreach (Property property in system.Properties)
            calls.Walk(property);

        return system.Functions.Where(calls.Called.Contains);
    }

    /// <param name="Continues">Whether it can only be reached when the one before it is.</param>
    private sealed record WatchedPoint(CoveragePoint Point, Property Cover, bool Continues);

    private sealed class BranchFinder(CoveragePlan plan, string owner) : ModelWalker
    {
        protected override void OnStatement(Statement statement)
        {
            switch (statement)
            {
                case If choice:
                    foreach (IfArm arm in choice.Arms.Where(a => a.Condition is not Constant))
                        plan.AddBranch(arm, owner, arm.Condition.Span);

                    AddElse(choice, choice.Else);
                    break;
                case Switch choice:
                    foreach (SwitchCase part in choice.Cases)
                        plan.AddBranch(part, owner, part.Values[0].Span);

                    AddElse(choice, choice.Else);
                    break;
                case While loop:
                    plan.AddBranch(loop, owner, loop.Condition.Span);
                    break;
            }
        }

        private void AddElse(Statement choice, ImmutableArray<Statement> otherwise)
        {
            if (otherwise is [var first, ..])
                plan.AddBranch(choice, owner, first.Span);
        }
    }
}
