using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Expectations;

/// <summary>Finds the <c>expect:</c> comments of a file.</summary>
internal static partial class ExpectationReader
{
    /// <summary>One expectation for each comment <c>-- expect: text</c>; a text of no known form is a warning.</summary>
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
            if (Parse(text.Value, span) is { } expectation)
                expectations.Add(expectation);
            else
                diagnostics.Add(ModuleErrors.BadExpectation(span, text.Value));
        }

        return expectations.DrainToImmutable();
    }

    private static Expectation? Parse(string text, SourceSpan span)
    {
        foreach ((ExpectationKind kind, Regex form) in Forms)
        {
            Match match = form.Match(text);
            if (!match.Success)
                continue;

            string? name = match.Groups["name"].Success ? match.Groups["name"].Value : null;
            long? number = match.Groups["number"].Success && long.TryParse(match.Groups["number"].Value, out long n)
                ? n
                : null;
            string[] sizes = match.Groups["sizes"].Value.Split(
                ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return new Expectation(kind, name, number, sizes, span);
        }

        return null;
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

    [GeneratedRegex(@"^---?\s*expect:\s*(?<text>\S(.*\S)?)\s*$", Plain)]
    private static partial Regex CommentForm();
}
