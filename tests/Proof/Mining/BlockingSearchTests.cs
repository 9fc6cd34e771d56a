using System.Collections.Immutable;
using ModelCheck.Proof.Mining;
using Xunit;

namespace ModelCheck.Tests.Proof.Mining;

public class BlockingSearchTests
{
    [Theory]
    [InlineData(6, 5)]
    [InlineData(8, 30)]
    [InlineData(9, 100)]
    [InlineData(70, 25)]
    public void Finds_the_fewest_atoms_that_tell_a_combination_from_every_row(int atoms, int count)
    {
        var random = new Random(atoms + count);
        int found = 0;
        for (int round = 0; round < 40; round++)
        {
            RowTable rows = RandomRows(random, atoms, count);
            ulong[] combination = RandomRow(random, atoms);
            int? fewest = FewestByTrial(rows, combination, atoms > 20 ? 2 : atoms);
            var search = new BlockingSearch(rows, combination);
            for (int size = 1; size <= (atoms > 20 ? 2 : atoms); size++)
            {
                ImmutableArray<int>? result = search.Find(size);
                Assert.Equal(fewest <= size, result is not null);
                if (result is null)
                    continue;

                Assert.True(result.Value.Length <= size);
                Assert.True(TellsApart(rows, combination, [.. result.Value]));
                found++;
            }
        }

        Assert.NotEqual(0, found);
    }

    [Fact]
    public void A_combination_that_occurs_cannot_be_told_apart()
    {
        var rows = new RowTable(3);
        rows.Add([0b101]);

        var search = new BlockingSearch(rows, [0b101]);

        Assert.False(search.IsPossible);
        Assert.Null(search.Find(3));
    }

    [Fact]
    public void Rows_are_kept_once()
    {
        var rows = new RowTable(3);

        Assert.True(rows.Add([0b101]));
        Assert.False(rows.Add([0b101]));
        Assert.Equal(1, rows.Count);
    }

    private static int? FewestByTrial(RowTable rows, ulong[] combination, int most)
    {
        for (int size = 1; size <= most; size++)
        {
            if (Subsets(rows.AtomCount, size).Any(atoms => TellsApart(rows, combination, atoms)))
                return size;
        }

        return null;
    }

    private static IEnumerable<int[]> Subsets(int count, int size, int first = 0) => size == 0
        ? [[]]
        : Enumerable.Range(first, count - first)
            .SelectMany(i => Subsets(count, size - 1, i + 1).Select(rest => (int[])[i, .. rest]));

    private static bool TellsApart(RowTable rows, ulong[] combination, int[] atoms) => Enumerable.Range(0, rows.Count)
        .All(i => atoms.Any(atom => RowTable.IsSet(rows[i], atom) != RowTable.IsSet(combination, atom)));

    private static RowTable RandomRows(Random random, int atoms, int count)
    {
        var rows = new RowTable(atoms);
        for (int i = 0; i < count; i++)
            rows.Add(RandomRow(random, atoms));

        return rows;
    }

    // Mostly zeros, so that few atoms can decide.
    private static ulong[] RandomRow(Random random, int atoms)
    {
        ulong[] row = new ulong[RowTable.WordsFor(atoms)];
        for (int atom = 0; atom < atoms; atom++)
        {
            if (random.Next(4) == 0)
                RowTable.Set(row, atom);
        }

        return row;
    }
}
