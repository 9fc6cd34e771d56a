using System.Globalization;
using System.Text.RegularExpressions;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Cli.Gate;

/// <summary>One expectation whose count is to be rewritten.</summary>
internal sealed record CountUpdate(SourceSpan Span, string Old, string New)
{
    /// <summary>
    /// The counts of a run that differ from what was expected. None where a verdict differs, or where the search did not
    /// come to its end: such counts mean nothing.
    /// </summary>
    public static IEnumerable<CountUpdate> Of(GatedRun run)
    {
        CheckResult? result = run.Report?.Result;
        bool isTrusted = result is { Limit: null }
            && result.Verdict != Verdict.Inconclusive
            && run.Expectations.Where(c => c.Expectation.IsVerdict).All(c => c.IsMet || IsOtherLength(c, result));
        return isTrusted ? run.Expectations.Where(c => !c.IsMet).Select(c => Of(c, result!)).OfType<CountUpdate>() : [];
    }

    /// <summary>Writes updates of one file into it.</summary>
    public static void Write(string path, IEnumerable<CountUpdate> updates)
    {
        string text = File.ReadAllText(path);
        SourceFile read = updates.First().Span.File;
        int mark = text.StartsWith('\uFEFF') ? 1 : 0;
        if (text[mark..] != read.Text)
            throw Failure.System($"'{path}' changed while it was being checked");

        foreach (CountUpdate update in updates.OrderByDescending(u => u.Span.Start))
            text = text.Remove(mark + update.Span.Start, update.Span.Length).Insert(mark + update.Span.Start, update.New);

        File.WriteAllText(path, text);
    }

    private static bool IsOtherLength(ComparedExpectation compared, CheckResult result) =>
        compared.Expectation.IsViolation && LengthOf(compared.Expectation, result) is not null;

    private static CountUpdate? Of(ComparedExpectation compared, CheckResult result)
    {
        Expectation expectation = compared.Expectation;
        long? actual = expectation.Kind switch
        {
            ExpectationKind.States => result.States,
            ExpectationKind.RulesFired => result.RulesFired,
            ExpectationKind.Depth => result.Depth,
            _ => LengthOf(expectation, result),
        };
        if (actual is not { } count || expectation.Number is not { } expected)
            return null;

        // At the end: a name before it may contain the same number.
        string text = expectation.Span.Text;
        string updated = Regex.Replace(
            text, $"0*{expected}(?=( steps?)?$)", count.ToString(CultureInfo.InvariantCulture));
        return updated == text ? null : new CountUpdate(expectation.Span, text, updated);
    }

    // How far away the violation is that the expectation speaks of; null when there is none, or without a number.
    private static int? LengthOf(Expectation expectation, CheckResult result) =>
        expectation is { IsViolation: true, Number: not null }
            ? ExpectationComparison.Meant(expectation, result)?.Trace?.Length
            : null;
}
