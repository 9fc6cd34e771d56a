using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration.Vacuity;

/// <summary>Tells which points of a plan are vacuous, once every reachable state was looked at.</summary>
internal sealed class VacuityBuilder(
    VacuityPlan plan, ModelNumbering numbering, Inspection inspection, ExplorationResult found, CheckResult result)
{
    private readonly bool[] _isVacuous = new bool[plan.Watched.Count];
    private readonly Lazy<HashSet<Property>> _blinding = new(() => BlindingAssumptions.Of(numbering.System, result));

    public Language.Results.Vacuity Build()
    {
        int cover = numbering.FirstWatchedCover;
        for (int i = 0; i < plan.Watched.Count; i++)
        {
            WatchedPoint point = plan.Watched[i];
            _isVacuous[i] = IsVacuous(point, cover);
            if (point.Cover is not null)
                cover++;
        }

        // Of a place in another one that is vacuous nothing is known, nor of one further in.
        bool[] isUnjudged = new bool[_isVacuous.Length];
        for (int i = 0; i < _isVacuous.Length; i++)
        {
            int parent = plan.Watched[i].Parent;
            isUnjudged[i] = IsUnknown(plan.Watched[i]) || (parent >= 0 && (_isVacuous[parent] || isUnjudged[parent]));
        }

        IEnumerable<int> numbers = Enumerable.Range(0, _isVacuous.Length);
        return new Language.Results.Vacuity(
            plan.Points,
            [.. numbers.Where(i => _isVacuous[i] && !isUnjudged[i])],
            [.. numbers.Where(i => isUnjudged[i])]);
    }

    private bool IsUnknown(WatchedPoint point) => point.Point.Kind == VacuityKind.InsensitiveProperty
        && (!numbering.Checked.Contains((Property)point.Subject) || !ClaimOf(point).IsExact);

    private InspectedClaim ClaimOf(WatchedPoint point) => inspection.Claims.First(c => c.Property == point.Subject);

    private bool IsVacuous(WatchedPoint point, int cover) => point.Point.Kind switch
    {
        VacuityKind.SilentRule => result.RuleFirings[numbering.System.Rules.IndexOf((Rule)point.Subject)] == 0,
        VacuityKind.IdleConjunct or VacuityKind.IdleAntecedent or VacuityKind.EmptyQuantifier =>
            found.CoverDepths[cover] is null,
        VacuityKind.BlindingAssumption => _blinding.Value.Contains((Property)point.Subject),
        VacuityKind.ConstantVariable => inspection.IsConstant((StateVariable)point.Subject),
        VacuityKind.UnreadVariable => !point.IsRead,
        VacuityKind.InsensitiveProperty => !ClaimOf(point).IsSensitive,
    };
}
