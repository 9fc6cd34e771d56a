using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Proof.Mining;

/// <summary>Finds clauses that hold in every state explored.</summary>
internal sealed class ClauseFinder(ReachableRows rows, ImmutableArray<Template> templates, MiningOptions options)
{
    /// <summary>
    /// A clause with the fewest literals, and of those with the fewest variables, that a state contradicts; null when
    /// none has few enough.
    /// </summary>
    /// <param name="stateTemplates">The templates at the size of the state's transition system.</param>
    public Clause? Excluding(TransitionSystem system, ImmutableArray<Template> stateTemplates, long[] state)
    {
        var values = new StateRows(system, stateTemplates);
        (int Template, ulong[] Row, BlockingSearch Search)[] candidates =
        [
            .. Enumerable.Range(0, templates.Length)
                .SelectMany(t => values.Of(t, state).Select(row => (t, row, new BlockingSearch(rows[t], row))))
                .Where(candidate => candidate.Item3.IsPossible),
        ];
        // What holds in small instances because they have few elements often speaks of some element.
        foreach (bool hasSomeElements in (bool[])[false, true])
        {
            for (int size = 1; size <= options.MostLiterals; size++)
            {
                foreach ((int template, ulong[] row, BlockingSearch search) in candidates)
                {
                    if (templates[template].HasSomeElements == hasSomeElements && search.Find(size) is { } atoms)
                        return Clause.Excluding(template, atoms, row);
                }
            }
        }

        return null;
    }

    /// <summary>The clauses of one literal, each with the fewest variables that it can have.</summary>
    public IEnumerable<Clause> OfOneLiteral()
    {
        for (int number = 0; number < templates.Length; number++)
        {
            Template template = templates[number];
            if (template.HasSomeElements)
                continue;

            for (int atom = 0; atom < template.Atoms.Length; atom++)
            {
                if (!template.NeedsAllVariables(atom))
                    continue;

                foreach (bool isPositive in (bool[])[true, false])
                {
                    var clause = new Clause(number, [new Literal(atom, isPositive)]);
                    if (rows[number].Count > 0 && clause.HoldsIn(rows[number]))
                        yield return clause;
                }
            }
        }
    }
}
