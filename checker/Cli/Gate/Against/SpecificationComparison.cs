using System.Text.RegularExpressions;
using ModelCheck.Language;
using ModelCheck.Language.Expectations;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Cli.Gate.Against;

/// <summary>Finds where a specification claims less than it did.</summary>
/// <param name="revision">As the user named it.</param>
/// <param name="path">The specification, as the user would write it.</param>
internal sealed partial class SpecificationComparison(
    string revision, string path, LoadResult before, LoadResult now, FindingLevel ofChanges)
{
    private readonly List<GateFinding> _findings = [];

    /// <param name="time">For one question to the solver.</param>
    public IEnumerable<GateFinding> Run(TimeSpan time, CancellationToken cancellation)
    {
        if (before.System is not { } old || now.System is not { } current)
        {
            string which = before.System is null ? $"it did not load in {revision}" : "it does not load";
            return [Finding(GateRule.Changed, FindingLevel.Error, $"it cannot be compared: {which}", null, "")];
        }

        CompareProperties(old, current, new PropertyChange(new FlatText(old), new FlatText(current), time, cancellation));
        CompareAssumptionsInBodies(old, current);
        CompareFairness(old, current);
        CompareExpectations();
        return _findings.Where(f => !IsAllowed(f.Subject));
    }

    private void CompareProperties(TransitionSystem old, TransitionSystem current, PropertyChange change)
    {
        Dictionary<PropertyKey, Property> known = PropertyKey.Of(old).ToDictionary(p => p.Value, p => p.Key);
        Dictionary<PropertyKey, Property> present = PropertyKey.Of(current).ToDictionary(p => p.Value, p => p.Key);
        foreach ((PropertyKey key, Property property) in known)
        {
            if (present.TryGetValue(key, out Property? same))
                Report(same, change.Of(key, property, same));
            else if (key.Kind != PropertyKind.Assumption)
                Add(GateRule.Removed, $"{WordsOf(property)} of {revision} is gone", null, property.Name);
        }

        foreach ((PropertyKey key, Property property) in present)
        {
            if (key.Kind == PropertyKind.Assumption && !known.ContainsKey(key))
                Add(GateRule.Assumes, $"{WordsOf(property)} is new since {revision}", property.Span, property.Name);
        }
    }

    private void Report(Property property, (ChangeKind Kind, string? Reason) change)
    {
        bool isAssumption = property.Kind == PropertyKind.Assumption;
        switch (change.Kind)
        {
            case ChangeKind.Weaker when !isAssumption:
                Add(GateRule.Weakened, $"{WordsOf(property)} allows states that it did not in {revision}", property.Span, property.Name);
                break;
            case ChangeKind.Stronger when isAssumption:
                Add(GateRule.Assumes, $"{WordsOf(property)} leaves out states that it did not in {revision}", property.Span, property.Name);
                break;
            case ChangeKind.Other:
                AddChange(property, "neither implies the other");
                break;
            case ChangeKind.Undecided:
                AddChange(property, $"which is stronger was not decided: {change.Reason}");
                break;
        }
    }

    private void AddChange(Property property, string what) => _findings.Add(Finding(
        GateRule.Changed,
        ofChanges,
        $"{WordsOf(property)} is not what it was in {revision}, and {what}",
        property.Span,
        property.Name));

    private void CompareAssumptionsInBodies(TransitionSystem old, TransitionSystem current)
    {
        List<string> known = [.. AssumeFinder.In(old).Select(a => Line(a.Span.Text))];
        foreach (Assume assume in AssumeFinder.In(current))
        {
            if (!known.Remove(Line(assume.Span.Text)))
                Add(GateRule.Assumes, $"'{Line(assume.Span.Text)}' is new since {revision}", assume.Span, assume.Message);
        }
    }

    private void CompareFairness(TransitionSystem old, TransitionSystem current)
    {
        foreach (Rule rule in current.Rules)
        {
            Fairness[] known = [.. old.Rules.Where(r => r.Name == rule.Name).Select(r => r.Fairness)];
            if (rule.Fairness != Fairness.None && !known.Contains(rule.Fairness) && !known.Contains(Fairness.Strong))
                Add(GateRule.Assumes, $"rule \"{rule.Name}\" is assumed to be fairer than in {revision}", rule.Span, rule.Name);
        }
    }

    // Counts may change, and what was large may become small; nothing else may go.
    private void CompareExpectations()
    {
        HashSet<string> present = [.. now.Expectations.Select(e => KeyOf(e, e.IsLarge))];
        foreach (Expectation expectation in before.Expectations)
        {
            bool isThere = present.Contains(KeyOf(expectation, isLarge: false))
                || (expectation.IsLarge && present.Contains(KeyOf(expectation, isLarge: true)));
            if (isThere)
                continue;

            string at = expectation.Sizes is "" ? "" : $" at {expectation.Sizes}";
            Add(GateRule.Removed, $"{revision} expects '{expectation}'{at}, and this does not", null, expectation.Name ?? "");
        }
    }

    private static string KeyOf(Expectation e, bool isLarge) =>
        $"{e.Kind} {e.Name} {string.Join(',', e.AnySize)} {e.Sizes} {isLarge}";

    // Only a comment that the change itself brings: one that stayed would let the next change pass, too.
    private bool IsAllowed(string subject)
    {
        int Count(LoadResult loaded) => loaded.Sources.Sum(source => Allowance().Matches(source.Text).Count(
            m => m.Groups["name"].Value == subject));
        return subject != "" && Count(now) > Count(before);
    }

    private void Add(GateRule rule, string message, SourceSpan? span, string subject) =>
        _findings.Add(Finding(rule, FindingLevel.Error, message, span, subject));

    private GateFinding Finding(GateRule rule, FindingLevel level, string message, SourceSpan? span, string subject) =>
        new(rule, level, message, path, span) { Subject = subject };

    private static string WordsOf(Property property) => property.Kind switch
    {
        PropertyKind.Invariant when property.IsLemma => $"lemma \"{property.Name}\"",
        PropertyKind.LeadsTo => $"leadsto \"{property.Name}\"",
        _ => $"{property.Kind.ToString().ToLowerInvariant()} \"{property.Name}\"",
    };

    private static string Line(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("--\\s*allow:\\s*weaker\\s+\"(?<name>[^\"]+)\"")]
    private static partial Regex Allowance();

    private sealed class AssumeFinder : ModelWalker
    {
        private readonly List<Assume> _found = [];

        public static List<Assume> In(TransitionSystem system)
        {
            var finder = new AssumeFinder();
            finder.Walk(system);
            return finder._found;
        }

        protected override void OnStatement(Statement statement)
        {
            if (statement is Assume assume)
                _found.Add(assume);
        }
    }
}
