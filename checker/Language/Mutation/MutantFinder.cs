using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Mutation;

/// <summary>Makes every mutant of a specification.</summary>
/// <remarks>
/// On the typed model, so each of them is a specification. What constants rule out is no matter of behaviour and is
/// left alone; so are properties, and functions that only they call.
/// </remarks>
public static class MutantFinder
{
    /// <param name="rule">Only what changes a rule of this name; null for everything.</param>
    public static MutantSet Of(TransitionSystem system, string? rule = null)
    {
        TransitionSystem pruned = ConstantPruning.Prune(system);
        CandidateFinder[] finders = [.. FindersOf(pruned)];
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var unread = new UnreadPlaces(pruned);
        ImmutableArray<Mutant> mutants =
        [
            .. finders.SelectMany(f => f.Found)
                .OrderBy(c => SourceNumber(pruned, c.Span))
                .ThenBy(c => c.Span.Start)
                .Select(c => MutantOf(pruned, c, ids) with { IsUnread = c.Removed is { } left && unread.HasOnly(left) })
                .Where(m => rule is null || m.Rules.Any(r => pruned.Rules[r].Name == rule)),
        ];
        return new MutantSet(pruned, mutants, finders.Sum(f => f.IndependentPairs));
    }

    /// <summary>As <see cref="Of(TransitionSystem, string?)"/>, and with each boolean constant the other way.</summary>
    public static MutantSet Of(LoadResult loaded, LoadOptions options)
    {
        MutantSet mutants = Of(loaded.System!);
        var flipper = new SwitchFlipper(loaded, options, mutants.Base);
        return mutants with { Mutants = [.. mutants.Mutants, .. flipper.Mutants()] };
    }

    private static IEnumerable<CandidateFinder> FindersOf(TransitionSystem system)
    {
        var calls = new CalleeWalker();
        foreach (Rule rule in system.InitialRules)
        {
            calls.Walk(rule);
            yield return CandidateFinder.In(rule);
        }

        foreach (Rule rule in system.Rules.Where(r => r.Guard is not Constant { Value: 0 }))
        {
            calls.Walk(rule);
            yield return CandidateFinder.In(rule);
        }

        foreach (Function function in system.Functions.Where(calls.Called.Contains))
            yield return CandidateFinder.In(function);
    }

    private static int SourceNumber(TransitionSystem system, SourceSpan span) => system.Sources.IndexOf(span.File);

    private static Mutant MutantOf(TransitionSystem system, MutationCandidate candidate, Dictionary<string, int> ids)
    {
        TransitionSystem changed = SystemEditor.Apply(system, candidate.Edit, candidate.Owner);
        string id = $"{candidate.Span} {candidate.Operator}";
        ids[id] = ids.GetValueOrDefault(id) + 1;
        bool isInitial = !Differences(system.InitialRules, changed.InitialRules).IsEmpty;
        return new Mutant(
            ids[id] == 1 ? id : $"{id} {ids[id]}",
            candidate.Operator,
            candidate.Span,
            PlaceOf(system, candidate.Owner),
            candidate.Description,
            changed,
            Differences(system.Rules, changed.Rules),
            isInitial)
        {
            MayLeaveUndefined = isInitial || HasLocals(candidate.Owner),
        };
    }

    private static bool HasLocals(object owner) => owner switch
    {
        Rule rule => !rule.Locals.IsEmpty,
        Function function => !function.Locals.IsEmpty,
        _ => true,
    };

    private static ImmutableArray<int> Differences(ImmutableArray<Rule> before, ImmutableArray<Rule> after) =>
        [.. Enumerable.Range(0, before.Length).Where(i => !ReferenceEquals(before[i], after[i]))];

    private static MutatedPlace PlaceOf(TransitionSystem system, object owner) => owner switch
    {
        Rule rule when system.InitialRules.Contains(rule) =>
            new MutatedPlace("startstate", rule.Name, SourcesOf(rule.Doc)),
        Rule rule => new MutatedPlace("rule", rule.Name, SourcesOf(rule.Doc)),
        Function function => new MutatedPlace(
            function.ReturnType is null ? "procedure" : "function", function.Name, SourcesOf(function.Doc)),
        _ => throw new ArgumentException($"a {owner.GetType().Name} holds no code", nameof(owner)),
    };

    private static ImmutableArray<string> SourcesOf(DocComment? doc) =>
        [.. doc?.Values("source") ?? []];
}
