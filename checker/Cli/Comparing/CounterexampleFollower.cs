using System.Collections.Immutable;
using ModelCheck.Exploration.Designs;
using ModelCheck.Language;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Comparison;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Cli.Comparing;

/// <summary>Takes a counterexample of one design through another one, and finds what keeps it out there.</summary>
/// <param name="of">The design that has counterexamples.</param>
/// <param name="rows">The verdicts of that design and the other one.</param>
/// <param name="constants">Those in which they differ.</param>
internal sealed class CounterexampleFollower(
    (LoadedDesign Loaded, ComparedDesign Compared) of,
    (LoadedDesign Loaded, ComparedDesign Compared) by,
    ImmutableArray<PropertyRow> rows,
    ImmutableArray<ConstantChange> constants,
    LoadOptions loading)
{
    private readonly TransitionSystem _of = of.Loaded.Loaded.System!;
    private readonly TransitionSystem _by = by.Loaded.Loaded.System!;
    private readonly CommonVariables _common = new(of.Loaded.Loaded.System!, by.Loaded.Loaded.System!);

    /// <summary>
    /// Follows a counterexample, or where there is none a witness of a cover that the other design does not meet. Null when
    /// there is neither.
    /// </summary>
    /// <param name="onlyKept">Only a counterexample to a property that the other design keeps.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public FollowedCounterexample? Follow(bool onlyKept, CancellationToken cancellation = default)
    {
        Violation? found = Select();
        if (found is null || (onlyKept && !IsKept(found)))
            found = Witness(cancellation);

        cancellation.ThrowIfCancellationRequested();
        if (found is not { Trace: { } run } violation)
            return null;

        var rules = new RuleCorrespondence(_of, _by, FiringsOf(of.Compared), FiringsOf(by.Compared));
        using var follower = new RunFollower(_by, rules, LaneOf);
        FollowedRun strictly = follower.Follow(run, strictly: true);
        bool isShared = IsShared(violation, strictly, _by);
        return new FollowedCounterexample(
            of.Compared,
            by.Compared,
            violation,
            strictly,
            !isShared && strictly.Obstruction is { } obstruction ? Freely(follower, violation, obstruction.Step) : null,
            strictly.Trace is { } trace ? PartingOf(run, trace) : null,
            isShared ? [] : [.. constants.Where(c => Releases(c, violation, run))],
            isShared)
        {
            Onward = !isShared && violation.Kind != ViolationKind.Invariant && strictly.Obstruction is null
                ? follower.Onward(strictly.Trace!)
                : [],
        };
    }

    // The shortest one of a property that the other design keeps; where it keeps none of them, of any.
    private Violation? Select() => (of.Compared.Report?.Result.Violations ?? [])
        .Where(v => v.Trace is not null)
        .OrderBy(v => IsKept(v) ? 0 : 1)
        .ThenBy(v => v.Trace!.Length)
        .FirstOrDefault();

    private Violation? Witness(CancellationToken cancellation)
    {
        PropertyRow? missed = rows.FirstOrDefault(
            row => row.Cells is [{ IsCover: true, Verdict: Verdict.Holds }, { IsCover: true, Verdict: Verdict.Violated }]);
        Property? cover = missed is null
            ? null
            : _of.PropertiesOf(PropertyKind.Cover).FirstOrDefault(p => p.Name == missed.Name);
        return cover is null ? null : CoverWitness.Find(_of, cover, cancellation);
    }

    private bool IsKept(Violation violation) => VerdictThere(violation) == Verdict.Holds;

    private Verdict? VerdictThere(Violation violation)
    {
        PropertyRow? row = violation.Property is { } property
            ? rows.FirstOrDefault(r => r.Name == property.Name)
            : rows.FirstOrDefault(r => r.Kind == KindText.Of(violation.Kind));
        return row?.Cells[1]?.Verdict;
    }

    // Both traces have the same steps, as far as the shorter one goes. What begins with another name is called otherwise,
    // and does not tell where the states part.
    private StateParting? PartingOf(Trace run, Trace followed)
    {
        (StateVariable Left, StateVariable Right)[] alike =
            [.. Alike().Where(pair => Changes(pair, run.Steps[0], followed.Steps[0]).IsEmpty)];
        for (int step = 0; step < followed.Steps.Length; step++)
        {
            ImmutableArray<StateChange> changes =
            [
                .. Changes(run.Steps[step], followed.Steps[step]),
                .. alike.SelectMany(pair => Changes(pair, run.Steps[step], followed.Steps[step])),
            ];
            if (!changes.IsEmpty)
                return new StateParting(step, changes);
        }

        return null;
    }

    // Variables of one name whose types differ in the members of enumerations at most.
    private IEnumerable<(StateVariable Left, StateVariable Right)> Alike() => _of.Variables.Except(_common.Left)
        .Join(_by.Variables, v => v.Name, v => v.Name, (left, right) => (Left: left, Right: right))
        .Where(pair => NamedDiff.AreAlike(pair.Left.Type, pair.Right.Type));

    private static ImmutableArray<StateChange> Changes(
        (StateVariable Left, StateVariable Right) pair, TraceStep run, TraceStep followed) =>
        NamedDiff.Between(pair.Left, run.State, pair.Right, followed.State);

    private ImmutableArray<StateChange> Changes(TraceStep run, TraceStep followed) => StateDiff.Between(
        _common.SideBySide,
        CommonVariables.Project(_common.Left, run.State),
        CommonVariables.Project(_common.Right, followed.State));

    private FreeRun? Freely(RunFollower follower, Violation violation, int strictStep)
    {
        Trace run = violation.Trace!;
        FollowedRun freely = follower.Follow(run, strictly: false);
        if (freely.Obstruction is null)
        {
            Trace end = freely.Trace!;
            return new FreeRun(freely, IsShared(violation, freely, _by), Changes(run.Steps[^1], end.Steps[^1]));
        }

        return freely.Obstruction.Step > strictStep ? new FreeRun(freely, IsShared: false, []) : null;
    }

    private bool Releases(ConstantChange constant, Violation violation, Trace run)
    {
        if (constant is not { Left: { } value, Right: not null })
            return false;

        LoadResult changed = Specification.Again(
            by.Loaded.Loaded, loading with { Constants = [.. Others(constant.Name), (constant.Name, value)] });
        if (changed.System is not { } system)
            return false;

        using var follower = new RunFollower(system, new RuleCorrespondence(_of, system), LaneOf);
        FollowedRun followed = follower.Follow(run, strictly: true);
        return IsShared(violation, followed, system);
    }

    private IEnumerable<(string Name, string Value)> Others(string name) =>
        loading.Constants.Where(c => c.Name != name);

    // Whether what the other design does is a counterexample, too. What only whole runs show, its own verdict says.
    private bool IsShared(Violation violation, FollowedRun followed, TransitionSystem system)
    {
        if (followed.Obstruction is { } obstruction)
        {
            bool isAtEnd = obstruction.Step == violation.Trace!.Length;
            return violation.Kind == ViolationKind.ModelError && obstruction.IsError && isAtEnd;
        }

        var last = new LastState(system, followed.Trace!);
        return violation.Kind switch
        {
            ViolationKind.Deadlock => last.FindViolation()?.Kind == ViolationKind.Deadlock,
            ViolationKind.Invariant => system.PropertiesOf(PropertyKind.Invariant)
                .Any(p => p.Name == violation.Property!.Name && last.FindViolationOf(p) is not null),
            ViolationKind.ModelError or ViolationKind.Cover => false,
            _ => ReferenceEquals(system, _by) && VerdictThere(violation) == Verdict.Violated,
        };
    }

    private static ImmutableArray<long>? FiringsOf(ComparedDesign design) =>
        design.IsComplete ? design.Report!.Result.RuleFirings : null;

    private static string? LaneOf(Instance<Rule> rule) => Lane.Of(rule.Owner, rule.Arguments);
}
