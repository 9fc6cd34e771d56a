using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Projections;

/// <summary>A template whose atoms are compiled, and how their values for one state make up its rows.</summary>
/// <remarks>
/// An atom is evaluated once for each assignment of the variables that it reads, not of all: the words for one
/// state stand in a buffer, and a row picks from it the ones that belong to its assignment.
/// <code>
/// buffer   | word 0, atoms without variables | word 1 for t = 1, 2, .. | word 2 for t, u = 1 1, 1 2, .. |
/// row t u  | word 0                          | word 1 for t            | word 2 for t u                 |
/// </code>
/// </remarks>
internal sealed class CompiledTemplate
{
    /// <summary>Assignments beyond this are more than anyone has the patience for.</summary>
    private const long MaxAssignments = 1 << 20;

    private readonly ProjectionTemplate _template;
    private readonly ImmutableArray<AtomWord> _words;
    private readonly int[] _offsets;

    public CompiledTemplate(CompilationUnit unit, ProjectionTemplate template)
    {
        Check(template);
        _template = template;
        _words = WordsOf(template);
        _offsets = new int[_words.Length];
        var emitter = new AtomWordEmitter(unit);
        var code = ImmutableArray.CreateBuilder<(FillWords, int)>();
        for (int i = 0; i < _words.Length; i++)
        {
            ImmutableArray<Binding> bindings = BindingsOf(_words[i].Variables);
            _offsets[i] = BufferWords;
            code.Add((emitter.Compile(bindings, [.. _words[i].Atoms.Select(a => template.Atoms[a])]), BufferWords));
            BufferWords += (int)Parameters.Count(bindings);
        }

        Code = code.DrainToImmutable();
        Rows = RowSources();
    }

    /// <summary>Fills the buffer from the offset on.</summary>
    public ImmutableArray<(FillWords Fill, int Offset)> Code { get; }

    /// <summary>Words of the buffer for one state.</summary>
    public int BufferWords { get; }

    /// <summary>Words of a row.</summary>
    public int Width => _words.Length;

    /// <summary>For each row of a state, and each of its words, the place of that word in the buffer.</summary>
    public int[] Rows { get; }

    /// <summary>The rows in the order of the template's atoms, sorted.</summary>
    public AtomRows ToRows(RowSet rows)
    {
        int width = AtomRows.WordsFor(_template.Atoms.Length);
        var arranged = new ulong[rows.Count][];
        for (int i = 0; i < rows.Count; i++)
        {
            arranged[i] = new ulong[width];
            Arrange(rows[i], arranged[i]);
        }

        Array.Sort(arranged, (x, y) => x.AsSpan().SequenceCompareTo(y));
        return new AtomRows(_template.Atoms.Length, [.. arranged.SelectMany(row => row)]);
    }

    private void Arrange(ReadOnlySpan<ulong> row, Span<ulong> target)
    {
        for (int i = 0; i < _words.Length; i++)
        {
            for (int bit = 0; bit < _words[i].Atoms.Length; bit++)
            {
                int atom = _words[i].Atoms[bit];
                if ((row[i] >> bit & 1) != 0)
                    AtomRows.Set(target, atom);

                if ((row[i] >> (AtomWord.MaxAtoms + bit) & 1) != 0)
                    AtomRows.Set(target, _template.Atoms.Length + atom);
            }
        }
    }

    private static void Check(ProjectionTemplate template)
    {
        if (template.Atoms.IsEmpty)
            throw new ArgumentException("a template without atoms has nothing to show", nameof(template));

        var walker = new NodeWalker(node =>
        {
            if (node is Call { Function: { HasEffects: true } function })
                throw new ArgumentException($"'{function.Name}' changes variables", nameof(template));
        });
        foreach (Expression atom in template.Atoms)
            walker.Walk(atom);
    }

    private static ImmutableArray<AtomWord> WordsOf(ProjectionTemplate template) =>
    [
        .. Enumerable.Range(0, template.Atoms.Length)
            .GroupBy(atom => VariablesOf(template, template.Atoms[atom]), ByElements.Instance)
            .SelectMany(group => group.Chunk(AtomWord.MaxAtoms).Select(atoms => new AtomWord([.. atoms], group.Key))),
    ];

    private static ImmutableArray<int> VariablesOf(ProjectionTemplate template, Expression atom)
    {
        var read = new SortedSet<int>();
        var walker = new NodeWalker(node =>
        {
            if (node is LocalAccess access && template.Variables.IndexOf(access.Variable) is >= 0 and var index)
                read.Add(index);
        });
        walker.Walk(atom);
        return [.. read];
    }

    private ImmutableArray<Binding> BindingsOf(IEnumerable<int> variables) =>
    [
        .. variables.Select(v => _template.Variables[v]).Select(v => new TypeParameter(v, (SimpleType)v.Type)),
    ];

    private int[] RowSources()
    {
        ImmutableArray<Binding> all = BindingsOf(Enumerable.Range(0, _template.Variables.Length));
        long count = Parameters.Count(all);
        if (count > MaxAssignments)
            throw new ArgumentException($"a template has {count} assignments, more than {MaxAssignments}");

        var sources = new List<int>();
        for (long number = 0; number < count; number++)
        {
            ImmutableArray<long> values = Parameters.Decode(all, number);
            if (!_template.AreDistinct || AreDistinct(values))
                sources.AddRange(_words.Select((word, i) => _offsets[i] + IndexOf(word, values)));
        }

        return [.. sources];
    }

    private bool AreDistinct(ImmutableArray<long> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (values[i] == values[j] && _template.Variables[i].Type == _template.Variables[j].Type)
                    return false;
            }
        }

        return true;
    }

    private int IndexOf(AtomWord word, ImmutableArray<long> values)
    {
        int index = 0;
        foreach (int variable in word.Variables)
        {
            var type = (SimpleType)_template.Variables[variable].Type;
            index = (index * (int)type.Cardinality) + (int)(values[variable] - type.Low);
        }

        return index;
    }

    private sealed class ByElements : IEqualityComparer<ImmutableArray<int>>
    {
        public static readonly ByElements Instance = new();

        public bool Equals(ImmutableArray<int> x, ImmutableArray<int> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<int> obj) => obj.Length;
    }
}
