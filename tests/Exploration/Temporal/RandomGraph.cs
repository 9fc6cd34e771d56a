using System.Collections.Immutable;
using ModelCheck.Exploration.Automata;
using ModelCheck.Exploration.Models;
using ModelCheck.Language.Temporal;

namespace ModelCheck.Tests.Exploration.Temporal;

/// <summary>
/// A small graph whose transitions belong to rules, which states satisfy which atoms, and how fair runs are to the rules.
/// </summary>
/// <param name="Next">For each rule and state the successor, or -1.</param>
/// <param name="Letters">For each state the atoms that it satisfies: bits 0 to <see cref="StateAtoms"/> - 1.</param>
/// <param name="Fair">For each rule 0, 1 for weak or 2 for strong fairness.</param>
internal sealed record RandomGraph(int[][] Next, uint[] Letters, int[] Fair)
{
    public const int StateAtoms = 2;

    public int Count => Letters.Length;

    public int RuleCount => Next.Length;

    /// <summary>State atoms, then for each rule whether it is enabled, then whether it fired.</summary>
    public int AtomCount => StateAtoms + (2 * RuleCount);

    public static RandomGraph Make(Random random)
    {
        int states = random.Next(1, 6);
        int rules = random.Next(1, 4);
        int density = random.Next(3, 10);
        int[][] next = [.. Enumerable.Range(0, rules).Select(_ => Enumerable.Range(0, states)
            .Select(_ => random.Next(10) < density ? random.Next(states) : -1).ToArray())];
        uint[] letters = [.. Enumerable.Range(0, states).Select(_ => (uint)random.Next(1 << StateAtoms))];
        return new RandomGraph(next, letters, [.. Enumerable.Range(0, rules).Select(_ => random.Next(3))]);
    }

    public bool IsEnabled(int rule, int state) => Next[rule][state] >= 0;

    public bool IsDead(int state) => Next.All(rule => rule[state] < 0);

    /// <summary>The atoms that are true at a position.</summary>
    /// <param name="rule">That led there, or -1.</param>
    public uint LetterAt(int state, int rule)
    {
        uint letter = Letters[state];
        for (int r = 0; r < RuleCount; r++)
        {
            if (IsEnabled(r, state))
                letter |= 1u << (StateAtoms + r);

            if (r == rule)
                letter |= 1u << (StateAtoms + RuleCount + r);
        }

        return letter;
    }

    /// <summary>The model that the search sees, with one claim.</summary>
    public GraphModel ToModel(TestFormula formula)
    {
        var factory = new LtlFactory();
        Ltl claim = formula.ToLtl(factory);
        var fairness = new FairnessTable(
            [.. Fair.Select((f, i) => f == 0 ? -1 : Fair.Take(i).Count(g => g != 0))],
            [.. Fair.Where(f => f != 0).Select(f => f == 2)]);
        return new GraphModel
        {
            Rules = [.. Next.Select(n => GraphModel.FiresIf(s => n[s] >= 0, s => (ulong)n[s]))],
            Claims = [.. Enumerable.Range(0, StateAtoms).Select(atom => GraphModel.Claim(
                StatePropertyKind.Condition, s => ((Letters[s] >> atom) & 1) != 0))],
            Fairness = fairness,
            RunProperties =
            [
                .. factory.Conjuncts(claim).Select(
                    c => new RunProperty(0, 0, Atoms(), Tableau.Translate(factory.Not(c)))),
            ],
        };
    }

    private ImmutableArray<RunAtom> Atoms() =>
    [
        .. Enumerable.Range(0, StateAtoms).Select(i => new RunAtom(AtomKind.State, i, [])),
        .. Enumerable.Range(0, RuleCount).Select(r => new RunAtom(AtomKind.Enabled, -1, [r])),
        .. Enumerable.Range(0, RuleCount).Select(r => new RunAtom(AtomKind.Fired, -1, [r])),
    ];

    public override string ToString() =>
        $"next {string.Join(" / ", Next.Select(n => string.Join(",", n)))}; letters {string.Join(",", Letters)}; "
        + $"fairness {string.Join(",", Fair)}";
}
