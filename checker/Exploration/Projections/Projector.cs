using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ModelCheck.Exploration.Compilation;

namespace ModelCheck.Exploration.Projections;

/// <summary>Collects the rows of the states that it is given; for one thread.</summary>
internal sealed unsafe class Projector
{
    private readonly ImmutableArray<CompiledTemplate> _templates;
    private readonly RunMemory _memory;
    private readonly ulong[] _buffer;
    private readonly ulong[] _row;
    private readonly int _maxRows;

    /// <param name="unit">In which the templates are compiled, with nothing left to compile.</param>
    public Projector(CompilationUnit unit, ImmutableArray<CompiledTemplate> templates, int maxRows)
    {
        _maxRows = maxRows;
        _templates = templates;
        _memory = new RunMemory(unit);
        _buffer = new ulong[templates.Max(t => t.BufferWords)];
        _row = new ulong[templates.Max(t => t.Width)];
        Rows = [.. templates.Select(t => new RowSet(t.Width))];
    }

    /// <summary>What was collected, parallel to the templates.</summary>
    public ImmutableArray<RowSet> Rows { get; }

    /// <summary>Adds the rows of one state; false when a template has more than the most rows then.</summary>
    public bool TryAdd(ulong* state)
    {
        bool fits = true;
        for (int i = 0; i < _templates.Length; i++)
        {
            Add(state, _templates[i], Rows[i]);
            fits &= Rows[i].Count <= _maxRows;
        }

        GC.KeepAlive(_memory);
        return fits;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(ulong* state, CompiledTemplate template, RowSet rows)
    {
        fixed (ulong* buffer = _buffer, row = _row)
        {
            foreach ((FillWords fill, int offset) in template.Code)
                fill(state, buffer + offset, _memory.Context);

            int[] sources = template.Rows;
            int width = template.Width;
            for (int first = 0; first < sources.Length; first += width)
            {
                for (int word = 0; word < width; word++)
                    row[word] = buffer[sources[first + word]];

                rows.Add(row);
            }
        }
    }
}
