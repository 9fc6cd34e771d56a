using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Expectations;

/// <summary>Finds the <c>expect:</c> comments of a file.</summary>
internal static partial class ExpectationReader
{
    /// <summary>
    /// One expectation for each comment such as <c>-- expect: text</c> or <c>-- expect at N=4: text</c>. What looks
    /// like one and has no known form is a warning: nobody should believe that it is compared with anything.
    /// </summary>
    public static ImmutableArray<Expectation> Read(SpecificationSyntax syntax, DiagnosticBag diagnostics)
    {
        var expectations = ImmutableArray.CreateBuilder<Expectation>();
        foreach (Comment comment in syntax.Comments.Where(c => c.Kind != CommentKind.Block))
        {
            Match match = CommentForm().Match(comment.Span.Text);
            if (!match.Success)
                continue;

            Group text = match.Groups["text"];
            SourceSpan span = comment.Span.File.Span(comment.Span.Start + text.Index, text.Length);
            if (Parse(match, span) is { } expectation)
                expectations.Add(expectation);
            else
                diagnostics.Add(ModuleErrors.BadExpectation(span, text.Value));
        }

        return expectations.DrainToImmutable();
    }

    private static Expectation? Parse(Match comment, SourceSpan span)
    {
        Match head = HeadForm().Match(comment.Groups["head"].Value);
        if (!head.Success || Parse(comment.Groups["text"].Value, span) is not { } expectation)
            return null;

        // The colon is left out before 'within' only.
        if (!comment.Groups["colon"].Success && expectation.Kind != ExpectationKind.Within)
            return null;

        return expectation with
        {
            IsLarge = head.Groups["large"].Success,
            Constants =
            [
                .. head.Groups["name"].Captures.Zip(
                    head.Groups["value"].Captures, (name, value) => (name.Value, value.Value.Trim())),
            ],
        };
    }

    private static Expectation? Parse(string text, SourceSpan span)
    {
        foreach ((ExpectationKind kind, Regex form) in Forms)
        {
            Match match = form.Match(text);
            if (!match.Success)
                continue;

            string? name = match.Groups["name"].Success ? match.Groups["name"].Value : null;
            string[] anySize = match.Groups["sizes"].Value.Split(
                ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return TryReadNumber(match, out long? number)
                ? new Expectation(kind, name, number, anySize, span)
                : null;
        }

        return null;
    }

    // A number that is too great must not turn into none, which any other one would satisfy.
    private static bool TryReadNumber(Match match, out long? number)
    {
        number = null;
        if (!match.Groups["number"].Success)
            return true;

        decimal unit = match.Groups["unit"].Value switch { "K" => 1L << 10, "M" => 1L << 20, "G" => 1L << 30, _ => 1 };
        if (!decimal.TryParse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, null, out decimal value)
            || value > long.MaxValue / unit)
        {
            return false;
        }

        number = (long)(value * unit);
        return true;
    }

    private static readonly (ExpectationKind Kind, Regex Form)[] Forms =
    [
        (ExpectationKind.Holds, HoldsForm()),
        (ExpectationKind.Violated, ViolatedForm()),
        (ExpectationKind.Error, ErrorForm()),
        (ExpectationKind.Deadlock, DeadlockForm()),
        (ExpectationKind.CoverNotMet, CoverNotMetForm()),
        (ExpectationKind.NoInitialState, NoInitialStateForm()),
        (ExpectationKind.LivenessViolated, LivenessViolatedForm()),
        (ExpectationKind.States, StatesForm()),
        (ExpectationKind.RulesFired, RulesFiredForm()),
        (ExpectationKind.Depth, DepthForm()),
        (ExpectationKind.Covers, CoversForm()),
        (ExpectationKind.Proved, ProvedForm()),
        (ExpectationKind.Within, WithinForm()),
    ];

    private const string Name = "\"(?<name>[^\"]*)\"";
    private const string Steps = "( in (?<number>[0-9]+) steps?)?";
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("^holds$", Plain)]
    private static partial Regex HoldsForm();

    [GeneratedRegex($"^violated {Name}{Steps}$", Plain)]
    private static partial Regex ViolatedForm();

    [GeneratedRegex($"^error {Name}{Steps}$", Plain)]
    private static partial Regex ErrorForm();

    [GeneratedRegex($"^deadlock{Steps}$", Plain)]
    private static partial Regex DeadlockForm();

    [GeneratedRegex($"^cover {Name} not met$", Plain)]
    private static partial Regex CoverNotMetForm();

    [GeneratedRegex($"^assumption {Name} leaves no initial state$", Plain)]
    private static partial Regex NoInitialStateForm();

    [GeneratedRegex($"^liveness {Name} violated{Steps}$", Plain)]
    private static partial Regex LivenessViolatedForm();

    [GeneratedRegex("^states (?<number>[0-9]+)$", Plain)]
    private static partial Regex StatesForm();

    [GeneratedRegex("^rules (?<number>[0-9]+)$", Plain)]
    private static partial Regex RulesFiredForm();

    [GeneratedRegex("^depth (?<number>[0-9]+)$", Plain)]
    private static partial Regex DepthForm();

    [GeneratedRegex("^covers$", Plain)]
    private static partial Regex CoversForm();

    [GeneratedRegex($"^proved {Name}( for any (?<sizes>[A-Za-z][A-Za-z0-9_, ]*))?$", Plain)]
    private static partial Regex ProvedForm();

    [GeneratedRegex("^within (?<number>[0-9]{1,9}(\\.[0-9]{1,3})?) ?(?<unit>[KMG])i?B?$", Plain)]
    private static partial Regex WithinForm();

    // What has a colon, or a word that only an expectation starts with.
    [GeneratedRegex(
        @"^---?\s*expect(s|ed)?(?<head>\s*|\s+(large|at)\b[^:]*)(?<colon>:)\s*(?<text>\S(.*\S)?)\s*$"
        + @"|^---?\s*expect(?<head>(\s+large)?)\s+(?<text>(within|at|large|states|rules|depth|holds|covers|deadlock"
        + @"|violated|proved)\b(.*\S)?)\s*$", Plain)]
    private static partial Regex CommentForm();

    [GeneratedRegex(
        @"^(\s+(?<large>large))?(\s+at\s+(?<name>[A-Za-z][A-Za-z0-9_]*)\s*=(?<value>[^,=]*\S)"
        + @"(,\s*(?<name>[A-Za-z][A-Za-z0-9_]*)\s*=(?<value>[^,=]*\S))*)?\s*$", Plain)]
    private static partial Regex HeadForm();
}
