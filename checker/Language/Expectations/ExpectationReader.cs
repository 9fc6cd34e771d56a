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
        (ExpectationKind.Holds, Form("holds")),
        (ExpectationKind.Violated, Form($"violated {Name}{Steps}")),
        (ExpectationKind.Error, Form($"error {Name}{Steps}")),
        (ExpectationKind.Deadlock, Form($"deadlock{Steps}")),
        (ExpectationKind.CoverNotMet, Form($"cover {Name} not met")),
        (ExpectationKind.NoInitialState, Form($"assumption {Name} leaves no initial state")),
        (ExpectationKind.LivenessViolated, Form($"liveness {Name} violated{Steps}")),
        (ExpectationKind.States, Form("states (?<number>[0-9]+)")),
        (ExpectationKind.RulesFired, Form("rules (?<number>[0-9]+)")),
        (ExpectationKind.Depth, Form("depth (?<number>[0-9]+)")),
        (ExpectationKind.Covers, Form("covers")),
        (ExpectationKind.Proved, Form($"proved {Name}( for any (?<sizes>[A-Za-z][A-Za-z0-9_, ]*))?")),
    ];

    private const string Name = "\"(?<name>[^\"]*)\"";
    private const string Steps = "( in (?<number>[0-9]+) steps?)?";

    private static Regex Form(string pattern) =>
        new($"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"^---?\s*expect:\s*(?<text>\S(.*\S)?)\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CommentForm();
}
