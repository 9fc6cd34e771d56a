using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration.Symmetry;

/// <summary>Says how the elements of scalarsets are renamed in the states that the search stores.</summary>
public static class Representatives
{
    /// <summary>How many renamings of one state are tried; those with equal colors only, so that few are.</summary>
    private const int MostTried = 10_000;

    /// <summary>
    /// The names in the states of a trace; null where there is no symmetry, and where they are too many to be found.
    /// </summary>
    public static StoredNames? Of(TransitionSystem system, Trace trace) => DeepStack.Run(() =>
    {
        var tables = new SymmetryTables(system);
        if (!tables.Scalarsets.Any(range => range.End - range.First > 1) || SymmetryRules.Check(system) is not [])
            return null;

        StateLayout layout = CompiledModel.LayoutFor(new ModelNumbering(system, _ => false));
        var finder = new RenamingFinder(tables, layout);
        int[]?[] names = [.. trace.Steps.Select(step => finder.Find([.. step.State]))];
        return names.Contains(null)
            ? null
            : new StoredNames([.. tables.Types.Select(type => type.Name!)], [.. names.Select(step => Split(tables, step!))]);
    });

    private static ImmutableArray<ImmutableArray<int>> Split(SymmetryTables tables, int[] names) =>
    [
        .. tables.Scalarsets.Select(range =>
            names[range.First..range.End].Select(name => name - range.First).ToImmutableArray()),
    ];

    /// <summary>Finds which renaming makes the representative of a state.</summary>
    private sealed class RenamingFinder(SymmetryTables tables, StateLayout layout)
    {
        private readonly PackedCanonicalizer? _sorting =
            PackedOccurrences.TryCreate(tables, layout) is { } occurrences ? new PackedCanonicalizer(occurrences) : null;
        private readonly Canonicalizer _searching = new(tables, layout, SymmetricModel.HeuristicCandidates);
        private readonly ColorRefinement _refinement = new(tables);
        private readonly Renaming _renaming = new(tables);
        private readonly int[] _scalarsetOf =
            [.. tables.Scalarsets.SelectMany((range, number) => Enumerable.Repeat(number, range.End - range.First))];
        private int _tried;

        public int[]? Find(long[] state)
        {
            long[] stored = StoredFor(state);
            ulong[] colors = ColorsOf(state);
            ulong[] storedColors = ColorsOf(stored);
            int[] names = new int[tables.ElementCount];
            _tried = 0;
            return TryFrom(0, names, new bool[names.Length]) ? names : null;

            bool TryFrom(int element, int[] names, bool[] taken)
            {
                if (element == names.Length)
                    return _tried++ < MostTried && _renaming.Apply(state, names).AsSpan().SequenceEqual(stored);

                foreach (int name in CandidatesFor(element).Where(name => !taken[name] && storedColors[name] == colors[element]))
                {
                    (names[element], taken[name]) = (name, true);
                    if (TryFrom(element + 1, names, taken))
                        return true;

                    taken[name] = false;
                }

                return false;
            }
        }

        // Its own name first: what need not be renamed is not.
        private IEnumerable<int> CandidatesFor(int element) => Enumerable.Range(0, _scalarsetOf.Length)
            .Where(name => _scalarsetOf[name] == _scalarsetOf[element])
            .OrderBy(name => name == element ? 0 : 1);

        private long[] StoredFor(long[] state)
        {
            ulong[] words = new ulong[layout.WordCount];
            layout.Pack(state, words);
            if (_sorting is null || !_sorting.TryCanonicalize(words))
                _searching.Canonicalize(words);

            long[] stored = new long[tables.SlotCount];
            layout.Unpack(words, stored);
            return stored;
        }

        private ulong[] ColorsOf(long[] state)
        {
            ulong[] colors = _refinement.InitialColors();
            _refinement.Refine(colors, state);
            return colors;
        }
    }
}
