using System.Collections.Immutable;
using System.Text;
using ModelCheck.Language;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Testing;

/// <summary>A specification that was checked, and what a test may ask of the result.</summary>
/// <remarks>Each question returns the same object, so that several can follow one another.</remarks>
public sealed class CheckedModel
{
    private readonly string _path;
    private readonly LoadResult _loaded;

    internal CheckedModel(string path, LoadResult loaded, CheckResult result)
    {
        _path = path;
        _loaded = loaded;
        Result = result;
    }

    /// <summary>Everything that the search found.</summary>
    public CheckResult Result { get; }

    /// <summary>Nothing is wrong in any reachable state, and all were explored.</summary>
    /// <exception cref="ModelCheckException">Otherwise.</exception>
    public CheckedModel ShouldHold() => Require(Result.Verdict == Verdict.Holds, "should hold");

    /// <summary>A property of that name is violated, in so many steps if that is given.</summary>
    /// <exception cref="ModelCheckException">Otherwise.</exception>
    public CheckedModel ShouldViolate(string property, int? steps = null)
    {
        Violation? violation = Result.Violations.FirstOrDefault(v => v.Property?.Name == property);
        string inSteps = steps is null ? "" : $" in {steps} steps";
        return Require(
            violation is not null && (steps is null || violation.Trace?.Length == steps),
            $"should violate \"{property}\"{inSteps}");
    }

    /// <summary>A deadlock can be reached.</summary>
    /// <exception cref="ModelCheckException">Otherwise.</exception>
    public CheckedModel ShouldDeadlock() =>
        Require(Result.Violations.Any(v => v.Kind == ViolationKind.Deadlock), "should deadlock");

    /// <summary>So many states were found: the figure by which an unintended change of a model shows.</summary>
    /// <exception cref="ModelCheckException">There were more or fewer, or the search did not come to its end.</exception>
    public CheckedModel ShouldHaveStates(long count) =>
        Require(Result.Limit is null && Result.States == count, $"should have {count} states, but has {Result.States}");

    /// <summary>No rule is silent, no part of a guard idle, no property empty: see <c>modelcheck ci --vacuity</c>.</summary>
    /// <exception cref="ModelCheckException">Otherwise, and where something is wrong, so that nothing can be said.</exception>
    public CheckedModel ShouldSaySomething()
    {
        if (Result.Vacuity is not { } vacuity)
            return Require(false, "should say something, and hold");

        string[] places = [.. vacuity.Vacuous.Select(i => vacuity.Points[i]).Select(p => $"{p.Span}: {VacuityText.Of(p)}")];
        return places is []
            ? this
            : throw new ModelCheckException($"{_path} should say something everywhere\n{string.Join('\n', places)}");
    }

    /// <summary>
    /// What the <c>-- expect:</c> comments for the specification as it stands say, of which there must be some.
    /// </summary>
    /// <exception cref="ModelCheckException">Otherwise.</exception>
    public CheckedModel ShouldMeetItsExpectations()
    {
        ImmutableArray<Expectation> expectations =
            [.. _loaded.Expectations.Where(e => e.IsAtDeclaredSizes && e.Kind != ExpectationKind.Proved)];
        if (expectations.IsEmpty)
            throw new ModelCheckException($"{_path} expects nothing of a check");

        string[] unmet =
        [
            .. ExpectationComparison.Compare(expectations, Result)
                .Where(c => !c.IsMet)
                .Select(c => $"{c.Expectation.Span}: expected {c.Expectation}, but: {c.Actual}"),
        ];
        return Require(
            unmet is [] && ExpectationComparison.Unmentioned(expectations, Result) is null,
            $"should be as expected\n{string.Join('\n', unmet)}");
    }

    private CheckedModel Require(bool isMet, string what) =>
        isMet ? this : throw new ModelCheckException($"{_path} {what}\n\n{Report()}");

    private string Report()
    {
        var inquiry = new Inquiry("check", _path, SpecSha256: null, Compatibility.None, []);
        var report = new Report(inquiry, _loaded.System!, Result, _loaded.Diagnostics, Ending.Of(Result));
        using var stream = new MemoryStream();
        new TextFormat(TraceDetail.Diff).Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
