using System.Collections.Immutable;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>A leaf of the state or of a local variable, for all values of its open indices.</summary>
/// <param name="Value">A term over formal arguments, one for each open index.</param>
/// <param name="Defined">As <paramref name="Value"/>: where it is false the value does not matter.</param>
/// <param name="Written">
/// As <paramref name="Value"/>: what was written since the innermost open loop began.
/// </param>
internal sealed record Cell(
    Sort Sort, ImmutableArray<ScalarSort> Indices, Term Value, Term Defined, Term Written);

/// <summary>
/// What symbolic execution reads and writes: the leaves of the state, then those of the frames in use.
/// </summary>
internal sealed class SymbolicMemory
{
    private readonly List<Cell> _cells;

    public SymbolicMemory(IEnumerable<Cell> cells) => _cells = [.. cells];

    public int Count => _cells.Count;

    public Cell this[int leaf]
    {
        get => _cells[leaf];
        set => _cells[leaf] = value;
    }

    public void Push(Cell cell) => _cells.Add(cell);

    /// <summary>Gives up the leaves from a number on.</summary>
    public void Truncate(int count) => _cells.RemoveRange(count, _cells.Count - count);

    public SymbolicMemory Fork() => new(_cells);

    /// <summary>The memory that is the first under a condition and the second otherwise.</summary>
    public static SymbolicMemory Merge(
        TermFactory terms, Term condition, SymbolicMemory whenTrue, SymbolicMemory whenFalse) =>
        new(whenTrue._cells.Zip(whenFalse._cells, (left, right) => ReferenceEquals(left, right)
            ? left
            : left with
            {
                Value = terms.Ite(condition, left.Value, right.Value),
                Defined = terms.Ite(condition, left.Defined, right.Defined),
                Written = terms.Ite(condition, left.Written, right.Written),
            }));
}
